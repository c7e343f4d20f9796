package dev.matar.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A plain file that tells what operations make of a schema: sections, each under a line such as {@code -- before --}.
 *
 * <p>People write the sections {@code before} and {@code operations}; the others are answers, see {@link Answer}.
 *
 * @param sections their texts by title, in order
 */
record Scenario(Path file, Map<String, String> sections) {

    private static final Path FOLDER = Path.of("src/test/resources/scenarios");

    /** All scenarios, by folder and name. */
    static List<Scenario> all() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".txt")).sorted().map(Scenario::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Scenario read(Path file) {
        try {
            return new Scenario(file, Sections.of(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it tells, as a sentence. */
    String sentence() {
        return FOLDER.relativize(file).toString().replace(".txt", "").replace('-', ' ');
    }

    String before() {
        return sections.getOrDefault("before", "");
    }

    String operations() {
        return sections.getOrDefault("operations", "");
    }

    /** The text of the file. */
    String text() {
        return sections.entrySet().stream()
                .map(section -> "-- " + section.getKey() + " --\n" + section.getValue())
                .collect(Collectors.joining("\n\n", "", "\n"));
    }

    /** The same file with other sections. */
    Scenario with(Map<String, String> otherSections) {
        return new Scenario(file, otherSections);
    }

    void save() {
        try {
            Files.writeString(file, text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
