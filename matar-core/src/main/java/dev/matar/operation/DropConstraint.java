package dev.matar.operation;

import dev.matar.schema.Constraint;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;

/** A constraint goes; the columns of a primary key stay not null. */
public record DropConstraint(Name table, String constraint) implements TableOperation {

    @Override
    public Schema change(Schema before) {
        Table old = before.table(table);
        Constraint gone = old.constraint(constraint);
        Table changed = old.constraints(old.constraints().without(constraint));
        Schema after = before.with(changed);
        boolean wasKey = gone instanceof Constraint.PrimaryKey || gone instanceof Constraint.Unique;
        return wasKey ? Require.keysOf(after, changed, "The key " + constraint) : after;
    }

    @Override
    public Operation inverse(Schema before) {
        return new AddConstraint(table, before.table(table).constraint(constraint));
    }
}
