package dev.matar.operation;

import static dev.matar.operation.Operation.refuse;

import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Index;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.util.ArrayList;
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
        Require.noView(before, table, column, "Renaming the column " + column + " of table " + table);
        Require.noView(before, table, to, "Renaming a column of table " + table + " to " + to);
        return before.replace(table, old.renameColumn(column, to), this::follow);
    }

    private Constraint.Reference follow(Constraint.Reference reference) {
        return reference.table().equals(table)
                ? new Constraint.Reference(
                        table, reference.columns().stream().map(c -> c.equals(column) ? to : c).toList(), false)
                : reference;
    }

    /** Expressions come back as they were spelled: a rename may have to put quotes around a word, or find the new one in use. */
    @Override
    public Operation inverse(Schema before) {
        Table old = before.table(table);
        Table back = old.renameColumn(column, to).renameColumn(to, column);
        List<Operation> undo = new ArrayList<>(List.of(new RenameColumn(table, to, column)));
        for (Constraint constraint : old.constraints()) {
            if (!constraint.equals(back.constraint(constraint.name()))) {
                undo.add(new DropConstraint(table, constraint.name()));
                undo.add(new AddConstraint(table, constraint));
            }
        }
        for (Index index : old.indexes()) {
            if (!index.equals(back.index(index.name()))) {
                undo.add(new DropIndex(table, index.name()));
                undo.add(new CreateIndex(table, index));
            }
        }
        for (Column other : old.columns()) {
            if (!other.equals(back.column(other.name()))) {
                undo.add(new AlterColumn(table, other));
            }
        }
        return undo.size() == 1 ? undo.get(0) : new Batch(table, undo);
    }
}
