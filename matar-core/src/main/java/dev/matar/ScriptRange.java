package dev.matar;

import dev.matar.revision.Plan;
import dev.matar.revision.RevisionGraph;
import dev.matar.schema.Refusal;
import java.util.List;
import java.util.Set;

/**
 * Where a script begins and where it leads, written {@code FROM:TO}.
 *
 * @param text as it was written
 * @param from empty where the script is for an empty database
 */
record ScriptRange(String text, String from, String to) {

    static ScriptRange parse(String text) {
        String[] ends = text.strip().split(":", -1);
        if (ends.length == 1) {
            return new ScriptRange(text, "", text);
        }
        if (ends.length > 2 || ends[0].isBlank() || ends[1].isBlank()) {
            throw invalid(
                    "'" + text + "' does not say where a script begins and where it leads.",
                    "Write FROM:TO, such as base:head; both must be named.");
        }
        return new ScriptRange(text, ends[0].strip(), ends[1].strip());
    }

    Plan upgrade(RevisionGraph graph) {
        Plan plan = graph.upgrade(rows(graph), List.of(to));
        if (plan.steps().isEmpty() && !Set.copyOf(plan.rowsAfter()).equals(Set.copyOf(graph.rowsAt(List.of(to))))) {
            throw invalid(
                    "'" + text + "' leads back: there is nothing to upgrade.",
                    "Put the older revision first; the way back is `matar downgrade " + text + " --sql`.");
        }
        return plan;
    }

    Plan downgrade(RevisionGraph graph) {
        if (from.isEmpty()) {
            throw invalid(
                    "A downgrade written as a script needs to be told where it starts.",
                    "Write FROM:TO, such as head:" + to + ".");
        }
        return graph.downgrade(rows(graph), to);
    }

    Plan stamp(RevisionGraph graph) {
        return graph.stamp(rows(graph), List.of(to));
    }

    private List<String> rows(RevisionGraph graph) {
        return from.isEmpty() ? List.of() : graph.rowsAt(List.of(from));
    }

    private static Refusal invalid(String problem, String remedy) {
        return new Refusal("invalid-range", problem, remedy);
    }
}
