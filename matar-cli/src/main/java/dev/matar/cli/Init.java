package dev.matar.cli;

import dev.matar.revision.ProjectTemplate;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = "Begin a project: write its configuration, its templates and its folder of revisions.",
        footer = {
            "  matar init                    in this folder, with an SQLite database to begin with",
            "  matar init --template sql db  in the folder db, with revisions in SQL"
        })
final class Init extends ProjectCommand {

    @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "Where; this folder unless given.")
    private Path folder = Path.of("");

    @Option(
            names = {"-t", "--template"},
            paramLabel = "NAME",
            description = "What it begins as: see list-templates.")
    private String template = "java";

    private String way() {
        return folder.toString().isEmpty() ? "" : "cd " + folder + ", ";
    }

    @Override
    void run() {
        if (namesConfig()) {
            throw wrongUsage("With -c a configuration is named that is there; init writes matar.toml into FOLDER.");
        }
        List<String> written = ProjectTemplate.of(template).write(terminal().path(folder)).stream()
                .map(terminal()::shown)
                .toList();
        if (output().json()) {
            output().json(Map.of("files", written));
        } else {
            written.forEach(file -> output().plain("wrote " + file));
            output().talk("Next: " + way() + "matar revision -m \"…\", then matar upgrade head. The database is named in " + written.get(0)
                    + ".");
        }
    }
}
