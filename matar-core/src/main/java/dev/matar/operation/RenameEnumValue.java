package dev.matar.operation;

import static dev.matar.operation.Operation.refuse;

import dev.matar.schema.Column;
import dev.matar.schema.Default;
import dev.matar.schema.EnumType;
import dev.matar.schema.Members;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import java.util.List;

/** A value of an enum type gets another name, in rows and defaults too. */
public record RenameEnumValue(Name type, String value, String to) implements Operation {

    @Override
    public Schema change(Schema before) {
        List<String> values = before.enumType(type).values();
        if (!values.contains(value) || values.contains(to)) {
            throw refuse(
                    "The value " + value + " of the enum type " + type + " cannot become " + to + ".",
                    "The type has the values " + String.join(", ", values) + ".");
        }
        Require.noMention(before, type, value, "Renaming the value " + value + " of the enum type " + type);
        Schema after = before.enums(before.enums()
                .with(new EnumType(type, values.stream().map(v -> v.equals(value) ? to : v).toList())));
        for (Table table : before.tables()) {
            Members<String, Column> columns = follow(table.columns());
            after = columns == table.columns() ? after : after.with(table.columns(columns));
        }
        return after;
    }

    private Members<String, Column> follow(Members<String, Column> columns) {
        Members<String, Column> followed = columns;
        for (Column column : columns) {
            if (column.type().equals(new Type.Enum(type)) && column.defaultValue().equals(new Default.Value(value))) {
                followed = followed.with(column.defaultTo(to));
            }
        }
        return followed;
    }

    @Override
    public Operation inverse(Schema before) {
        return new RenameEnumValue(type, to, value);
    }
}
