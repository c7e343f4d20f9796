package dev.matar.operation;

import dev.matar.schema.Name;
import dev.matar.schema.Schema;

/** A table's comment; an empty one takes it away. */
public record CommentOnTable(Name table, String comment) implements TableOperation {

    @Override
    public Schema change(Schema before) {
        return before.with(before.table(table).comment(comment));
    }

    @Override
    public Operation inverse(Schema before) {
        return new CommentOnTable(table, before.table(table).comment());
    }
}
