package dev.matar.operation;

import dev.matar.schema.Schema;
import dev.matar.schema.View;

/** A new view. */
public record CreateView(View view) implements Operation {

    @Override
    public Schema change(Schema before) {
        Require.free(before, view.name());
        return before.views(before.views().with(view));
    }

    @Override
    public Operation inverse(Schema before) {
        return new DropView(view.name());
    }
}
