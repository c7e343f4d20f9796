package dev.matar.run;

import dev.matar.dialect.Statement;
import dev.matar.operation.Operation;
import dev.matar.schema.Schema;
import java.util.List;

/**
 * An operation of a step, and the statements that do it.
 *
 * @param number which of the step's operations, counted from 0
 * @param before the schema that it finds; may be unknown
 * @param after what becomes of that
 */
public record Deed(int number, Operation operation, Schema before, Schema after, List<Statement> statements) {

    public Deed {
        statements = List.copyOf(statements);
    }
}
