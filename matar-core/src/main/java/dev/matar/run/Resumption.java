package dev.matar.run;

import dev.matar.dialect.Aftermath;
import dev.matar.dialect.Dialect;
import dev.matar.dialect.Statement;
import dev.matar.notation.Notation;
import dev.matar.operation.Operation;
import dev.matar.operation.Sql;
import dev.matar.revision.Step;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import java.util.List;
import java.util.Optional;

/** Goes on with a step where another run has stopped. */
public final class Resumption {

    private final Point point;
    private final Dialect dialect;
    private final DatabaseSink sink;

    public Resumption(Point point, Dialect dialect, DatabaseSink sink) {
        this.point = point;
        this.dialect = dialect;
        this.sink = sink;
    }

    boolean isOf(Step step) {
        return point.step().equals(step);
    }

    /** How many operations of the step are not to be run any more as they stand: they are done, or another run has begun them. */
    int begun() {
        return point.isBetweenOperations() ? point.operation() : point.operation() + 1;
    }

    /**
     * Finishes the operation that was under way.
     *
     * @param operations all of the step
     * @return the number of the operation to go on with
     */
    int finish(List<Operation> operations) {
        requireSame(operations);
        Aftermath aftermath = aftermath();
        Point at = point.begun() ? decided(operations.get(point.operation()), aftermath) : point;
        aftermath.debris().forEach(sink::accept);
        if (at.isBetweenOperations()) {
            return at.operation();
        }
        sink.goOn(at, operations.get(at.operation()), statements(operations.get(at.operation())));
        return at.operation() + 1;
    }

    /** Refuses a revision that says something else now of what was run. */
    private void requireSame(List<Operation> operations) {
        boolean same = point.operation() <= operations.size()
                && Point.sum(operations, point.operation()).equals(point.sum())
                && (point.isBetweenOperations() || point.operation() < operations.size() && isSame(operations.get(point.operation())));
        if (!same) {
            throw new Refusal(
                    "in-doubt",
                    "Another run has done a part of it, and that part reads otherwise now.",
                    "Give the revision back what it was there; what was not run yet may be changed. Or undo by hand what was done,"
                            + " and say where the database stands with matar stamp --purge.");
        }
    }

    /** Of the user's own SQL what follows after the statement under way may have been mended. */
    private boolean isSame(Operation operation) {
        if (point.text().isEmpty() || point.text().get().equals(Notation.write(operation))) {
            return true;
        }
        int ran = point.statement() + (point.begun() ? 1 : 0);
        List<Statement> statements = sql(operation);
        return statements.size() >= ran && statements.subList(0, ran).equals(point.statements().subList(0, ran));
    }

    /** The statements of the user's own SQL as it is now; of all else, as they were rendered for the schema that was there then. */
    private List<Statement> statements(Operation operation) {
        List<Statement> own = sql(operation);
        return own.isEmpty() ? point.statements() : own;
    }

    private List<Statement> sql(Operation operation) {
        List<Operation> parts = operation.parts();
        return parts.size() == 1 && parts.get(0) instanceof Sql ? dialect.render(operation, Schema.unknown("SQL needs none")) : List.of();
    }

    private Aftermath aftermath() {
        return point.statements().isEmpty() ? Aftermath.UNKNOWN : sink.aftermath(point.statements().get(point.statement()).sql());
    }

    private Point decided(Operation operation, Aftermath aftermath) {
        if (aftermath.isDone().isPresent()) {
            return aftermath.isDone().get() ? point.done(operation) : point.notDone();
        }
        Optional<Schema> live = point.sight().map(sight -> sink.live(sight.neighbourhood()));
        boolean last = point.statement() == point.statements().size() - 1;
        boolean own = Marks.isOwn(operation);
        Optional<Boolean> done = live.flatMap(schema -> Doubt.isDone(point.sight().orElseThrow(), own, last, schema));
        return done.map(is -> is ? point.done(operation) : point.notDone()).orElseThrow(() -> Doubt.refusal(point, operation, live));
    }
}
