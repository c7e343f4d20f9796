package dev.matar.operation;

import dev.matar.schema.Name;
import dev.matar.schema.Schema;

/** A table goes, with its rows, indexes and constraints. */
public record DropTable(Name table) implements Operation {

    @Override
    public Schema change(Schema before) {
        before.table(table);
        Require.noView(before, table, "Dropping the table " + table);
        Require.noForeignKey(before, table, "The table " + table, (owner, key) -> !owner.name().equals(table));
        return before.withoutTable(table);
    }

    @Override
    public Operation inverse(Schema before) {
        return new CreateTable(before.table(table));
    }
}
