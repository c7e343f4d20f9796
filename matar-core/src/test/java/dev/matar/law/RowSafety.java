package dev.matar.law;

import dev.matar.operation.AddColumn;
import dev.matar.operation.Operation;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.Index;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether rows as {@link RandomRows} makes them fit every step of a way there and back, so that what an engine refuses is a fault of
 * the way and not of the rows.
 *
 * <p>A column that stays holds the number of its row; one that is dropped comes back with its default; a table that is dropped is
 * filled again when it comes back.
 */
public final class RowSafety {

    private final Survivors survivors;
    private final Schema before;
    private final Schema after;
    private final Map<Name, Name> tablesAfter = new HashMap<>();

    private RowSafety(Survivors survivors) {
        this.survivors = survivors;
        this.before = survivors.before();
        this.after = survivors.after();
        survivors.tables().forEach(name -> tablesAfter.put(survivors.table(name).orElseThrow(), name));
    }

    public static boolean holds(Schema before, List<Operation> operations) {
        RowSafety safety = new RowSafety(new Survivors(before, operations));
        return addsOnlyWhatComesByItself(operations)
                && safety.survivors.isSimple()
                && safety.survivors.tables().stream().allMatch(safety::columnsFit)
                && safety.after.tables().stream().allMatch(safety::keysHoldAfter)
                && safety.before.tables().stream().allMatch(safety::keysHoldAgain);
    }

    /** A column that stays for a moment only must come as well. */
    private static boolean addsOnlyWhatComesByItself(List<Operation> operations) {
        return operations.stream()
                .flatMap(operation -> operation.parts().stream())
                .allMatch(part -> !(part instanceof AddColumn add) || comesByItself(add.column()));
    }

    private boolean columnsFit(Name name) {
        Table from = before.table(survivors.table(name).orElseThrow());
        Table to = after.table(name);
        List<String> kept = new ArrayList<>();
        for (Column column : to.columns()) {
            Optional<String> old = survivors.column(name, column.name());
            old.ifPresent(kept::add);
            if (old.isPresent() ? !fits(from.column(old.get()), column) : !comesByItself(column)) {
                return false;
            }
        }
        return from.columns().stream().allMatch(c -> kept.contains(c.name()) || comesByItself(c));
    }

    private static boolean fits(Column from, Column to) {
        boolean mayBeNull = from.nullable() && RandomNames.mayHoldNull(from.name());
        return RandomTypes.isConvertible(from.type(), to.type()) && (to.nullable() || !mayBeNull);
    }

    /** Whether a column can be added to rows. */
    private static boolean comesByItself(Column column) {
        return column.nullable() || !column.defaultValue().equals(Default.NONE);
    }

    private static boolean comesNull(Column column) {
        return column.nullable() && column.defaultValue().equals(Default.NONE);
    }

    private boolean keysHoldAfter(Table table) {
        return survivors.table(table.name()).isEmpty()
                || keysOf(table).allMatch(key -> isKeyAfter(table, key))
                        && table.foreignKeys().stream().allMatch(key -> isReferenceAfter(table, key));
    }

    private boolean keysHoldAgain(Table table) {
        return table.foreignKeys().stream().allMatch(key -> isReferenceAgain(table, key))
                && (!tablesAfter.containsKey(table.name()) || keysOf(table).allMatch(key -> isKeyAgain(table, key)));
    }

    private static java.util.stream.Stream<List<String>> keysOf(Table table) {
        List<List<String>> keys = new ArrayList<>();
        for (Constraint constraint : table.constraints()) {
            if (constraint instanceof Constraint.PrimaryKey || constraint instanceof Constraint.Unique) {
                keys.add(constraint.columns());
            }
        }
        for (Index index : table.indexes()) {
            if (index.unique()) {
                keys.add(index.keys().stream().map(Index.Key::text).toList());
            }
        }
        return keys.stream();
    }

    private boolean isKeyAfter(Table table, List<String> key) {
        Table old = before.table(survivors.table(table.name()).orElseThrow());
        return key.stream().anyMatch(c -> survivors.column(table.name(), c)
                        .filter(kept -> RandomTypes.isKeyable(old.column(kept).type()))
                        .isPresent()
                || survivors.column(table.name(), c).isEmpty() && comesNull(table.column(c)));
    }

    private boolean isKeyAgain(Table table, List<String> key) {
        return key.stream().anyMatch(c -> stays(table.name(), c)
                ? RandomTypes.isKeyable(table.column(c).type())
                : comesNull(table.column(c)));
    }

    /** Whether a column of before is there all the way. */
    private boolean stays(Name table, String column) {
        Name now = tablesAfter.get(table);
        return now != null
                && after.table(now).columns().stream()
                        .anyMatch(c -> survivors.column(now, c.name()).filter(column::equals).isPresent());
    }

    private boolean isReferenceAfter(Table table, Constraint.ForeignKey key) {
        boolean isNull = key.columns().stream()
                .anyMatch(c -> survivors.column(table.name(), c).isEmpty() && comesNull(table.column(c)));
        boolean stays = key.columns().stream().allMatch(c -> survivors.column(table.name(), c).isPresent());
        Name target = key.target().table();
        return isNull
                || stays && key.target().columns().stream().allMatch(c -> survivors.column(target, c).isPresent());
    }

    private boolean isReferenceAgain(Table table, Constraint.ForeignKey key) {
        boolean filledAgain = !tablesAfter.containsKey(table.name());
        boolean isNull = !filledAgain
                && key.columns().stream().anyMatch(c -> !stays(table.name(), c) && comesNull(table.column(c)));
        boolean stays = filledAgain || key.columns().stream().allMatch(c -> stays(table.name(), c));
        Name target = key.target().table();
        boolean found = !tablesAfter.containsKey(target) || key.target().columns().stream().allMatch(c -> stays(target, c));
        return isNull || stays && found;
    }
}
