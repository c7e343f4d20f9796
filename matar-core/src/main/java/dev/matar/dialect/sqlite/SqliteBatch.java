package dev.matar.dialect.sqlite;

import dev.matar.dialect.Statement;
import dev.matar.operation.AddColumn;
import dev.matar.operation.AddConstraint;
import dev.matar.operation.AlterColumn;
import dev.matar.operation.Batch;
import dev.matar.operation.DeleteRows;
import dev.matar.operation.DropColumn;
import dev.matar.operation.DropConstraint;
import dev.matar.operation.InsertRows;
import dev.matar.operation.Operation;
import dev.matar.operation.RenameColumn;
import dev.matar.operation.TableOperation;
import dev.matar.schema.Column;
import dev.matar.schema.Default;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Several changes of one table, done by one rebuild where at least one of them needs it. */
final class SqliteBatch {

    private final SqliteDialect dialect;
    private final Name name;

    SqliteBatch(SqliteDialect dialect, Name table) {
        this.dialect = dialect;
        this.name = table;
    }

    /** Whether {@code alter table} cannot do an operation, as far as that can be told without its table. */
    static boolean rebuilds(Operation operation) {
        if (operation instanceof AddColumn add) {
            return !canBeAdded(add.column());
        }
        return operation instanceof AlterColumn
                || operation instanceof AddConstraint
                || operation instanceof DropConstraint
                || operation instanceof Batch batch
                        && batch.operations().stream().anyMatch(SqliteBatch::rebuilds);
    }

    /**
     * Rows that are there already cannot be given what is computed and kept; and without a default that is not null the column cannot be
     * added as not null, not even where there are no rows.
     */
    private static boolean canBeAdded(Column column) {
        Default value = column.defaultValue();
        return value instanceof Default.None && column.nullable()
                || value instanceof Default.Value
                || value instanceof Default.Computed computed && !computed.stored();
    }

    /** The same operations, neighbours on one table put into a batch where two of them would rebuild it. */
    static List<Operation> arrange(List<Operation> operations) {
        List<Operation> arranged = new ArrayList<>();
        List<Operation> neighbours = new ArrayList<>();
        for (Operation operation : operations) {
            if (!neighbours.isEmpty() && !tableOf(operation).equals(tableOf(neighbours.get(0)))) {
                together(neighbours, arranged);
            }
            (tableOf(operation).isEmpty() ? arranged : neighbours).add(operation);
        }
        together(neighbours, arranged);
        return arranged;
    }

    /** The table whose columns, constraints and indexes an operation changes; none for any other operation. */
    static Optional<Name> tableOf(Operation operation) {
        if (operation instanceof Batch batch) {
            return Optional.of(batch.table());
        }
        return operation instanceof TableOperation on && !touchesRows(on) ? Optional.of(on.table()) : Optional.empty();
    }

    private static boolean touchesRows(Operation operation) {
        return operation instanceof InsertRows || operation instanceof DeleteRows;
    }

    private static void together(List<Operation> neighbours, List<Operation> arranged) {
        if (neighbours.stream().filter(SqliteBatch::rebuilds).count() < 2) {
            arranged.addAll(neighbours);
        } else {
            List<Operation> flat = new ArrayList<>();
            neighbours.forEach(o -> flat.addAll(o.parts()));
            arranged.add(new Batch(tableOf(neighbours.get(0)).orElseThrow(), flat));
        }
        neighbours.clear();
    }

    /** The statements of operations on the table; rows are touched between what comes before and after in the list. */
    List<Statement> statements(List<Operation> operations, Schema before) {
        List<Statement> statements = new ArrayList<>();
        List<Operation> changes = new ArrayList<>();
        Schema schema = before;
        for (Operation operation : operations) {
            if (touchesRows(operation)) {
                statements.addAll(changes(changes, schema));
                schema = Operation.applyAll(changes, schema);
                changes.clear();
                statements.addAll(dialect.render(operation, schema));
            } else {
                changes.add(operation);
            }
        }
        statements.addAll(changes(changes, schema));
        return statements;
    }

    private List<Statement> changes(List<Operation> operations, Schema before) {
        if (operations.stream().noneMatch(SqliteBatch::rebuilds)) {
            return oneByOne(operations, before);
        }
        Schema after = Operation.applyAll(operations, before);
        return new SqliteRename(before.table(name), after.table(name), origins(operations, before.table(name)))
                .statements(dialect, before, after);
    }

    private List<Statement> oneByOne(List<Operation> operations, Schema before) {
        List<Statement> statements = new ArrayList<>();
        Schema schema = before;
        for (Operation operation : operations) {
            statements.addAll(dialect.render(operation, schema));
            schema = operation.apply(schema);
        }
        return statements;
    }

    /** The columns that are kept, by their name after the operations, each with its name before them. */
    private static Map<String, String> origins(List<Operation> operations, Table from) {
        Map<String, String> origins = new LinkedHashMap<>();
        from.columns().keys().forEach(column -> origins.put(column, column));
        for (Operation operation : operations) {
            if (operation instanceof RenameColumn rename && origins.containsKey(rename.column())) {
                origins.put(rename.to(), origins.remove(rename.column()));
            } else if (operation instanceof DropColumn drop) {
                origins.remove(drop.column());
            }
        }
        return origins;
    }
}
