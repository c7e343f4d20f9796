package dev.matar.proof;

import dev.matar.check.Cost;
import dev.matar.check.Costs;
import dev.matar.dialect.Dialect;
import dev.matar.operation.Operation;
import dev.matar.revision.Step;
import dev.matar.revision.Step.Direction;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.source.ScratchDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One revision, up, down and up again on a scratch database that stands right before it. */
final class Trial {

    private final ScratchHistory history;
    private final Dialect dialect;
    private final Step step;
    private final Schema told;
    private final ScratchDatabase scratch;
    private final List<String> disagreements = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Schema after;
    private boolean clean;

    /**
     * @param history on a scratch database that stands right before the step
     * @param told the schema there by the history
     */
    Trial(ScratchHistory history, Step step, Schema told) {
        this.history = history;
        this.dialect = history.dialect();
        this.step = step;
        this.told = told;
        this.scratch = history.scratch();
    }

    List<String> disagreements() {
        return disagreements;
    }

    List<String> notes() {
        return notes;
    }

    /** What its first upgrade made; nothing where that failed. */
    Optional<Schema> after() {
        return Optional.ofNullable(after);
    }

    /** Whether the scratch database stands right after the revision now, and nothing else was left behind. */
    boolean isClean() {
        return clean;
    }

    void run() {
        Schema before = look(told);
        Set<String> leftOut = scratch.leftOut();
        try {
            tryBothWays(before);
        } catch (Refusal refusal) {
            disagreements.add(refusal.problem());
        }
        Set<String> more = new TreeSet<>(scratch.leftOut());
        more.removeAll(leftOut);
        more.forEach(sql -> notes.add("Not tried, since no transaction allows it: " + sql));
    }

    private void tryBothWays(Schema before) {
        List<Operation> upgrade = operations("The upgrade", Direction.UP);
        Optional<List<Operation>> downgrade = downgrade();
        KeptRows rows = rows(before, upgrade, downgrade.orElse(List.of()));
        after = look(move("The upgrade", upgrade, before, Direction.UP));
        noteLosses(upgrade, before);
        rows.compare("the upgrade", true, disagreements);
        if (downgrade.isEmpty()) {
            clean = rows.clear();
            return;
        }
        if (downgrade.get().isEmpty() && !upgrade.isEmpty()) {
            disagreements.add("The downgrade is empty: nothing takes back what the upgrade does.");
            clean = rows.clear();
            return;
        }
        Schema back = look(move("The downgrade", downgrade.get(), after, Direction.DOWN));
        Proof.compare("After the downgrade", back, before, disagreements);
        rows.compare("the downgrade", false, disagreements);
        if (!disagreements.isEmpty()) {
            // What follows from that needs no telling.
            return;
        }
        Schema again = look(move("The second upgrade", upgrade, back, Direction.UP));
        Proof.compare("After the second upgrade", again, after, disagreements);
        clean = rows.clear() && disagreements.isEmpty();
    }

    /** What is there, with what the database forgets of what is told. */
    private Schema look(Schema said) {
        return dialect.remembering(scratch.inspect(), said);
    }

    private List<Operation> operations(String what, Direction direction) {
        try {
            return history.replay().operations(towards(direction));
        } catch (Refusal refusal) {
            throw new Refusal(refusal.code(), what + " refuses. " + refusal.problem(), refusal.remedy(), refusal);
        }
    }

    /** What leads back; nothing where the revision refuses to. */
    private Optional<List<Operation>> downgrade() {
        try {
            return Optional.of(operations("The downgrade", Direction.DOWN));
        } catch (Refusal refusal) {
            disagreements.add(refusal.problem());
            return Optional.empty();
        }
    }

    private Step towards(Direction direction) {
        return new Step(direction, step.revision(), List.of(), List.of());
    }

    /** Tells the schema after it, by what the operations say. */
    private Schema move(String what, List<Operation> operations, Schema schema, Direction direction) {
        try {
            return history.run(towards(direction), operations, schema);
        } catch (Refusal refusal) {
            throw new Refusal(refusal.code(), what + " fails. " + refusal.problem(), refusal.remedy(), refusal);
        }
    }

    private void noteLosses(List<Operation> upgrade, Schema before) {
        Costs.of(upgrade, before).stream()
                .filter(cost -> cost.kind() == Cost.Kind.DATA_LOST)
                .forEach(cost -> notes.add("The downgrade cannot restore data. " + cost.sentence()));
    }

    /** Rows to be kept, where nothing else is done to rows. */
    private KeptRows rows(Schema before, List<Operation> upgrade, List<Operation> downgrade) {
        try {
            Schema upgraded = Operation.applyAll(upgrade, before);
            List<Schema> schemas = List.of(before, upgraded);
            boolean movesRows = !upgraded.isKnown()
                    || Told.touchRows(upgrade, dialect, schemas)
                    || Told.touchRows(downgrade, dialect, schemas);
            return upgrade.isEmpty() || movesRows
                    ? KeptRows.none(scratch, dialect)
                    : KeptRows.fill(scratch, dialect, new KeptRows.Way(before, upgrade, upgraded, downgrade, Told.renames(upgrade, before)));
        } catch (Refusal refusal) {
            // What is wrong shows when it is run; names that are taken twice on the way are no reason to give up.
            return KeptRows.none(scratch, dialect);
        }
    }
}
