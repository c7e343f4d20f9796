package dev.matar.run;

import dev.matar.dialect.Statement;
import dev.matar.notation.Notation;
import dev.matar.operation.Operation;
import dev.matar.revision.ByteSum;
import dev.matar.revision.Step;
import dev.matar.schema.Schema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * How far a step is that is not one transaction.
 *
 * @param step what was begun
 * @param operation the number of the operation that is next or under way, counted from 0
 * @param sum of the operations before it, see {@link #sum}
 * @param statement the number of that operation's statement that is next or under way, counted from 0
 * @param begun whether that statement was begun and nobody noted what became of it
 * @param text the operation in the notation; absent where it cannot be left half done
 * @param statements all statements of the operation; none where it cannot be left half done
 * @param sight what was seen before the statement; absent where it could tell nothing
 */
public record Point(
        Step step,
        int operation,
        String sum,
        int statement,
        boolean begun,
        Optional<String> text,
        List<Statement> statements,
        Optional<Sight> sight) {

    /**
     * What was known before a statement, so that it can be told later whether it was done.
     *
     * @param neighbourhood what the operation may change
     * @param isPicture whether what was seen is the neighbourhood's picture; else it is its outline
     * @param seen the lines before the statement
     * @param expected the outline after the operation
     */
    public record Sight(Neighbourhood neighbourhood, boolean isPicture, List<String> seen, List<String> expected) {

        /** What is to be seen now, in the form in which it was seen then. */
        List<String> now(Schema live) {
            return isPicture ? neighbourhood.picture(live) : neighbourhood.outline(live);
        }
    }

    public Point {
        statements = List.copyOf(statements);
    }

    /** Whether nothing of the operation was begun, so that it may as well be another one now. */
    boolean isBetweenOperations() {
        return statement == 0 && !begun;
    }

    /** The same after the statement under way was done. */
    public Point done(Operation operation) {
        return statement + 1 < statements.size()
                ? with(statement + 1, false, sight)
                : before(step, this.operation + 1, sum(sum, operation));
    }

    /** The same, as if the statement under way had not been begun. */
    public Point notDone() {
        return with(statement, false, sight);
    }

    /**
     * The same when the statement that is next begins.
     *
     * @param before what is seen before it
     */
    Point begun(Optional<Sight> before) {
        return with(statement, true, before);
    }

    private Point with(int newStatement, boolean isBegun, Optional<Sight> newSight) {
        return new Point(step, operation, sum, newStatement, isBegun, text, statements, newSight);
    }

    /** Before an operation. */
    static Point before(Step step, int operation, String sum) {
        return new Point(step, operation, sum, 0, false, Optional.empty(), List.of(), Optional.empty());
    }

    /** Tells operations by what they say: a sum of those before, and one more. */
    static String sum(String before, Operation next) {
        return ByteSum.of((before + "\n" + Notation.write(next)).getBytes(StandardCharsets.UTF_8));
    }

    /** The sum of the first so many operations. */
    static String sum(List<Operation> operations, int count) {
        String sum = "";
        for (Operation operation : operations.subList(0, count)) {
            sum = sum(sum, operation);
        }
        return sum;
    }
}
