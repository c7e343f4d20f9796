package dev.matar.operation;

import dev.matar.schema.EnumType;
import dev.matar.schema.Schema;

/** A new enum type. */
public record CreateEnum(EnumType type) implements Operation {

    @Override
    public Schema change(Schema before) {
        Require.free(before, type.name());
        return before.enums(before.enums().with(type));
    }

    @Override
    public Operation inverse(Schema before) {
        return new DropEnum(type.name());
    }
}
