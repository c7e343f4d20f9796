package dev.matar.operation;

import static dev.matar.operation.Operation.refuse;

import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.util.List;

/** A column goes, with its values. */
public record DropColumn(Name table, String column) implements TableOperation {

    @Override
    public Schema change(Schema before) {
        Table old = before.table(table);
        old.column(column);
        List<String> users = old.usersOf(column);
        if (!users.isEmpty()) {
            throw refuse(
                    "The column " + column + " of table " + table + " cannot go while " + users.get(0) + " uses it.",
                    "Drop " + String.join(", ", users) + " first.");
        }
        Require.noForeignKey(
                before,
                table,
                "The column " + column + " of table " + table,
                (owner, key) -> key.target().columns().contains(column));
        Require.noView(before, table, column, "Dropping the column " + column + " of table " + table);
        return before.with(old.columns(old.columns().without(column)));
    }

    @Override
    public Operation inverse(Schema before) {
        return new AddColumn(table, before.table(table).column(column));
    }
}
