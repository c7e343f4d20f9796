package dev.matar.operation;

import static dev.matar.operation.Operation.refuse;

import dev.matar.schema.Index;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;

/** A new index of a table. */
public record CreateIndex(Name table, Index index) implements TableOperation {

    @Override
    public Schema change(Schema before) {
        Table old = before.table(table);
        if (old.indexes().has(index.name()) || old.constraints().has(index.name())) {
            throw refuse("The table " + table + " has a " + index.name() + " already.", "Choose another name.");
        }
        return before.with(old.indexes(old.indexes().with(index)));
    }

    @Override
    public Operation inverse(Schema before) {
        return new DropIndex(table, index.name());
    }
}
