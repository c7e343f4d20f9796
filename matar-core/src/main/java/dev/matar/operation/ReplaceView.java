package dev.matar.operation;

import dev.matar.schema.Schema;
import dev.matar.schema.View;

/** Another query for a view that no other view reads. */
public record ReplaceView(View to) implements Operation {

    @Override
    public Schema change(Schema before) {
        before.view(to.name());
        Require.noView(before, to.name(), "Replacing the view " + to.name());
        return before.views(before.views().with(to));
    }

    @Override
    public Operation inverse(Schema before) {
        return new ReplaceView(before.view(to.name()));
    }
}
