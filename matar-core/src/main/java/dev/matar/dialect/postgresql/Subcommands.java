package dev.matar.dialect.postgresql;

import dev.matar.dialect.Statement;
import dev.matar.operation.AddColumn;
import dev.matar.operation.AddConstraint;
import dev.matar.operation.Batch;
import dev.matar.operation.DropColumn;
import dev.matar.operation.DropConstraint;
import dev.matar.operation.Operation;
import dev.matar.schema.Constraint;
import dev.matar.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * Neighbouring changes of one kind as one {@code alter table}, which locks and, where it must, rewrites the table once.
 *
 * <p>Of one kind only, since within one statement the server does all drops before all adds. Unique keys stay apart: of
 * two over the same columns in one statement it would build the first alone.
 */
final class Subcommands {

    private final PostgresqlDialect dialect;
    private final String alterTable;
    private final List<Statement> merged = new ArrayList<>();
    private Class<?> last;

    Subcommands(PostgresqlDialect dialect, Batch batch) {
        this.dialect = dialect;
        this.alterTable = "ALTER TABLE " + dialect.quote(batch.table()) + " ";
    }

    List<Statement> of(List<Operation> operations, Schema before) {
        Schema schema = before;
        for (Operation operation : operations) {
            List<Statement> statements = dialect.render(operation, schema);
            boolean merges = isMergeable(operation)
                    && statements.size() == 1
                    && statements.get(0).sql().startsWith(alterTable);
            if (merges && operation.getClass().equals(last)) {
                String more = statements.get(0).sql().substring(alterTable.length());
                merged.add(Statement.of(merged.remove(merged.size() - 1).sql() + ",\n  " + more));
            } else {
                merged.addAll(statements);
            }
            last = merges ? operation.getClass() : null;
            schema = operation.apply(schema);
        }
        return merged;
    }

    private static boolean isMergeable(Operation operation) {
        return operation instanceof AddColumn
                || operation instanceof DropColumn
                || operation instanceof DropConstraint
                || operation instanceof AddConstraint add
                        && (add.constraint() instanceof Constraint.ForeignKey
                                || add.constraint() instanceof Constraint.Check);
    }
}
