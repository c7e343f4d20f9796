package dev.matar.proof;

import dev.matar.dialect.Dialect;
import dev.matar.operation.Operation;
import dev.matar.revision.Replay;
import dev.matar.revision.Step;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.source.ScratchDatabase;
import java.util.List;

/** A history's revisions run on a scratch database; what goes wrong is told with the file and the line. */
public record ScratchHistory(Replay replay, Dialect dialect, ScratchDatabase scratch) {

    /** Runs these steps one after the other and tells the schema after them. */
    public Schema run(List<Step> steps, Schema before) {
        Schema schema = before;
        for (Step step : steps) {
            schema = run(step, replay.operations(step), schema);
        }
        return schema;
    }

    /** Runs what a step does, or a part of it. */
    public Schema run(Step step, List<Operation> operations, Schema before) {
        try {
            return scratch.run(dialect.arrange(operations), before, sql -> replay.revisions().line(step, sql));
        } catch (Refusal refusal) {
            throw refusal.at(replay.revisions().place(step));
        }
    }
}
