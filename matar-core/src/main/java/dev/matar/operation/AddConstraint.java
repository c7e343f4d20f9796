package dev.matar.operation;

import static dev.matar.operation.Operation.refuse;

import dev.matar.schema.Constraint;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.util.ArrayList;
import java.util.List;

/** A new constraint of a table; a primary key makes its columns not null. */
public record AddConstraint(Name table, Constraint constraint) implements TableOperation {

    @Override
    public Schema change(Schema before) {
        Table old = before.table(table);
        if (old.constraints().has(constraint.name()) || old.indexes().has(constraint.name())) {
            throw refuse("The table " + table + " has a " + constraint.name() + " already.", "Choose another name.");
        }
        Schema after = before.with(old.constraints(old.constraints().with(constraint)));
        if (constraint instanceof Constraint.ForeignKey key) {
            Require.targetKey(after, table, key);
        }
        return after;
    }

    @Override
    public Operation inverse(Schema before) {
        List<Operation> undo = new ArrayList<>(List.of(new DropConstraint(table, constraint.name())));
        if (constraint instanceof Constraint.PrimaryKey key) {
            for (String column : key.columns()) {
                if (before.table(table).column(column).nullable()) {
                    undo.add(new AlterColumn(table, before.table(table).column(column)));
                }
            }
        }
        return undo.size() == 1 ? undo.get(0) : new Batch(table, undo);
    }
}
