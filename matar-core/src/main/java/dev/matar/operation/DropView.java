package dev.matar.operation;

import dev.matar.schema.Name;
import dev.matar.schema.Schema;

/** A view goes. */
public record DropView(Name view) implements Operation {

    @Override
    public Schema change(Schema before) {
        before.view(view);
        Require.noView(before, view, "Dropping the view " + view);
        return before.views(before.views().without(view));
    }

    @Override
    public Operation inverse(Schema before) {
        return new CreateView(before.view(view));
    }
}
