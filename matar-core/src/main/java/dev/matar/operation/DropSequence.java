package dev.matar.operation;

import static dev.matar.operation.Operation.refuse;

import dev.matar.schema.Column;
import dev.matar.schema.Default;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;

/** A sequence goes, and with it the number it stood at. */
public record DropSequence(Name sequence) implements Operation {

    @Override
    public Schema change(Schema before) {
        before.sequence(sequence);
        for (Table table : before.tables()) {
            for (Column column : table.columns()) {
                if (column.defaultValue() instanceof Default.Expression next && next.draws(sequence)) {
                    throw refuse(
                            "The sequence " + sequence + " cannot go while the default of " + column.name() + " of table "
                                    + table.name() + " draws from it.",
                            "Alter that column first.");
                }
            }
        }
        return before.sequences(before.sequences().without(sequence));
    }

    @Override
    public Operation inverse(Schema before) {
        return new CreateSequence(before.sequence(sequence));
    }
}
