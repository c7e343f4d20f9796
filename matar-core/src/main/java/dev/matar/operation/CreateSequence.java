package dev.matar.operation;

import dev.matar.schema.Schema;
import dev.matar.schema.Sequence;

/** A new sequence. */
public record CreateSequence(Sequence sequence) implements Operation {

    @Override
    public Schema change(Schema before) {
        Require.free(before, sequence.name());
        return before.sequences(before.sequences().with(sequence));
    }

    @Override
    public Operation inverse(Schema before) {
        return new DropSequence(sequence.name());
    }
}
