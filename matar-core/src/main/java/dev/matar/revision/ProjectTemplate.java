package dev.matar.revision;

import dev.matar.schema.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a new project begins as: its configuration, its templates and an empty folder of revisions. */
public record ProjectTemplate(String name) {

    private static final String CONFIGURATION = "matar.toml";

    private static final List<String> SCRIPTS =
            List.of("README", "revision.java.template", "revision.sql.template");

    /** All of them, by name, with what they are. */
    public static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("java", "revisions in Java, and in SQL where asked");
        all.put("sql", "revisions in SQL");
        return all;
    }

    public static ProjectTemplate of(String name) {
        if (!all().containsKey(name)) {
            throw new Refusal(
                    "no-such-template",
                    "There is no template " + name + ".",
                    "There are " + String.join(", ", all().keySet()) + ".");
        }
        return new ProjectTemplate(name);
    }

    /**
     * Writes the project's files, the configuration first; refused, with nothing written, when one of them is there already.
     *
     * @return the files written
     */
    public List<Path> write(Path folder) {
        Map<Path, String> files = new LinkedHashMap<>();
        files.put(folder.resolve(CONFIGURATION), CONFIGURATION);
        SCRIPTS.forEach(script -> files.put(folder.resolve("migrations").resolve(script), script));
        for (Path file : files.keySet()) {
            if (Files.exists(file)) {
                throw new Refusal(
                        "file-exists", "The file " + file + " is there already.", "Begin in another folder, or delete it.");
            }
        }
        try {
            Files.createDirectories(folder.resolve("migrations").resolve("versions"));
            for (Map.Entry<Path, String> file : files.entrySet()) {
                copy(file.getValue(), file.getKey());
            }
        } catch (IOException e) {
            throw new Refusal("unwritable-file", "The project cannot be written: " + e.getMessage() + ".", "Check the folder and its rights.", e);
        }
        return new ArrayList<>(files.keySet());
    }

    private void copy(String resource, Path file) throws IOException {
        try (InputStream in = ProjectTemplate.class.getResourceAsStream("/dev/matar/templates/" + name + "/" + resource)) {
            Files.copy(in, file);
        }
    }
}
