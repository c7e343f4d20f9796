package dev.matar.run;

import dev.matar.operation.AlterColumn;
import dev.matar.operation.DropColumn;
import dev.matar.operation.DropConstraint;
import dev.matar.operation.DropIndex;
import dev.matar.operation.Operation;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Tables and columns without what would be in the way of others: rows and values, and a primary key. */
final class Stripped {

    /** What the value of an enum type is kept as: no engine allows a longer one. */
    private static final Type ENUM_AS = new Type.Varchar(OptionalInt.of(255));

    private Stripped() {}

    /** Whether a table can be stripped, and be whole again after. */
    static boolean canBe(Table table) {
        List<String> key = table.primaryKey().map(Constraint.PrimaryKey::columns).orElse(List.of());
        return table.columns().stream().allMatch(column -> {
            boolean isNumbered = column.defaultValue() instanceof Default.Identity;
            boolean isFirst = !key.isEmpty() && key.get(0).equals(column.name());
            return !(isNumbered && !isFirst) && !(column.isComputed() && key.contains(column.name()));
        });
    }

    /** Whether a column can be kept by itself, and holds something of its own. */
    static boolean canBe(Column column) {
        return !(column.defaultValue() instanceof Default.Identity) && !column.isComputed();
    }

    /** What strips a table: first what relies on other parts of it. */
    static List<Operation> strip(Table table, String dialect) {
        List<Operation> operations = new ArrayList<>();
        table.foreignKeys().forEach(key -> operations.add(new DropConstraint(table.name(), key.name())));
        table.indexes().forEach(index -> operations.add(new DropIndex(table.name(), index.name())));
        for (Constraint constraint : table.constraints()) {
            if (constraint instanceof Constraint.Check || constraint instanceof Constraint.Unique) {
                operations.add(new DropConstraint(table.name(), constraint.name()));
            }
        }
        table.columns().stream()
                .filter(Column::isComputed)
                .forEach(column -> operations.add(new DropColumn(table.name(), column.name())));
        table.columns().stream()
                .filter(column -> !column.isComputed() && !bare(column, dialect).equals(column))
                .forEach(column -> operations.add(new AlterColumn(table.name(), bare(column, dialect))));
        return operations;
    }

    /** A column that needs no enum type and no sequence; one that the database numbers goes on to be. */
    static Column bare(Column column, String dialect) {
        Type type = withoutEnum(column.type().resolve(dialect));
        boolean relies = !type.equals(column.type()) || column.defaultValue() instanceof Default.Expression;
        return relies ? column.type(type).from(Default.NONE) : column;
    }

    private static Type withoutEnum(Type type) {
        if (type instanceof Type.Array array) {
            return new Type.Array(withoutEnum(array.of()));
        }
        return type instanceof Type.Enum ? ENUM_AS : type;
    }
}
