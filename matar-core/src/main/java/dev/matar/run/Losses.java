package dev.matar.run;

import dev.matar.check.Costs;
import dev.matar.check.Stake;
import dev.matar.dialect.Dialect;
import dev.matar.notation.Notation;
import dev.matar.operation.Operation;
import dev.matar.revision.Script;
import dev.matar.revision.Step;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Refuses a step that would lose data and is not marked as one that is meant to.
 *
 * <p>All that is ahead is looked at before the first step, so that nothing is half done; and each operation once more right before it
 * runs, since rows may have come meanwhile.
 */
final class Losses {

    private final Dialect dialect;
    private final Script script;
    private final Function<Step, List<Operation>> operations;
    private final Sink sink;
    private final boolean keepsDropped;
    private final Costs passed = Costs.oneByOne();
    /** Whether there was anything to lose when the run began, and a step that may lose it. */
    private boolean isAtRisk;
    /** What the database was last seen to hold and the operations since have made of it. */
    private Schema seen = Schema.unknown("nobody has looked at the database");

    /** @param keepsDropped whether what is dropped is put into quarantine, where that can be */
    Losses(Dialect dialect, Script script, Function<Step, List<Operation>> operations, Sink sink, boolean keepsDropped) {
        this.dialect = dialect;
        this.script = script;
        this.operations = operations;
        this.sink = sink;
        this.keepsDropped = keepsDropped;
    }

    /**
     * Looks at all steps, as far as their operations tell what they do to the schema.
     *
     * @param start the schema before the first step; may be unknown
     * @return the same, looked at if need was
     */
    Schema requireNoneAhead(List<Step> steps, Schema start) {
        List<Step> readable = readable(steps);
        if (readable.stream().noneMatch(this::mayLose)) {
            return start;
        }
        seen = start.isKnown() ? start : sink.look(start);
        isAtRisk = !seen.tables().isEmpty();
        Map<Stake, Step> ahead = isAtRisk ? ahead(readable, seen) : Map.of();
        List<Tally> lost = count(List.copyOf(ahead.keySet()));
        if (!lost.isEmpty()) {
            Set<Step> losing = new LinkedHashSet<>();
            lost.forEach(tally -> losing.add(ahead.get(tally.stake())));
            Function<Tally, String> place = tally -> script.place(ahead.get(tally.stake())) + ": ";
            throw refusal(lost, place, losing, "Nothing was done yet.");
        }
        return seen;
    }

    /** The steps before the first one whose revision cannot be read, which is told when its turn comes. */
    private List<Step> readable(List<Step> steps) {
        List<Step> readable = new ArrayList<>();
        try {
            for (Step step : steps) {
                operations.apply(step);
                readable.add(step);
            }
        } catch (Refusal told) {
            return readable;
        }
        return readable;
    }

    private boolean mayLose(Step step) {
        return !script.losesData(step) && operations.apply(step).stream().anyMatch(Losses::mayLose);
    }

    private static boolean mayLose(Operation operation) {
        return Costs.mayLoseData(operation) || PlainDrops.mayBeIn(operation);
    }

    /** What is at stake and not kept. */
    private List<Stake> stakes(Costs costs, Operation operation, Schema before) {
        List<Stake> stakes = new ArrayList<>(costs.stakes(operation, before));
        PlainDrops.of(operation, dialect, before).forEach(drop -> stakes.addAll(costs.stakes(drop, before)));
        return keepsDropped ? stakes.stream().filter(stake -> !Quarantine.keeps(operation, stake, before)).toList() : stakes;
    }

    private Map<Stake, Step> ahead(List<Step> steps, Schema start) {
        Map<Stake, Step> ahead = new LinkedHashMap<>();
        Costs costs = Costs.ahead();
        Schema schema = start;
        try {
            for (Step step : steps) {
                for (Operation operation : operations.apply(step)) {
                    // First, since what cannot be done loses nothing.
                    Schema after = operation.apply(schema);
                    List<Stake> stakes = stakes(costs, operation, schema);
                    if (!script.losesData(step)) {
                        stakes.forEach(stake -> ahead.put(stake, step));
                    }
                    schema = after;
                }
            }
        } catch (Refusal told) {
            return ahead;
        }
        return ahead;
    }

    /**
     * Looks at what an operation would lose now.
     *
     * @param after what the schema before becomes by it
     */
    void requireNone(Step step, Operation operation, Schema before, Schema after) {
        if (!isAtRisk) {
            return;
        }
        boolean mayLose = mayLose(operation) && !script.losesData(step);
        Schema now = before.isKnown() ? before : seen;
        now = now.isKnown() || !mayLose ? now : sink.look(before);
        List<Stake> stakes = now.isKnown() ? stakes(passed, operation, now) : passed.stakes(operation, now);
        seen = before.isKnown() ? after : after(operation, now);
        List<Tally> lost = mayLose ? count(stakes) : List.of();
        if (!lost.isEmpty()) {
            String kept = sink.isParted() ? "What ran of this revision before stays done." : "Its transaction was rolled back.";
            throw refusal(lost, tally -> "", Set.of(step), kept);
        }
    }

    /** What SQL declares may not fit what is there; the runner does not mind either. */
    private static Schema after(Operation operation, Schema before) {
        try {
            return operation.apply(before);
        } catch (Refusal misfit) {
            return Schema.unknown("an operation does not fit it");
        }
    }

    private List<Tally> count(List<Stake> stakes) {
        return stakes.isEmpty() ? List.of() : sink.count(stakes).stream().filter(Tally::isAtStake).toList();
    }

    private static Refusal refusal(List<Tally> lost, Function<Tally, String> place, Set<Step> steps, String kept) {
        List<String> sentences = lost.stream()
                .map(tally -> place.apply(tally) + verb(tally.stake().operation()) + " would lose " + tally.words() + ".")
                .toList();
        String problem = sentences.size() == 1 ? sentences.get(0) : "Data would be lost.\n    " + String.join("\n    ", sentences);
        String words = steps.stream()
                .map(step -> step.direction().deed())
                .distinct()
                .collect(Collectors.joining(", "));
        return new Refusal(
                "data-at-stake",
                problem,
                kept + " Copy first what is needed. Then allow it, for one run with --allow-data-loss,"
                        + " or for good in the revision: @Revision(losesData = \"" + words + "\") in Java, -- loses_data: " + words + " in SQL.");
    }

    /** The first line of an operation is enough to know it by. */
    private static String verb(Operation operation) {
        return Notation.write(operation).lines().findFirst().orElse("");
    }
}
