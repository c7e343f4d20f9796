package dev.matar.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.schema.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What holds for every history, wherever a database stands. */
class RevisionLawsTest {

    private static final int HISTORIES = Integer.getInteger("matar.histories", 1_000);
    private static final long SEED = Long.getLong("matar.seed", 20231123L);

    @FunctionalInterface
    private interface Law {
        void holds(RevisionGraph graph, List<String> rows, Random random);
    }

    private static void everywhere(Law law) {
        for (int i = 0; i < HISTORIES; i++) {
            long seed = SEED + i;
            Random random = new Random(seed);
            List<RevisionHeader> history = RandomHistories.history(random);
            try {
                RevisionGraph graph = RevisionGraph.of(history);
                for (int walk = 0; walk < 3; walk++) {
                    law.holds(graph, somewhere(graph, random), random);
                }
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("with -Dmatar.seed=" + seed + " -Dmatar.histories=1: " + history, e);
            }
        }
    }

    /** Rows that upgrades to some revisions, one after the other, lead to. */
    private static List<String> somewhere(RevisionGraph graph, Random random) {
        List<String> rows = List.of();
        for (int i = random.nextInt(4); i > 0; i--) {
            rows = graph.upgrade(rows, List.of(any(graph, random))).rowsAfter();
        }
        return rows;
    }

    private static String any(RevisionGraph graph, Random random) {
        List<RevisionHeader> all = graph.revisions();
        return all.get(random.nextInt(all.size())).id();
    }

    private static Set<String> applied(RevisionGraph graph, Collection<String> rows) {
        return new HashSet<>(graph.ancestors(rows));
    }

    @Test
    void anUpgradeAppliesItsTargetWithAllItNeedsAndNothingElse() {
        everywhere((graph, rows, random) -> {
            String target = any(graph, random);
            Plan plan = graph.upgrade(rows, List.of(target));
            Set<String> expected = applied(graph, rows);
            expected.addAll(graph.ancestors(List.of(target)));
            assertThat(applied(graph, plan.rowsAfter())).isEqualTo(expected);
            assertThat(plan.steps()).hasSize(expected.size() - applied(graph, rows).size());
        });
    }

    @Test
    void everyStepFindsAppliedWhatItNeedsAndTakesBackWhatNothingNeeds() {
        everywhere((graph, rows, random) -> {
            Plan up = graph.upgrade(rows, List.of("heads"));
            Set<String> applied = applied(graph, rows);
            for (Step step : up.steps()) {
                assertThat(applied).containsAll(needs(graph, step.revision())).doesNotContain(step.revision());
                applied.add(step.revision());
            }
            for (Step step : graph.downgrade(up.rowsAfter(), "base").steps()) {
                applied.remove(step.revision());
                assertThat(applied).allSatisfy(other ->
                        assertThat(needs(graph, other)).doesNotContain(step.revision()));
            }
            assertThat(applied).isEmpty();
        });
    }

    private static List<String> needs(RevisionGraph graph, String id) {
        List<String> needs = new ArrayList<>(graph.parents(id));
        needs.addAll(graph.dependencies(id));
        return needs;
    }

    @Test
    void rowsNeverHoldOneThatAnotherImplies() {
        everywhere((graph, rows, random) -> {
            List<String> now = rows;
            List<Step> steps = new ArrayList<>(graph.upgrade(rows, List.of("heads")).steps());
            steps.addAll(graph.downgrade(graph.upgrade(rows, List.of("heads")).rowsAfter(), "base").steps());
            for (Step step : steps) {
                now = step.after(now);
                for (String row : now) {
                    Set<String> others = new TreeSet<>(now);
                    others.remove(row);
                    assertThat(graph.ancestors(others)).doesNotContain(row);
                }
            }
            assertThat(now).isEmpty();
        });
    }

    @Test
    void takingBackTheStepsOfAnUpgradeLeadsBack() {
        everywhere((graph, rows, random) -> {
            Plan up = graph.upgrade(rows, List.of("heads"));
            List<Step> steps = new ArrayList<>(up.steps());
            Collections.reverse(steps);
            List<String> now = up.rowsAfter();
            for (Step step : steps) {
                now = new Step(Step.Direction.DOWN, step.revision(), step.added(), step.removed()).after(now);
            }
            assertThat(now).isEqualTo(rows.stream().sorted().toList());
        });
    }

    @Test
    void onOneLineADowngradeToTheStartOfAnUpgradeLeadsBack() {
        for (int size = 1; size < 30; size++) {
            RevisionGraph line = line(size);
            for (RevisionHeader start : line.revisions()) {
                Plan up = line.upgrade(List.of(start.id()), List.of("head"));
                Plan down = line.downgrade(up.rowsAfter(), start.id());
                assertThat(down.rowsAfter()).containsExactly(start.id());
                assertThat(down.steps()).hasSameSizeAs(up.steps());
            }
        }
    }

    private static RevisionGraph line(int size) {
        List<RevisionHeader> line = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            line.add(i == 0 ? RevisionHeader.of("r0") : RevisionHeader.of("r" + i, "r" + (i - 1)));
        }
        return RevisionGraph.of(line);
    }

    @Test
    void anUpgradeTwiceHasNothingToDoTheSecondTime() {
        everywhere((graph, rows, random) -> {
            String target = random.nextBoolean() ? "heads" : any(graph, random);
            Plan once = graph.upgrade(rows, List.of(target));
            Plan twice = graph.upgrade(once.rowsAfter(), List.of(target));
            assertThat(twice.steps()).isEmpty();
            assertThat(twice.rowsAfter()).isEqualTo(once.rowsAfter());
        });
    }

    @Test
    void aPlanInterruptedAnywhereGoesOnFromThere() {
        everywhere((graph, rows, random) -> {
            Plan whole = graph.upgrade(rows, List.of("heads"));
            List<String> now = whole.rowsBefore();
            int done = whole.steps().isEmpty() ? 0 : random.nextInt(whole.steps().size());
            for (Step step : whole.steps().subList(0, done)) {
                now = step.after(now);
            }
            Plan rest = graph.upgrade(now, List.of("heads"));
            assertThat(rest.rowsAfter()).isEqualTo(whole.rowsAfter());
            assertThat(rest.steps()).hasSize(whole.steps().size() - done);
        });
    }

    @Test
    void aDowngradeLeavesNothingAboveItsTarget() {
        everywhere((graph, rows, random) -> {
            String target = any(graph, random);
            Plan plan = planOrNull(() -> graph.downgrade(rows, target));
            if (plan == null) {
                Set<String> applied = applied(graph, rows);
                assertThat(rows).doesNotContain(target);
                assertThat(Collections.disjoint(applied, graph.children(target))).isTrue();
                return;
            }
            Set<String> after = applied(graph, plan.rowsAfter());
            assertThat(after).contains(target);
            assertThat(Collections.disjoint(after, graph.children(target))).isTrue();
            Set<String> taken = applied(graph, rows);
            taken.removeAll(after);
            assertThat(plan.steps()).hasSize(taken.size());
        });
    }

    private static Plan planOrNull(Supplier<Plan> plan) {
        try {
            return plan.get();
        } catch (Refusal refusal) {
            assertThat(refusal.code()).isEqualTo("not-ancestor");
            return null;
        }
    }

    @Test
    void theOrderOfTheFilesChangesNothing() {
        everywhere((graph, rows, random) -> {
            List<RevisionHeader> shuffled = new ArrayList<>(graph.revisions());
            Collections.shuffle(shuffled, random);
            RevisionGraph same = RevisionGraph.of(shuffled);
            assertThat(same.history()).isEqualTo(graph.history());
            assertThat(same.heads()).isEqualTo(graph.heads());
            assertThat(same.upgrade(rows, List.of("heads"))).isEqualTo(graph.upgrade(rows, List.of("heads")));
            assertThat(same.downgrade(rows, "base")).isEqualTo(graph.downgrade(rows, "base"));
        });
    }

    @Test
    void historyListsEveryRevisionOnceAndChildrenFirst() {
        everywhere((graph, rows, random) -> {
            List<String> history = graph.history();
            assertThat(history).doesNotHaveDuplicates().hasSameSizeAs(graph.revisions());
            for (int i = 0; i < history.size(); i++) {
                assertThat(Collections.disjoint(history.subList(0, i), needs(graph, history.get(i)))).isTrue();
            }
        });
    }

    @Test
    void aStampLeavesItsTargetAsTheOnlyRelativeAmongTheRows() {
        everywhere((graph, rows, random) -> {
            String target = any(graph, random);
            List<String> after = graph.stamp(rows, List.of(target)).rowsAfter();
            assertThat(after).contains(target);
            assertThat(graph.ancestors(List.of(target))).filteredOn(after::contains).containsExactly(target);
            for (String row : rows) {
                boolean related = graph.ancestors(List.of(target)).contains(row)
                        || graph.ancestors(List.of(row)).contains(target);
                assertThat(after.contains(row)).isEqualTo(!related || row.equals(target));
            }
        });
    }
}
