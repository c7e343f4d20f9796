package dev.matar.check;

import dev.matar.operation.DropEnumValue;
import dev.matar.operation.Operation;
import dev.matar.schema.Schema;
import java.util.Optional;

/** An enum type loses a value that rows may hold. */
final class EnumValueDropped implements Hazard {

    @Override
    public Optional<Cost> of(Operation operation, Schema before) {
        return operation instanceof DropEnumValue drop
                ? Optional.of(new Cost(
                        Cost.Kind.MAY_FAIL,
                        "Rows that hold the value " + drop.value() + " of the enum type " + drop.type() + " stand in the way.",
                        "Give these rows another value first."))
                : Optional.empty();
    }
}
