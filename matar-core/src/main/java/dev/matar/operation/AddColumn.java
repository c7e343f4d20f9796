package dev.matar.operation;

import static dev.matar.operation.Operation.refuse;

import dev.matar.schema.Column;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.util.List;

/** A new column at the end of a table. */
public record AddColumn(Name table, Column column) implements TableOperation {

    @Override
    public Schema change(Schema before) {
        Table old = before.table(table);
        if (old.columns().has(column.name())) {
            throw refuse("The table " + table + " has a column " + column.name() + " already.", "Alter that one instead.");
        }
        List<String> users = old.usersOf(column.name());
        if (!users.isEmpty()) {
            throw refuse(
                    "The column " + column.name() + " of table " + table + " is new, but " + users.get(0) + " has that word already.",
                    "Add " + String.join(", ", users) + " after it.");
        }
        Require.noView(before, table, column.name(), "Adding the column " + column.name() + " to table " + table);
        return before.with(old.columns(old.columns().with(column)));
    }

    @Override
    public Operation inverse(Schema before) {
        return new DropColumn(table, column.name());
    }
}
