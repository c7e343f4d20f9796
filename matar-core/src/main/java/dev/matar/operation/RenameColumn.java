package dev.matar.operation;

import static dev.matar.operation.Operation.refuse;

import dev.matar.schema.Constraint;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.util.List;

/** A column gets another name; what uses it follows. */
public record RenameColumn(Name table, String column, String to) implements TableOperation {

    @Override
    public Schema change(Schema before) {
        Table old = before.table(table);
        old.column(column);
        if (old.columns().has(to)) {
            throw refuse("The table " + table + " has a column " + to + " already.", "Choose another name.");
        }
        requireTellable(old);
        Require.noView(before, table, column, "Renaming the column " + column + " of table " + table);
        return before.replace(table, old.renameColumn(column, to), this::follow);
    }

    /** A text that already speaks of the new name would come back with both names turned into the old one. */
    private void requireTellable(Table old) {
        List<String> users = old.usersOf(to);
        if (!users.isEmpty()) {
            throw refuse(
                    "The column " + column + " of table " + table + " cannot become " + to + ", a word that "
                            + users.get(0) + " uses already.",
                    "Choose another name.");
        }
    }

    private Constraint.Reference follow(Constraint.Reference reference) {
        return reference.table().equals(table)
                ? new Constraint.Reference(
                        table, reference.columns().stream().map(c -> c.equals(column) ? to : c).toList(), false)
                : reference;
    }

    @Override
    public Operation inverse(Schema before) {
        return new RenameColumn(table, to, column);
    }
}
