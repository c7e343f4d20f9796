package dev.matar.operation;

import dev.matar.schema.Schema;
import dev.matar.schema.Table;

/** A new table with everything that belongs to it. */
public record CreateTable(Table table) implements Operation {

    @Override
    public Schema change(Schema before) {
        Require.free(before, table.name());
        Schema after = before.with(table);
        table.foreignKeys().forEach(key -> Require.targetKey(after, table.name(), key));
        return after;
    }

    @Override
    public Operation inverse(Schema before) {
        return new DropTable(table.name());
    }
}
