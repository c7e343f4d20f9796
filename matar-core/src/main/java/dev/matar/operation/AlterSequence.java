package dev.matar.operation;

import dev.matar.schema.Schema;
import dev.matar.schema.Sequence;

/** A sequence as it shall be, whole; the number it stands at is left alone. */
public record AlterSequence(Sequence to) implements Operation {

    @Override
    public Schema change(Schema before) {
        before.sequence(to.name());
        return before.sequences(before.sequences().with(to));
    }

    @Override
    public Operation inverse(Schema before) {
        return new AlterSequence(before.sequence(to.name()));
    }
}
