package dev.matar.migration;

import dev.matar.operation.AddColumn;
import dev.matar.operation.AddConstraint;
import dev.matar.operation.AlterColumn;
import dev.matar.operation.CommentOnTable;
import dev.matar.operation.CreateIndex;
import dev.matar.operation.DeleteRows;
import dev.matar.operation.DropColumn;
import dev.matar.operation.DropConstraint;
import dev.matar.operation.DropIndex;
import dev.matar.operation.InsertRows;
import dev.matar.operation.Operation;
import dev.matar.operation.RenameColumn;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Index;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import java.util.List;
import java.util.function.Consumer;

/** What can be done to one table; each call is recorded, none is carried out yet. */
public final class TableOperations {

    private final Name table;
    private final Naming naming;
    private final Consumer<Operation> record;

    TableOperations(Name table, Naming naming, Consumer<Operation> record) {
        this.table = table;
        this.naming = naming;
        this.record = record;
    }

    public void addColumn(Column column) {
        record.accept(new AddColumn(table, column));
    }

    public void dropColumn(String column) {
        record.accept(new DropColumn(table, column));
    }

    public void renameColumn(String column, String to) {
        record.accept(new RenameColumn(table, column, to));
    }

    /** Makes the column of that name what {@code to} says, whole. */
    public void alterColumn(Column to) {
        record.accept(new AlterColumn(table, to));
    }

    public void addConstraint(Constraint constraint) {
        record.accept(new AddConstraint(table, naming.name(table, constraint)));
    }

    public void dropConstraint(String constraint) {
        record.accept(new DropConstraint(table, constraint));
    }

    public void createIndex(Index index) {
        record.accept(new CreateIndex(table, naming.name(table, index)));
    }

    public void dropIndex(String index) {
        record.accept(new DropIndex(table, index));
    }

    public void comment(String comment) {
        record.accept(new CommentOnTable(table, comment));
    }

    /** Inserts rows, each written {@code row(…)} with a value for every column. */
    @SafeVarargs
    public final void insertRows(List<String> columns, List<Object>... rows) {
        record.accept(new InsertRows(table, columns, List.of(rows)));
    }

    /** Deletes the rows that hold these values. */
    @SafeVarargs
    public final void deleteRows(List<String> columns, List<Object>... rows) {
        record.accept(new DeleteRows(table, columns, List.of(rows)));
    }
}
