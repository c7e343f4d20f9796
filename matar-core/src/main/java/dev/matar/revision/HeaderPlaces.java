package dev.matar.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where headers stand that make no history: the graph knows no files, but names the revisions that are wrong and says what of them is. */
final class HeaderPlaces {

    /** How a header begins to say what a problem tells of a revision. */
    private static final Map<String, String> HEADER_KEYS =
            Map.of(
                    " revises ", "revises",
                    " depends on ", "depends",
                    " gives its branch ", "label",
                    ", cannot be a branch label", "label",
                    "' cannot be the id ", "");

    private HeaderPlaces() {}

    static String of(String problem, List<RevisionFile> files) {
        List<String> words = List.of(problem.split("[\\s',:.]+"));
        List<String> named = new ArrayList<>();
        for (RevisionFile file : files) {
            // An id that is wrong may be of several words.
            if (words.contains(file.header().id()) || problem.startsWith("'" + file.header().id() + "'")) {
                named.add(file.path() + line(problem, file));
            }
        }
        return String.join(", ", named);
    }

    /** The line of the file's header that a problem is about, with a colon before it; empty where it cannot be told. */
    private static String line(String problem, RevisionFile file) {
        for (Map.Entry<String, String> key : HEADER_KEYS.entrySet()) {
            if (problem.contains(file.header().id() + key.getKey())) {
                SourceText source = SourceText.read(file.path());
                int at = source.text().indexOf(key.getValue().isEmpty() ? idAsWritten(file) : key.getValue());
                return at < 0 ? "" : ":" + source.lineOf(at);
            }
        }
        return "";
    }

    private static String idAsWritten(RevisionFile file) {
        return file.format() == RevisionFormat.SQL ? "revision:" : '"' + file.header().id() + '"';
    }
}
