package dev.matar;

import dev.matar.compare.Comparison;
import dev.matar.compare.ScratchPrinter;
import dev.matar.diff.Candidate;
import dev.matar.diff.RenameHints;
import dev.matar.operation.Autocommit;
import dev.matar.operation.Operation;
import dev.matar.operation.Sql;
import dev.matar.proof.ScratchHistory;
import dev.matar.revision.Replay;
import dev.matar.revision.RevisionFile;
import dev.matar.revision.RevisionFormat;
import dev.matar.revision.Step;
import dev.matar.revision.Step.Direction;
import dev.matar.rule.Rules;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.source.ScratchDatabase;
import dev.matar.source.Wanted;
import java.util.ArrayList;
import java.util.List;

/** Finds what the SQL of a revision does to the schema, by running it on a scratch database. */
final class Effects {

    /** SQL that does not say what it does, what the database held before it, and what after. */
    private record Look(Sql sql, Schema before, Schema after) {}

    private final Project project;
    private final Replay replay;
    private final RevisionFile file;
    private final List<String> hints;
    private final boolean renamesNothing;

    /**
     * @param hints what of it is renamed, see {@link RenameHints}
     * @param renamesNothing whether nothing is, so that nobody has to be asked
     */
    Effects(Project project, RevisionFile file, List<String> hints, boolean renamesNothing) {
        this.project = project;
        this.replay = project.replay();
        this.file = file;
        this.hints = hints;
        this.renamesNothing = renamesNothing;
    }

    /** What each piece of undeclared SQL does, in both directions. */
    List<Effect> find() {
        String id = file.header().id();
        List<Operation> upgrade = replay.operations(step(Direction.UP));
        List<Operation> downgrade = downgrade();
        requireUndeclared(upgrade, downgrade);
        List<Step> steps = replay.revisions().graph().upgrade(List.of(), List.of(id)).steps();
        List<Step> earlier = steps.subList(0, steps.size() - 1);
        List<Look> up = new ArrayList<>();
        List<Look> down = new ArrayList<>();
        try (ScratchDatabase scratch = ScratchDatabase.open(project.dialect(), project.settings().database())) {
            ScratchHistory history = new ScratchHistory(replay, project.dialect(), scratch);
            history.run(earlier, Schema.empty());
            look(history, step(Direction.UP), upgrade, up);
            look(history, step(Direction.DOWN), downgrade, down);
        }
        // Another scratch database is asked about meanings, and two at once could wait for each other for ever.
        List<Effect> effects = new ArrayList<>();
        Schema before = fold(earlier);
        Schema after = add(Direction.UP, upgrade, up, before, effects);
        add(Direction.DOWN, downgrade, down, after, effects);
        return effects;
    }

    /** One that refuses on purpose has no effect to be declared. */
    private List<Operation> downgrade() {
        try {
            return replay.operations(step(Direction.DOWN));
        } catch (Refusal onPurpose) {
            return List.of();
        }
    }

    private Step step(Direction direction) {
        return new Step(direction, file.header().id(), List.of(), List.of());
    }

    private void requireUndeclared(List<Operation> upgrade, List<Operation> downgrade) {
        if (!hasUndeclared(upgrade) && !hasUndeclared(downgrade)) {
            throw new Refusal(
                    "nothing-undeclared",
                    "Revision " + file.header().id() + " says what all of its SQL does: " + file.path() + ".",
                    "To have its effect found anew, take the lines -- effect: out, in Java the effects of op.execute.");
        }
    }

    static boolean hasUndeclared(List<Operation> operations) {
        return operations.stream().flatMap(operation -> operation.parts().stream()).anyMatch(Effects::isUndeclared);
    }

    private static boolean isUndeclared(Operation operation) {
        return operation instanceof Sql sql && sql.effect().isEmpty();
    }

    private Schema fold(List<Step> steps) {
        Schema schema = Schema.empty();
        for (Step step : steps) {
            schema = replay.after(step, replay.operations(step), schema);
        }
        return schema;
    }

    // ---- on the scratch database

    /** A section of a file of SQL is looked at as a whole, in Java each piece on its own. */
    private void look(ScratchHistory history, Step step, List<Operation> operations, List<Look> looks) {
        Schema before = history.scratch().inspect();
        if (file.format() == RevisionFormat.SQL) {
            history.run(step, operations, before);
            if (hasUndeclared(operations)) {
                looks.add(new Look(Sql.undeclared(""), before, history.scratch().inspect()));
            }
            return;
        }
        for (Operation operation : Autocommit.oneByOne(operations)) {
            Schema schema = history.scratch().inspect();
            history.run(step, List.of(operation), schema);
            operation.parts().stream()
                    .filter(Effects::isUndeclared)
                    .forEach(part -> looks.add(new Look((Sql) part, schema, history.scratch().inspect())));
        }
    }

    // ---- what it means

    /** Adds the effects of a direction and tells the schema after it. */
    private Schema add(Direction direction, List<Operation> operations, List<Look> looks, Schema before, List<Effect> effects) {
        Schema schema = before;
        if (file.format() == RevisionFormat.SQL) {
            return looks.isEmpty() ? Operation.applyAll(operations, before) : effect(direction, looks.get(0), before, effects);
        }
        List<Look> left = new ArrayList<>(looks);
        for (Operation operation : Autocommit.oneByOne(operations)) {
            boolean undeclared = operation.parts().stream().anyMatch(Effects::isUndeclared);
            schema = undeclared ? effect(direction, left.remove(0), schema, effects) : operation.apply(schema);
        }
        return schema;
    }

    /** The difference is told in the words of the history, where they are known. */
    private Schema effect(Direction direction, Look look, Schema folded, List<Effect> effects) {
        Schema known = folded.isKnown() ? folded : look.before();
        ScratchPrinter printer = new ScratchPrinter(project.dialect(), project.settings().database());
        Comparison comparison = new Comparison(project.dialect(), printer, project.settings().naming(), !folded.isKnown());
        Gap gap = new Gap(known, new Wanted(look.after()), comparison, Rules.none());
        Changes changes = gap.changes(hints(gap).renames());
        effects.add(new Effect(file, direction, look.sql(), changes.upgrade()));
        return folded.isKnown() ? changes.after() : folded;
    }

    private RenameHints hints(Gap gap) {
        RenameHints said = gap.hints(hints.stream().filter(hint -> isMeant(hint, gap)).toList());
        List<Candidate> doubts = renamesNothing ? List.of() : gap.doubts(said);
        if (!doubts.isEmpty()) {
            List<String> lines = doubts.stream()
                    .map(doubt -> "\n    --rename " + doubt.rename().text() + "    " + doubt.sentence())
                    .toList();
            throw new Refusal(
                    "rename-in-doubt",
                    "Something may be renamed rather than dropped and created, and nobody has said so:" + String.join("", lines),
                    "Say which with --rename, or that none of them is with --no-rename.");
        }
        return said;
    }

    /** A hint is about one direction, and names nothing that the other one knows. */
    private static boolean isMeant(String hint, Gap gap) {
        try {
            gap.hints(List.of(hint));
            return true;
        } catch (Refusal other) {
            return false;
        }
    }
}
