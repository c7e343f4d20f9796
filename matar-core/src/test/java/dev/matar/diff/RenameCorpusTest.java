package dev.matar.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.notation.Notation;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Pairs that people have labelled, and how often the candidates say the same. */
class RenameCorpusTest {

    private enum Answer {
        YES,
        DOUBTFUL,
        NO
    }

    private record Pair(Answer expected, Rename rename, Schema before, Schema after, String line) {

        Answer found() {
            Optional<Candidate> candidate =
                    RenameCandidates.between(before, after).stream().filter(c -> c.rename().equals(rename)).findFirst();
            return candidate.map(c -> c.certain() ? Answer.YES : Answer.DOUBTFUL).orElse(Answer.NO);
        }
    }

    @Test
    void agreesWithPeople() {
        List<Pair> pairs = corpus();
        int[][] matrix = new int[3][3];
        for (Pair pair : pairs) {
            Answer found = pair.found();
            matrix[pair.expected().ordinal()][found.ordinal()]++;
            if (found != pair.expected()) {
                System.out.println(pair.expected() + " but " + found + " " + score(pair) + ": " + pair.line());
            }
        }
        int asked = matrix[0][0] + matrix[0][1] + matrix[1][0] + matrix[1][1];
        double recall = (double) asked / (asked + matrix[0][2] + matrix[1][2]);
        double precision = (double) asked / (asked + matrix[2][0] + matrix[2][1]);
        double certainPrecision = (double) matrix[0][0] / (matrix[0][0] + matrix[1][0] + matrix[2][0]);
        double certainRecall = (double) matrix[0][0] / (matrix[0][0] + matrix[0][1] + matrix[0][2]);
        System.out.printf(
                "Renames: %d pairs; asked: precision %.3f, recall %.3f; certain: precision %.3f, recall %.3f%n",
                pairs.size(), precision, recall, certainPrecision, certainRecall);
        assertThat(pairs).hasSizeGreaterThanOrEqualTo(60);
        assertThat(matrix[2][0]).as("what was never renamed is never certain").isZero();
        assertThat(recall).isGreaterThanOrEqualTo(0.97);
        assertThat(precision).isGreaterThanOrEqualTo(0.95);
        assertThat(certainPrecision).isGreaterThanOrEqualTo(0.95);
        assertThat(certainRecall).isGreaterThanOrEqualTo(0.90);
    }

    private static String score(Pair pair) {
        return RenameCandidates.between(pair.before(), pair.after()).stream()
                .map(c -> String.format("%s %.2f (%s)", c.rename().text(), c.score(), c.reasons()))
                .toList()
                .toString();
    }

    private static List<Pair> corpus() {
        List<Pair> pairs = new ArrayList<>();
        for (String line : text().lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] cells = line.split(" \\| ");
                boolean table = cells[1].startsWith("table ");
                String[] names = cells[1].replace("table ", "").split("=");
                Rename rename = table
                        ? new Rename.OfTable(Name.parse(names[0]), Name.parse(names[1]))
                        : new Rename.OfColumn(Name.of("t"), names[0], names[1]);
                pairs.add(new Pair(
                        Answer.valueOf(cells[0].toUpperCase()), rename, schema(table, cells[2]), schema(table, cells[3]), line));
            }
        }
        return pairs;
    }

    private static Schema schema(boolean whole, String text) {
        StringBuilder notation = new StringBuilder(text.contains("audit.") ? "namespace audit\n" : "");
        for (String table : text.split(" & ")) {
            int colon = whole ? table.indexOf(':') : -1;
            notation.append("table ").append(whole ? quoted(table.substring(0, colon)) : "t").append('\n');
            for (String part : table.substring(colon + 1).split(";")) {
                notation.append("  ").append(columnsQuoted(part.strip())).append('\n');
            }
        }
        return Notation.readSchema(notation.toString());
    }

    /** Spares the corpus the quotes that the notation wants around a name with capitals. */
    private static String columnsQuoted(String part) {
        String quoted = part.replaceAll("\\b(\\w*[A-Z]\\w*)\\b(?![^']*'$)", "\"$1\"");
        return quoted.startsWith("comment ") ? '"' + quoted.replaceFirst(" ", "\" ") : quoted;
    }

    private static String quoted(String name) {
        return name.matches("[a-z_.]+") ? name : '"' + name + '"';
    }

    private static String text() {
        try (InputStream in = RenameCorpusTest.class.getResourceAsStream("/renames/corpus.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
