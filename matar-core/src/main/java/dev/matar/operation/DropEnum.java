package dev.matar.operation;

import dev.matar.schema.Name;
import dev.matar.schema.Schema;

/** An enum type goes; no column may use it. */
public record DropEnum(Name type) implements Operation {

    @Override
    public Schema change(Schema before) {
        before.enumType(type);
        return before.enums(before.enums().without(type));
    }

    @Override
    public Operation inverse(Schema before) {
        return new CreateEnum(before.enumType(type));
    }
}
