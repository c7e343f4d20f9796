package dev.matar.run;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.SqlSplitter;
import dev.matar.dialect.Statement;
import dev.matar.notation.Notation;
import dev.matar.operation.Operation;
import dev.matar.operation.Sql;
import dev.matar.revision.Step;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Cuts operations into what is marked as one, see {@link Progress}. */
final class Marks {

    /** See CREATE INDEX and ALTER TYPE in PostgreSQL's manual. */
    private static final Pattern BEARS_NONE = Pattern.compile("\\bconcurrently\\b|\\badd\\s+value\\b", Pattern.CASE_INSENSITIVE);

    private final Dialect dialect;
    private final Transactions transactions;
    private final SqlSplitter splitter;
    private Step step;
    private List<Operation> operations = List.of();
    private int summed;
    private String sum = "";

    /**
     * What is marked as one.
     *
     * @param at where the step is before it
     * @param next where it is after it
     * @param statements what is done
     * @param isAlone whether it may not be part of a transaction
     * @param mayStay whether it may stay while the mark that it is done does not
     * @param isMarked whether it is marked at all; what is one transaction with all that follows is not
     * @param look what of the database has to be looked at before it, so that it can be told later whether it was done
     * @param expected what is to be seen after it; absent where nothing is to be checked
     */
    record Unit(
            Point at,
            Point next,
            List<Statement> statements,
            boolean isAlone,
            boolean mayStay,
            boolean isMarked,
            Optional<Neighbourhood> look,
            Optional<Point.Sight> expected) {

        /** Where the step is when it begins. */
        Point begun(Function<Neighbourhood, Schema> live) {
            Optional<Point.Sight> picture = look.map(concerned -> new Point.Sight(
                    concerned, true, concerned.picture(live.apply(concerned)), at.sight().map(Point.Sight::expected).orElse(List.of())));
            return at.begun(picture.isPresent() ? picture : at.sight());
        }
    }

    Marks(Dialect dialect, Transactions transactions) {
        this.dialect = dialect;
        this.transactions = transactions;
        this.splitter = new SqlSplitter(dialect.syntax());
    }

    void begin(Step next, List<Operation> all) {
        step = next;
        operations = all;
        summed = 0;
        sum = "";
    }

    /** The units of a whole operation. */
    List<Unit> of(Deed deed, Supplier<Schema> live) {
        Point start = Point.before(step, deed.number(), sumBefore(deed.number()));
        Operation operation = deed.operation();
        if (deed.statements().stream().noneMatch(statement -> mayStay(statement, operation))) {
            Point next = start.done(operation);
            boolean marked = transactions.commitsEach(dialect) || !deed.statements().stream().allMatch(Statement::transactional);
            return List.of(new Unit(start, next, deed.statements(), false, false, marked, Optional.empty(), Optional.empty()));
        }
        Optional<Point.Sight> outline = isOwn(operation) ? declared(deed, live) : Optional.of(outline(operation, deed.before(), deed.after()));
        Point point = new Point(
                step,
                start.operation(),
                start.sum(),
                0,
                false,
                Optional.of(Notation.write(operation)),
                deed.statements(),
                outline);
        return units(point, operation, deed.statements(), false);
    }

    /** The units of what is left of an operation that another run has begun. */
    List<Unit> of(Point point, Operation operation, List<Statement> statements) {
        return units(point, operation, statements, true);
    }

    private List<Unit> units(Point from, Operation operation, List<Statement> statements, boolean isChecked) {
        List<Unit> units = new ArrayList<>();
        Point at = from;
        for (int i = from.statement(); i < statements.size(); i++) {
            Statement statement = statements.get(i);
            Point next = at.done(operation);
            boolean alone = isAlone(statement, operation);
            boolean marked = transactions.commitsEach(dialect) || !statement.transactional() || alone;
            boolean outlineTells = from.sight().filter(sight -> tells(sight, statements)).isPresent();
            boolean stays = mayStay(statement, operation);
            Optional<Neighbourhood> look = marked && stays && !outlineTells ? toLookAt(statement, operation, at) : Optional.empty();
            boolean checked = isChecked && i == statements.size() - 1 && !isOwn(operation);
            units.add(new Unit(at, next, List.of(statement), alone, stays, marked, look, checked ? at.sight() : Optional.empty()));
            at = next;
        }
        return units;
    }

    /** Whether an outline tells of each of these statements whether it is done. */
    private static boolean tells(Point.Sight sight, List<Statement> statements) {
        return statements.size() == 1 && !sight.seen().equals(sight.expected());
    }

    /** What SQL of the user's own does is told by its text rather than by what is declared of all of it. */
    private Optional<Neighbourhood> toLookAt(Statement statement, Operation operation, Point at) {
        if (!isOwn(operation)) {
            return at.sight().map(Point.Sight::neighbourhood);
        }
        return PlainDdl.is(statement.sql()) ? Optional.of(PlainDdl.neighbourhood(statement.sql(), dialect)) : Optional.empty();
    }

    static boolean isOwn(Operation operation) {
        return operation.parts().stream().anyMatch(Sql.class::isInstance);
    }

    /** What SQL of the user's own declares tells of a single statement alone; what does not fit what is there tells nothing. */
    private Optional<Point.Sight> declared(Deed deed, Supplier<Schema> live) {
        List<Statement> statements = deed.statements();
        Operation operation = deed.operation();
        if (statements.size() > 1 || PlainDdl.is(statements.get(0).sql()) || !operation.parts().stream().allMatch(Marks::isDeclared)) {
            return Optional.empty();
        }
        try {
            Schema before = deed.before().isKnown() ? deed.before() : live.get();
            return Optional.of(outline(operation, before, operation.apply(before))).filter(sight -> tells(sight, statements));
        } catch (Refusal misfit) {
            return Optional.empty();
        }
    }

    private static boolean isDeclared(Operation part) {
        return part instanceof Sql sql && sql.effect().filter(effect -> !effect.isEmpty()).isPresent();
    }

    private static Point.Sight outline(Operation operation, Schema before, Schema after) {
        Neighbourhood neighbourhood = Neighbourhood.of(operation, before, after);
        return new Point.Sight(neighbourhood, false, neighbourhood.outline(before), neighbourhood.outline(after));
    }

    /** Whether a statement may stay while its mark does not. */
    private boolean mayStay(Statement statement, Operation operation) {
        return isAlone(statement, operation)
                || !dialect.transactionalDdl() && statement.code().isEmpty() && !splitter.touchesOnlyRows(statement.sql());
    }

    /**
     * Of our own statements few bear no transaction. Of the user's it is those that were put outside of one, or where nobody wants any, all
     * that may not bear one; a change of rows always does.
     */
    private boolean isAlone(Statement statement, Operation operation) {
        if (statement.code().isPresent()) {
            return false;
        }
        if (!isOwn(operation)) {
            return !statement.transactional() && BEARS_NONE.matcher(statement.sql()).find();
        }
        boolean asked = !statement.transactional() || transactions == Transactions.NONE && dialect.transactionalDdl();
        return asked && !splitter.touchesOnlyRows(statement.sql()) && !(statement.transactional() && PlainDdl.is(statement.sql()));
    }

    private String sumBefore(int number) {
        for (; summed < number; summed++) {
            sum = Point.sum(sum, operations.get(summed));
        }
        return sum;
    }
}
