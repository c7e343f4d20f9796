package dev.matar.operation;

import static dev.matar.operation.Operation.refuse;

import dev.matar.schema.Column;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.util.Optional;

/** An enum type goes; no column may use it. */
public record DropEnum(Name type) implements Operation {

    @Override
    public Schema change(Schema before) {
        before.enumType(type);
        for (Table table : before.tables()) {
            for (Column column : table.columns()) {
                if (column.type().enumType().equals(Optional.of(type))) {
                    throw refuse(
                            "The enum type " + type + " cannot go while the column " + column.name() + " of table "
                                    + table.name() + " uses it.",
                            "Drop that column first, or alter its type.");
                }
            }
        }
        return before.enums(before.enums().without(type));
    }

    @Override
    public Operation inverse(Schema before) {
        return new CreateEnum(before.enumType(type));
    }
}
