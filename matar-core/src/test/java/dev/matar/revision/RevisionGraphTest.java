package dev.matar.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.matar.revision.Step.RowChange;
import dev.matar.schema.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RevisionGraphTest {

    private final RevisionGraph diamond = RevisionGraph.of(List.of(
            RevisionHeader.of("a"),
            RevisionHeader.of("b1", "a"),
            RevisionHeader.of("b2", "a"),
            RevisionHeader.of("m", "b1", "b2")));

    @Test
    void aStepSaysTheFewestChangesOfRows() {
        assertThat(changes(diamond.upgrade(List.of(), List.of("a")))).containsExactly(change(null, "a"));
        assertThat(changes(diamond.upgrade(List.of("a"), List.of("b1")))).containsExactly(change("a", "b1"));
        assertThat(changes(diamond.upgrade(List.of("b1"), List.of("b2")))).containsExactly(change(null, "b2"));
        assertThat(changes(diamond.upgrade(List.of("b1", "b2"), List.of("m"))))
                .containsExactly(change("b1", "m"), change("b2", null));
        assertThat(changes(diamond.downgrade(List.of("m"), "b1")))
                .containsExactly(change("m", "b1"), change(null, "b2"));
        assertThat(changes(diamond.downgrade(List.of("a"), "base"))).containsExactly(change("a", null));
    }

    private static List<RowChange> changes(Plan plan) {
        List<RowChange> changes = new ArrayList<>();
        plan.steps().forEach(step -> changes.addAll(step.rowChanges()));
        return changes;
    }

    private static RowChange change(String from, String to) {
        return new RowChange(Optional.ofNullable(from), Optional.ofNullable(to));
    }

    @Test
    void aStepIsNotTakenFromRowsItWasNotMadeFor() {
        Step merge = diamond.upgrade(List.of("b1", "b2"), List.of("m")).steps().get(0);
        assertThat(merge.after(List.of("b2", "b1", "x"))).containsExactly("m", "x");
        Refusal refusal = refusal(() -> merge.after(List.of("b1")));
        assertThat(refusal.code()).isEqualTo("rows-changed");
        assertThat(refusal.problem())
                .isEqualTo("Revision m was to be moved from b1, b2, but the version table holds b1.");
    }

    @Test
    void directionsHaveTheWordsOfTheJson() {
        assertThat(Step.Direction.values()).extracting(Step.Direction::word).containsExactly("up", "down", "stamp");
    }

    @Test
    void aGraphWithOneMoreRevisionIsAnotherGraph() {
        RevisionGraph more = diamond.with(RevisionHeader.of("n", "m"));
        assertThat(more.heads()).containsExactly("n");
        assertThat(diamond.heads()).containsExactly("m");
        assertThat(refusal(() -> diamond.with(RevisionHeader.of("a"))).code()).isEqualTo("duplicate-revision");
    }

    @Test
    void lookingAtARevisionAsksForItsWholeId() {
        RevisionGraph graph = RevisionGraph.of(List.of(RevisionHeader.of("ae1027a6acf")));
        assertThat(graph.find("ae10")).isEqualTo("ae1027a6acf");
        assertThat(graph.header("ae1027a6acf").id()).isEqualTo("ae1027a6acf");
        assertThat(refusal(() -> graph.header("ae10")).code()).isEqualTo("no-such-revision");
    }

    @Test
    void parentsAndDependenciesStandInTheOrderOfTheFile() {
        RevisionGraph graph = RevisionGraph.of(List.of(
                RevisionHeader.of("a"),
                RevisionHeader.of("b"),
                new RevisionHeader("c", List.of("b", "a"), List.of("e", "d"), List.of(), "", Optional.empty()),
                RevisionHeader.of("d"),
                RevisionHeader.of("e")));
        assertThat(graph.parents("c")).containsExactly("b", "a");
        assertThat(graph.dependencies("c")).containsExactly("e", "d");
        assertThat(graph.children("a")).containsExactly("c");
        assertThat(graph.children("d")).isEmpty();
    }

    @Test
    void refusalsSayWhatToDoNext() {
        assertThat(refusal(() -> diamond.downgrade(List.of("b1", "b2"), "-1")))
                .hasMessage("'-1' is ambiguous: the database stands at b1 and b2. "
                        + "Say on which branch, as in b1@-1, or name the revision to go to.");
        assertThat(refusal(() -> diamond.downgrade(List.of("m"), "-1")))
                .hasMessage("'-1' is ambiguous: m leads down to b1 and b2. Name the revision to go to.");
        assertThat(refusal(() -> diamond.upgrade(List.of(), List.of("a", "m"))))
                .hasMessage("The targets overlap: m already needs a. Name only the higher one.");
        assertThat(refusal(() -> diamond.upgrade(List.of("z"), List.of("m"))))
                .hasMessage("The database stands at revision z, which is not in this history. "
                        + "Bring back its file; or take it back by what the journal keeps of it, with `matar downgrade TARGET`; or say "
                        + "where the database really stands with `matar stamp --purge REVISION`.");
        assertThat(refusal(() -> diamond.upgrade(List.of(), List.of("+9"))))
                .hasMessage("'+9' is ambiguous: a leads up to b1 and b2. "
                        + "Name the revision to go to, or a branch as in LABEL@+1.");
        assertThat(refusal(() -> diamond.downgrade(List.of("a"), "b1")))
                .hasMessage("A downgrade cannot go to b1: it is not applied, the database stands at a. "
                        + "`matar upgrade b1` applies it.");
        RevisionGraph dependent = RevisionGraph.of(List.of(
                RevisionHeader.of("a"),
                new RevisionHeader("b", List.of(), List.of("a"), List.of(), "", Optional.empty())));
        assertThat(refusal(() -> dependent.downgrade(List.of("b"), "a")))
                .hasMessage("A downgrade to a has nothing to take back: it is applied because b depends on it, but"
                        + " nothing that revises it is applied. Name a revision on the branch that shall go down.");
        assertThat(refusal(() -> diamond.history("m:a", List.of())))
                .hasMessage("'m:a' is no range: m is not below a. Put the older revision first.");
        assertThat(refusal(() -> diamond.resolve("b9")))
                .hasMessage("No revision or branch label is called 'b9' or begins so. "
                        + "`matar history` lists the revisions there are.");
    }

    @Test
    void targetsAreReadAndWritten() {
        for (String text : List.of("head", "+2", "-1", "id+2", "id-2", "label@head", "label@+1", "label@base+2")) {
            assertThat(Target.parse(text)).hasToString(text);
        }
        assertThat(Target.parse(" shopping-cart@head-1 "))
                .isEqualTo(new Target(Optional.of("shopping-cart"), Optional.of("head"), OptionalInt.of(-1)));
        assertThatThrownBy(() -> Target.parse("")).isInstanceOf(Refusal.class);
    }

    private static Refusal refusal(ThrowingCallable call) {
        return catchThrowableOfType(Refusal.class, call);
    }
}
