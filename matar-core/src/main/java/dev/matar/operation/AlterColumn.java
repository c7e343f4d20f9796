package dev.matar.operation;

import static dev.matar.operation.Operation.refuse;

import dev.matar.schema.Column;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;

/** A column as it shall be, whole; what changes is what differs from the column of its name before. */
public record AlterColumn(Name table, Column to) implements TableOperation {

    @Override
    public Schema change(Schema before) {
        Table old = before.table(table);
        Column from = old.column(to.name());
        boolean inKey = old.primaryKey().filter(k -> k.columns().contains(to.name())).isPresent();
        if (inKey && to.nullable()) {
            throw refuse(
                    "The column " + to.name() + " of table " + table + " is in the primary key and cannot be null.",
                    "Drop the primary key first, or leave the column not null.");
        }
        if (!from.type().equals(to.type())) {
            Require.noView(before, table, to.name(), "Another type for the column " + to.name() + " of table " + table);
        }
        return before.with(old.columns(old.columns().with(to)));
    }

    @Override
    public Operation inverse(Schema before) {
        return new AlterColumn(table, before.table(table).column(to.name()));
    }
}
