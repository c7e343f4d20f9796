package dev.matar.run;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.SqlSplitter;
import dev.matar.dialect.Statement;
import dev.matar.operation.Autocommit;
import dev.matar.operation.Code;
import dev.matar.operation.EnumUses;
import dev.matar.operation.Operation;
import dev.matar.operation.Sql;
import dev.matar.revision.Plan;
import dev.matar.revision.Script;
import dev.matar.revision.Step;
import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Runs a plan: a fold of its steps' operations over a schema, whose statements go into a {@link Sink}. */
public final class Runner {

    private final Dialect dialect;
    private final Script script;
    private final History history;
    private final Sink sink;
    private final Listener listener;
    /** Absent where data may be lost. */
    private final Optional<Losses> losses;
    /** Absent where what is dropped is gone. */
    private final Optional<Quarantine> quarantine;
    /** What was read before its turn came. */
    private final Map<Step, List<Operation>> written = new HashMap<>();

    private final Map<Step, List<Operation>> arranged = new HashMap<>();
    /** Absent where the run begins at a step's beginning. */
    private final Optional<Resumption> resumption;

    /**
     * @param mayLoseData whether nobody has to be asked before data is lost
     * @param quarantine where what is dropped is kept; absent where it is not
     * @param resumption how to go on with a step that another run has begun; absent where none has
     */
    public Runner(
            Dialect dialect,
            Script script,
            History history,
            Sink sink,
            Listener listener,
            boolean mayLoseData,
            Optional<Quarantine> quarantine,
            Optional<Resumption> resumption) {
        this.dialect = dialect;
        this.script = script;
        this.history = history;
        this.sink = sink;
        this.listener = listener;
        this.quarantine = quarantine;
        this.resumption = resumption;
        this.losses = mayLoseData
                ? Optional.empty()
                : Optional.of(new Losses(dialect, script, this::ahead, sink, quarantine.isPresent()));
    }

    /**
     * Runs each step in order.
     *
     * @param start the schema before the first step; may be unknown, and is then looked at when a step needs it
     */
    public Report run(Plan plan, Schema start) {
        listener.planned(plan);
        Laps laps = new Laps(listener);
        Step underWay = null;
        try {
            Schema schema = seen(plan, start);
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

    /** What has to be looked at before data is lost serves the first step, too, if that needs it. */
    private Schema seen(Plan plan, Schema start) {
        Schema seen = losses.map(some -> some.requireNoneAhead(plan.steps(), start)).orElse(start);
        boolean looked = seen.isKnown() && !start.isKnown();
        boolean needed = looked && ahead(plan.steps().get(0)).stream().limit(1).noneMatch(Runner::speaksForItself);
        return needed ? seen : start;
    }

    /** What a section of SQL declares stands in its first part, so that a look between two parts would miss what is yet to come. */
    private static boolean speaksForItself(Operation operation) {
        return operation.parts().stream().allMatch(part -> part instanceof Sql || part instanceof Code);
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
        List<Operation> all = operations(step);
        Optional<Resumption> begun = resumptionOf(step);
        sink.begin(step, all, begun.isPresent());
        if (begun.isEmpty()) {
            history.begin(step, all).forEach(sink::accept);
        }
        Schema schema = before;
        for (int number = begun.map(one -> one.finish(all)).orElse(0); number < all.size(); number++) {
            schema = run(number, all.get(number), schema, step);
        }
        history.end(step, all, script.applied(step, written(step))).forEach(sink::accept);
        return schema;
    }

    private Optional<Resumption> resumptionOf(Step step) {
        return resumption.filter(one -> one.isOf(step));
    }

    private List<Operation> operations(Step step) {
        return arranged.computeIfAbsent(step, each -> history.arranged(written(each)));
    }

    /** What is still to be run of a step. */
    private List<Operation> ahead(Step step) {
        List<Operation> all = operations(step);
        int begun = resumptionOf(step).map(Resumption::begun).orElse(0);
        return all.subList(Math.min(begun, all.size()), all.size());
    }

    private List<Operation> written(Step step) {
        return written.computeIfAbsent(step, script::of);
    }

    private Schema run(int number, Operation operation, Schema before, Step step) {
        Schema schema = remembering(
                number, operation, before.isKnown() ? sink.look(operation, before) : speaksForItself(operation) ? before : sink.look(before), step);
        quarantine.ifPresent(place -> Quarantine.requireOutOf(operation, schema));
        Schema after = operation.apply(schema);
        losses.ifPresent(some -> some.requireNone(step, operation, schema, after));
        Optional<Quarantine.Instead> instead = quarantine.flatMap(place -> place.instead(step, operation, schema, sink));
        if (instead.isPresent()) {
            return run(number, operation, instead.get(), step);
        }
        sink.accept(new Deed(number, operation, schema, after, statements(operation, schema, step)));
        return after;
    }

    /**
     * Where it may stop halfway, all of it is known before any of it is done, since it could not be found out again; else each operation
     * finds what is there when its turn comes.
     */
    private Schema run(int number, Operation operation, Quarantine.Instead instead, Step step) {
        List<Statement> known = new ArrayList<>();
        boolean isTransaction = dialect.transactionalDdl() && !(operation instanceof Autocommit);
        Consumer<Statement> taker = isTransaction ? sink::accept : known::add;
        instead.before().forEach(taker);
        Schema schema = instead.from();
        for (Operation one : instead.operations()) {
            schema = sink.look(one, schema);
            statements(one, schema, step).forEach(taker);
            schema = one.apply(schema);
        }
        instead.after().forEach(taker);
        sink.accept(new Deed(number, operation, instead.from(), schema, known));
        return schema;
    }

    /** With the enum types that an operation needs and the database does not tell of. */
    private Schema remembering(int number, Operation operation, Schema seen, Step step) {
        if (!dialect.forgetsEnumTypes() || !seen.isKnown()) {
            return seen;
        }
        Set<Name> lacking = EnumUses.of(operation);
        lacking.removeAll(seen.enums().keys());
        return lacking.isEmpty()
                ? seen
                : dialect.remembering(seen, Operation.applyAll(operations(step).subList(0, number), script.before(step)));
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
