package dev.matar.operation;

import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;

/** An index goes. */
public record DropIndex(Name table, String index) implements TableOperation {

    @Override
    public Schema change(Schema before) {
        Table old = before.table(table);
        boolean wasUnique = old.index(index).unique();
        Table changed = old.indexes(old.indexes().without(index));
        Schema after = before.with(changed);
        return wasUnique ? Require.keysOf(after, changed, "The unique index " + index) : after;
    }

    @Override
    public Operation inverse(Schema before) {
        return new CreateIndex(table, before.table(table).index(index));
    }
}
