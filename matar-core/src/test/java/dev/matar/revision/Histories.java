package dev.matar.revision;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads histories and their expected answers from the text files in {@code revision/}. */
final class Histories {

    /**
     * A history and what is asked of it.
     *
     * @param title where it stands, for the name of a test
     * @param revisions its revisions
     * @param questions the lines that ask something, each with its answer
     */
    record Section(String title, List<RevisionHeader> revisions, List<String> questions) {}

    private Histories() {}

    static List<Section> read(String file) {
        List<Section> sections = new ArrayList<>();
        List<RevisionHeader> revisions = new ArrayList<>();
        List<String> questions = new ArrayList<>();
        for (String line : text(file).lines().map(String::strip).toList()) {
            if (line.startsWith("== ")) {
                revisions = new ArrayList<>();
                questions = new ArrayList<>();
                sections.add(new Section(file + ", " + line.substring(3), revisions, questions));
            } else if (line.contains(" = ") || line.endsWith(" =")) {
                questions.add(line);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                revisions.add(header(line));
            }
        }
        return sections;
    }

    private static String text(String file) {
        try (InputStream in = Histories.class.getResourceAsStream("/revision/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line such as {@code c revises a b needs x label web}. */
    static RevisionHeader header(String line) {
        List<String> revises = new ArrayList<>();
        List<String> needs = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        List<String> words = List.of(line.split("\\s+"));
        List<String> into = new ArrayList<>();
        for (String word : words) {
            switch (word) {
                case "revises" -> into = revises;
                case "needs" -> into = needs;
                case "label" -> into = labels;
                default -> into.add(word);
            }
        }
        return new RevisionHeader(unquoted(words.get(0)), revises, needs, labels, "", Optional.empty());
    }

    private static String unquoted(String id) {
        return id.equals("''") ? "" : id.replace('_', ' ');
    }
}
