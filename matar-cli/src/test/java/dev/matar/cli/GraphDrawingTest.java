package dev.matar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.revision.RevisionGraph;
import dev.matar.revision.RevisionHeader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class GraphDrawingTest {

    @Test
    void drawsALine() {
        assertThat(picture("a", "b a", "c b"))
                .isEqualTo("""
                        ○  c
                        ○  b
                        ○  a
                        """);
    }

    @Test
    void drawsABranchAndItsMerge() {
        assertThat(picture("a", "b a", "c a", "d b c", "e d"))
                .isEqualTo("""
                        ○    e
                        ○    d
                        ├─╮
                        ○ │  b
                        │ ○  c
                        ├─╯
                        ○    a
                        """);
    }

    @Test
    void drawsThreeHeadsOverOneRevision() {
        assertThat(picture("a", "b a", "c a", "d a"))
                .isEqualTo("""
                        ○    b
                        │ ○  c
                        ├─╯
                        │ ○  d
                        ├─╯
                        ○    a
                        """);
    }

    @Test
    void drawsAMergeOfThree() {
        assertThat(picture("a", "b a", "c a", "d a", "m b c d"))
                .isEqualTo("""
                        ○      m
                        ├─┬─╮
                        ○ │ │  b
                        │ ○ │  c
                        ├─╯ │
                        │   ○  d
                        ├───╯
                        ○      a
                        """);
    }

    @Test
    void setsHistoriesOfTheirOwnApart() {
        assertThat(picture("a", "b a", "x", "y x"))
                .isEqualTo("""
                        ○  b
                        ○  a

                        ○  y
                        ○  x
                        """);
    }

    @Test
    void drawsAMergeOfTwoBases() {
        assertThat(picture("a", "b", "m a b"))
                .isEqualTo("""
                        ○    m
                        ├─╮
                        ○ │  a
                          ○  b
                        """);
    }

    @Test
    void drawsACrissCross() {
        assertThat(picture("a", "b a", "c a", "d b c", "e c b", "f d e"))
                .isEqualTo("""
                        ○      f
                        ├─╮
                        ○ │    d
                        ├─│─╮
                        │ ○ │  e
                        ├─┴─┤
                        ○   │  b
                        │   ○  c
                        ├───╯
                        ○      a
                        """);
    }

    @Test
    void cutsALineThatLeavesThePicture() {
        RevisionGraph graph = graph("a", "b a", "c b");
        assertThat(picture(graph, List.of("c", "b")))
                .isEqualTo("""
                        ○  c
                        ○  b
                        ~
                        """);
    }

    /** Whoever follows the lines of a picture down from a revision comes to its parents, and to nothing else. */
    @Test
    void saysExactlyTheGraph() {
        long seed = Long.getLong("matar.seed", System.nanoTime());
        int cases = Integer.getInteger("matar.cases", 300);
        for (long i = seed; i < seed + cases; i++) {
            RevisionGraph graph = RevisionGraph.of(random(new Random(i)));
            List<GraphDrawing.Row> rows = new GraphDrawing(graph.history(), graph::parents).rows();
            for (int row = 0; row < rows.size(); row++) {
                Optional<String> revision = rows.get(row).revision();
                if (revision.isPresent()) {
                    assertThat(parentsDrawn(rows, row))
                            .as("the parents of %s, -Dmatar.seed=%d -Dmatar.cases=1, in%n%s", revision.get(), i, drawn(rows))
                            .containsExactlyInAnyOrderElementsOf(graph.parents(revision.get()));
                }
            }
        }
    }

    @Test
    void drawsTenThousandRevisionsInTimeInProportion() {
        List<RevisionHeader> headers = new ArrayList<>(List.of(RevisionHeader.of("r10000")));
        for (int i = 10_001; i < 20_000; i++) {
            // Every tenth begins a branch that the next one merges.
            headers.add(i % 10 == 1 && i > 10_002
                    ? RevisionHeader.of("r" + i, "r" + (i - 1), "r" + (i - 2))
                    : RevisionHeader.of("r" + i, "r" + (i % 10 == 0 ? i - 2 : i - 1)));
        }
        RevisionGraph graph = RevisionGraph.of(headers);
        List<String> history = graph.history();
        List<GraphDrawing.Row> rows = Assertions.assertTimeout(
                Duration.ofSeconds(5), () -> new GraphDrawing(history, graph::parents).rows());
        assertThat(rows.stream().flatMap(row -> row.revision().stream())).isEqualTo(history);
        assertThat(rows).allMatch(row -> row.lines().length() <= 5);
    }

    private static List<RevisionHeader> random(Random random) {
        List<RevisionHeader> headers = new ArrayList<>();
        int size = 1 + random.nextInt(25);
        for (int i = 0; i < size; i++) {
            int wanted = random.nextInt(8) == 0 ? 0 : random.nextInt(4) == 0 ? 2 + random.nextInt(2) : 1;
            List<RevisionHeader> earlier = headers;
            String[] parents = Stream.generate(() -> random.nextInt(Math.max(1, earlier.size())))
                    .limit(earlier.isEmpty() ? 0 : wanted)
                    .distinct()
                    .map(at -> earlier.get(at).id())
                    .toArray(String[]::new);
            headers.add(RevisionHeader.of("r" + (100 + random.nextInt(800)) + "x" + i, parents));
        }
        return headers;
    }

    private static List<String> parentsDrawn(List<GraphDrawing.Row> rows, int from) {
        int circle = rows.get(from).lines().indexOf('○');
        List<String> parents = new ArrayList<>();
        if (from + 1 == rows.size()) {
            return parents;
        }
        String next = rows.get(from + 1).lines();
        for (int at = 0; at < next.length(); at += 2) {
            boolean goesThere = next.contains("─") ? "├╭╮┬┤┼".indexOf(next.charAt(at)) >= 0 : at == circle;
            if (goesThere && "○│├╭╮┬┤┼".indexOf(next.charAt(at)) >= 0) {
                parents.add(parentBelow(rows, from + 1, at));
            }
        }
        return parents;
    }

    /** The revision to which the line in a column comes. */
    private static String parentBelow(List<GraphDrawing.Row> rows, int from, int at) {
        int row = from;
        while (rows.get(row).lines().charAt(at) != '○') {
            assertThat("│├┤┼╭╮┬").as(drawn(rows)).contains(rows.get(row).lines().substring(at, at + 1));
            row++;
        }
        return rows.get(row).revision().orElseThrow();
    }

    private static String picture(String... revisions) {
        RevisionGraph graph = graph(revisions);
        return picture(graph, graph.history());
    }

    private static String picture(RevisionGraph graph, List<String> ids) {
        return drawn(new GraphDrawing(ids, graph::parents).rows());
    }

    private static String drawn(List<GraphDrawing.Row> rows) {
        StringBuilder picture = new StringBuilder();
        rows.forEach(row -> picture.append((row.lines() + "  " + row.revision().orElse("")).stripTrailing())
                .append('\n'));
        return picture.toString();
    }

    /** Each revision as its id and its parents' ids. */
    private static RevisionGraph graph(String... revisions) {
        return RevisionGraph.of(Stream.of(revisions)
                .map(words -> words.split(" "))
                .map(words -> RevisionHeader.of(words[0], List.of(words).subList(1, words.length).toArray(String[]::new)))
                .toList());
    }
}
