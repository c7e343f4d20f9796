package dev.matar.law;

import dev.matar.operation.*;
import dev.matar.schema.Column;
import dev.matar.schema.Default;
import dev.matar.schema.EnumType;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which tables, columns and enum values a list of operations leaves as they were, and what it calls them. */
final class Survivors {

    /** By what it is called after, what it was called before. */
    private final Map<Name, Name> tables = new LinkedHashMap<>();

    private final Map<Name, Map<String, String>> columns = new LinkedHashMap<>();
    /** By the type's name, the value that every row holds. */
    private final Map<Name, String> values = new LinkedHashMap<>();

    private boolean valuesStay = true;
    /** Columns made on the way, by their tables: what is in them is not known. */
    private final Map<Name, Set<String>> fresh = new LinkedHashMap<>();

    private boolean freshStay = true;
    private final Schema before;
    private final Schema after;

    Survivors(Schema before, List<Operation> operations) {
        this.before = before;
        for (Table table : before.tables()) {
            tables.put(table.name(), table.name());
            columns.put(table.name(), new LinkedHashMap<>());
            table.columns().stream()
                    .filter(c -> !c.isComputed())
                    .forEach(c -> columns.get(table.name()).put(c.name(), c.name()));
        }
        for (EnumType type : before.enums()) {
            type.values().stream().findFirst().ifPresent(value -> values.put(type.name(), value));
        }
        Schema now = before;
        for (Operation operation : operations) {
            follow(operation, now);
            now = operation.apply(now);
        }
        after = now;
    }

    Schema before() {
        return before;
    }

    Schema after() {
        return after;
    }

    /** What a table was called before; none for a new one. */
    Optional<Name> table(Name name) {
        return Optional.ofNullable(tables.get(name));
    }

    /** What a column was called before; none for a new one. */
    Optional<String> column(Name table, String column) {
        return Optional.ofNullable(columns.getOrDefault(table, Map.of()).get(column));
    }

    Set<Name> tables() {
        return tables.keySet();
    }

    /** Whether the value that the rows hold is one of its type all the way, and nothing new was changed once more. */
    boolean isSimple() {
        return valuesStay && freshStay;
    }

    /** Whether the value that rows hold has another name now. */
    boolean renames(Name type) {
        return !before.enums().has(type) || !before.enumType(type).values().get(0).equals(values.get(type));
    }

    private void follow(Operation operation, Schema now) {
        if (operation instanceof RenameTable o) {
            move(tables, o.table(), o.to());
            move(columns, o.table(), o.to());
            move(fresh, o.table(), o.to());
        } else if (operation instanceof DropTable o) {
            tables.remove(o.table());
            columns.remove(o.table());
        } else if (operation instanceof Batch o) {
            followAll(o.operations(), now);
        } else if (operation instanceof Autocommit o) {
            followAll(o.operations(), now);
        } else if (operation instanceof TableOperation o) {
            followColumns(o, now);
        } else {
            followValues(operation);
        }
    }

    private void followAll(List<Operation> operations, Schema before) {
        Schema now = before;
        for (Operation operation : operations) {
            follow(operation, now);
            now = operation.apply(now);
        }
    }

    private static <K, V> void move(Map<K, V> map, K from, K to) {
        V value = map.remove(from);
        if (value != null) {
            map.put(to, value);
        }
    }

    private void followColumns(TableOperation operation, Schema now) {
        Map<String, String> kept = columns.getOrDefault(operation.table(), Map.of());
        Set<String> made = fresh.computeIfAbsent(operation.table(), t -> new LinkedHashSet<>());
        if (operation instanceof DropColumn o) {
            kept.remove(o.column());
            made.remove(o.column());
        } else if (operation instanceof AddColumn o) {
            made.add(o.column().name());
        } else if (operation instanceof RenameColumn o) {
            move(kept, o.column(), o.to());
            if (made.remove(o.column())) {
                made.add(o.to());
            }
        } else if (operation instanceof AlterColumn o) {
            Column from = now.table(o.table()).column(o.to().name());
            boolean same = from.type().equals(o.to().type()) && from.nullable() == o.to().nullable();
            freshStay &= same || !tables.containsKey(o.table()) || !made.contains(o.to().name());
            if (from.isComputed() != o.to().isComputed()) {
                kept.remove(o.to().name());
            }
        }
    }

    private void followValues(Operation operation) {
        if (operation instanceof RenameEnumValue o && o.value().equals(values.get(o.type()))) {
            values.put(o.type(), o.to());
        } else if (operation instanceof DropEnumValue o) {
            valuesStay &= !o.value().equals(values.get(o.type()));
        } else if (operation instanceof CreateEnum o && values.containsKey(o.type().name())) {
            valuesStay &= o.type().values().contains(values.get(o.type().name()));
        }
    }

    static boolean isGivenByTheDatabase(Column column) {
        return column.isComputed() || column.defaultValue() instanceof Default.Identity identity && identity.always();
    }
}
