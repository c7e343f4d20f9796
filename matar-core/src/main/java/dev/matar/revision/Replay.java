package dev.matar.revision;

import dev.matar.operation.Operation;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import java.util.List;

/** Tells the schema along a history by its revisions alone: a fold of their operations, which no database sees. */
public record Replay(Revisions revisions) {

    /**
     * What a step does.
     *
     * @throws Refusal with the place of what its revision says wrongly
     */
    public List<Operation> operations(Step step) {
        // The compiler tells the place itself.
        revisions.compile(List.of(step));
        try {
            return revisions.of(step);
        } catch (Refusal refusal) {
            throw refusal.at(revisions.place(step));
        }
    }

    /** The schema where these rows are all of the version table; unknown after SQL that does not declare its effect. */
    public Schema schemaAt(List<String> rows) {
        Schema schema = Schema.empty();
        for (Step step : stepsTo(rows)) {
            schema = after(step, operations(step), schema);
        }
        return schema;
    }

    /** The way from an empty database to these rows. */
    public List<Step> stepsTo(List<String> rows) {
        List<Step> steps = rows.isEmpty() ? List.of() : revisions.graph().upgrade(List.of(), rows).steps();
        revisions.compile(steps);
        return steps;
    }

    /** The schema after a step, whose operations these are; where it becomes unknown, that names the revision. */
    public Schema after(Step step, List<Operation> operations, Schema before) {
        try {
            Schema after = Operation.applyAll(operations, before);
            boolean isLost = before.isKnown() && !after.isKnown();
            return isLost ? Schema.unknown("in revision " + step.revision() + " " + after.unknownSince()) : after;
        } catch (Refusal refusal) {
            throw refusal.at(revisions.place(step));
        }
    }
}
