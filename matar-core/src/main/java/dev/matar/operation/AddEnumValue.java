package dev.matar.operation;

import static dev.matar.operation.Operation.refuse;

import dev.matar.schema.EnumType;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A new value of an enum type.
 *
 * @param before the value that it sorts right before; absent for the end
 */
public record AddEnumValue(Name type, String value, Optional<String> before) implements Operation {

    /** Right before a value, or at the end where that is empty. */
    public AddEnumValue(Name type, String value, String before) {
        this(type, value, Optional.of(before).filter(b -> !b.isEmpty()));
    }

    @Override
    public Schema change(Schema schema) {
        List<String> values = new ArrayList<>(schema.enumType(type).values());
        if (values.contains(value)) {
            throw refuse("The enum type " + type + " has the value " + value + " already.", "Leave this out.");
        }
        int place = before.map(values::indexOf).orElse(values.size());
        if (place < 0) {
            throw refuse(
                    "The enum type " + type + " has no value " + before.get() + ".",
                    "It has " + String.join(", ", values) + ".");
        }
        values.add(place, value);
        return schema.enums(schema.enums().with(new EnumType(type, values)));
    }

    @Override
    public Operation inverse(Schema schema) {
        return new DropEnumValue(type, value);
    }
}
