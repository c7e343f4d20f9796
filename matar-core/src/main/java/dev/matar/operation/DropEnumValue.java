package dev.matar.operation;

import static dev.matar.operation.Operation.refuse;

import dev.matar.schema.Column;
import dev.matar.schema.Default;
import dev.matar.schema.EnumType;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A value of an enum type goes; no row may hold it, which the database finds out. */
public record DropEnumValue(Name type, String value) implements Operation {

    @Override
    public Schema change(Schema before) {
        List<String> values = new ArrayList<>(before.enumType(type).values());
        if (!values.remove(value)) {
            throw refuse("The enum type " + type + " has no value " + value + ".", "It has " + String.join(", ", values) + ".");
        }
        for (Table table : before.tables()) {
            for (Column column : table.columns()) {
                if (column.type().equals(new Type.Enum(type)) && column.defaultValue().equals(new Default.Value(value))) {
                    throw refuse(
                            "The value " + value + " of the enum type " + type + " cannot go while it is the default of "
                                    + column.name() + " of table " + table.name() + ".",
                            "Alter that column first.");
                }
            }
        }
        Require.noMention(before, type, value, "Dropping the value " + value + " of the enum type " + type);
        return before.enums(before.enums().with(new EnumType(type, values)));
    }

    @Override
    public Operation inverse(Schema before) {
        List<String> values = before.enumType(type).values();
        int next = values.indexOf(value) + 1;
        return new AddEnumValue(
                type, value, next < values.size() ? Optional.of(values.get(next)) : Optional.empty());
    }
}
