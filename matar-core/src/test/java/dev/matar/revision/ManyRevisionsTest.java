package dev.matar.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Ten thousand revisions, in the shapes that could make a walk deep or a comparison quadratic. */
class ManyRevisionsTest {

    private static final int MANY = 10_000;

    @Test
    void aLine() {
        upAndDown(i -> i == 0 ? List.of() : List.of(i - 1), 1);
    }

    @Test
    void manyShortBranchesOfOneRevision() {
        upAndDown(i -> i == 0 ? List.of() : List.of(i <= MANY / 2 ? 0 : i - MANY / 2), MANY / 2);
    }

    @Test
    void branchesThatMergeAgainAndAgain() {
        upAndDown(i -> i == 0 ? List.of() : i % 3 == 0 ? List.of(i - 1, i - 2) : List.of(i - i % 3), 1);
    }

    @Test
    void aHundredBranchesWithMergesBetweenThem() {
        upAndDown(i -> i < 100 ? List.of() : List.of(i - 100, i - 100 + (i % 100 == 99 ? -99 : 1)), 100);
    }

    @Test
    void oneMergeOfAll() {
        upAndDown(i -> i < MANY - 1 ? List.of() : IntStream.range(0, i).boxed().toList(), 1);
    }

    @Test
    void aCircleOfAllIsRefused() {
        List<RevisionHeader> circle = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            circle.add(RevisionHeader.of(id(i), id((i + 1) % MANY)));
        }
        assertThat(Answers.refusal(circle)).startsWith("No revision of a circle can be applied first: r00000 revises")
                .endsWith("(10000 revisions).");
    }

    @Test
    void allDependOnOneLabel() {
        List<RevisionHeader> revisions = new ArrayList<>();
        revisions.add(new RevisionHeader(id(0), List.of(), List.of(), List.of("lib"), "", Optional.empty()));
        for (int i = 1; i < MANY; i++) {
            List<String> revises = i == 1 ? List.of() : List.of(id(i - 1));
            revisions.add(new RevisionHeader(id(i), revises, List.of("lib"), List.of(), "", Optional.empty()));
        }
        upAndDown(revisions, 1);
    }

    private static void upAndDown(IntFunction<List<Integer>> parents, int rows) {
        List<RevisionHeader> revisions = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            String[] revises = parents.apply(i).stream().map(ManyRevisionsTest::id).toArray(String[]::new);
            revisions.add(RevisionHeader.of(id(i), revises));
        }
        upAndDown(revisions, rows);
    }

    private static void upAndDown(List<RevisionHeader> revisions, int rows) {
        RevisionGraph graph = RevisionGraph.of(revisions);
        Plan up = graph.upgrade(List.of(), List.of("heads"));
        assertThat(up.steps()).hasSize(MANY);
        assertThat(up.rowsAfter()).hasSize(rows);
        assertThat(graph.upgrade(up.rowsAfter(), List.of("heads")).steps()).isEmpty();
        Plan down = graph.downgrade(up.rowsAfter(), "base");
        assertThat(down.steps()).hasSize(MANY);
        assertThat(down.rowsAfter()).isEmpty();
        assertThat(graph.history()).hasSize(MANY);
        assertThat(graph.stamp(up.rowsAfter(), List.of("base")).rowsAfter()).isEmpty();
    }

    private static String id(int number) {
        return String.format("r%05d", number);
    }
}
