package dev.matar.operation;

import dev.matar.schema.Constraint;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;

/** A table gets another name, or another namespace; what refers to it follows, what it is made of keeps its names. */
public record RenameTable(Name table, Name to) implements Operation {

    @Override
    public Schema change(Schema before) {
        Require.free(before, to);
        Require.noView(before, table, "Renaming the table " + table);
        return before.replace(table, before.table(table).rename(to), this::follow);
    }

    private Constraint.Reference follow(Constraint.Reference reference) {
        return reference.table().equals(table) ? new Constraint.Reference(to, reference.columns(), false) : reference;
    }

    @Override
    public Operation inverse(Schema before) {
        return new RenameTable(to, table);
    }
}
