package dev.matar.operation;

import dev.matar.schema.Column;
import dev.matar.schema.Name;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The enum types that operations speak of without creating them. */
public final class EnumUses {

    private final Set<Name> types = new TreeSet<>();

    private EnumUses() {}

    public static Set<Name> of(Operation operation) {
        EnumUses uses = new EnumUses();
        uses.add(List.of(operation));
        return uses.types;
    }

    private void add(List<Operation> operations) {
        operations.stream().flatMap(operation -> operation.parts().stream()).forEach(this::add);
    }

    private void add(Operation part) {
        if (part instanceof Sql sql) {
            add(sql.effect().orElse(List.of()));
        } else if (part instanceof Code code) {
            add(code.effect());
        } else if (part instanceof CreateTable create) {
            create.table().columns().forEach(this::add);
        } else if (part instanceof AddColumn add) {
            add(add.column());
        } else if (part instanceof AlterColumn alter) {
            add(alter.to());
        } else if (part instanceof AddEnumValue add) {
            types.add(add.type());
        } else if (part instanceof DropEnumValue drop) {
            types.add(drop.type());
        } else if (part instanceof RenameEnumValue rename) {
            types.add(rename.type());
        } else if (part instanceof DropEnum drop) {
            types.add(drop.type());
        }
    }

    private void add(Column column) {
        column.type().enumType().ifPresent(types::add);
    }
}
