package dev.matar.operation;

import static dev.matar.operation.Operation.refuse;

import dev.matar.schema.EnumType;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * A new value of an enum type.
 *
 * @param before the value that it sorts right before; empty for the end
 */
public record AddEnumValue(Name type, String value, String before) implements Operation {

    @Override
    public Schema change(Schema schema) {
        List<String> values = new ArrayList<>(schema.enumType(type).values());
        if (values.contains(value)) {
            throw refuse("The enum type " + type + " has the value " + value + " already.", "Leave this out.");
        }
        if (!before.isEmpty() && !values.contains(before)) {
            throw refuse("The enum type " + type + " has no value " + before + ".", "It has " + String.join(", ", values) + ".");
        }
        values.add(before.isEmpty() ? values.size() : values.indexOf(before), value);
        return schema.enums(schema.enums().with(new EnumType(type, values)));
    }

    @Override
    public Operation inverse(Schema schema) {
        return new DropEnumValue(type, value);
    }
}
