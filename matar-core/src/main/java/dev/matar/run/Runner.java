package dev.matar.run;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.SqlSplitter;
import dev.matar.dialect.Statement;
import dev.matar.operation.Code;
import dev.matar.operation.Operation;
import dev.matar.operation.Sql;
import dev.matar.revision.Applied;
import dev.matar.revision.Plan;
import dev.matar.revision.Script;
import dev.matar.revision.Step;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import java.util.List;
import java.util.Optional;

/** Runs a plan: a fold of its steps' operations over a schema, whose statements go into a {@link Sink}. */
public final class Runner {

    private final Dialect dialect;
    private final Script script;
    private final History history;
    private final Sink sink;
    private final Listener listener;

    public Runner(Dialect dialect, Script script, History history, Sink sink, Listener listener) {
        this.dialect = dialect;
        this.script = script;
        this.history = history;
        this.sink = sink;
        this.listener = listener;
    }

    /**
     * Runs each step in order.
     *
     * @param start the schema before the first step; may be unknown, and is then looked at when a step needs it
     */
    public Report run(Plan plan, Schema start) {
        listener.planned(plan);
        Laps laps = new Laps(listener);
        Schema schema = start;
        Step underWay = null;
        try {
            for (Step step : plan.steps()) {
                underWay = step;
                listener.started(step);
                schema = run(step, schema);
                laps.done(sink.end(step));
            }
            laps.done(sink.finish());
        } catch (Refusal refusal) {
            Refusal first = abandon(laps).orElse(refusal);
            throw underWay == null ? first : first.at(script.place(sink.failed(underWay)));
        } catch (RuntimeException | Error failure) {
            abandon(laps);
            throw failure;
        }
        return new Report(laps.all(), plan.rowsBefore(), plan.rowsAfter(), laps.total());
    }

    /** What is wrong with a step before the one under way, which was held back until now. */
    private Optional<Refusal> abandon(Laps laps) {
        try {
            laps.done(sink.abandon());
            return Optional.empty();
        } catch (Refusal earlier) {
            return Optional.of(earlier);
        }
    }

    private Schema run(Step step, Schema before) {
        List<Operation> written = script.of(step);
        Applied applied = script.applied(step, written);
        List<Operation> operations = dialect.arrange(written);
        sink.begin(step);
        history.begin(step, operations, applied).forEach(sink::accept);
        Schema schema = before;
        for (Operation operation : operations) {
            schema = run(operation, schema, step);
        }
        history.end(step, operations, applied).forEach(sink::accept);
        return schema;
    }

    private Schema run(Operation operation, Schema before, Step step) {
        boolean speaksForItself = operation instanceof Sql || operation instanceof Code;
        Schema schema = before.isKnown() ? sink.look(operation, before) : speaksForItself ? before : sink.look(before);
        Schema after = operation.apply(schema);
        statements(operation, schema, step).forEach(sink::accept);
        return after;
    }

    private List<Statement> statements(Operation operation, Schema before, Step step) {
        try {
            return dialect.render(operation, before);
        } catch (Refusal refusal) {
            requireReadable(operation, step);
            throw refusal;
        }
    }

    /** Refuses SQL that cannot be cut into statements, as rendering does, but with the line of the file. */
    private void requireReadable(Operation operation, Step step) {
        for (Operation part : operation.parts()) {
            if (part instanceof Sql sql) {
                new SqlSplitter(dialect.syntax()).split(sql.up(), "", (int) Math.max(1, script.line(step, sql.up())));
            }
        }
    }
}
