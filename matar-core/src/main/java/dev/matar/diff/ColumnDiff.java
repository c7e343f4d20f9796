package dev.matar.diff;

import dev.matar.operation.AddColumn;
import dev.matar.operation.AlterColumn;
import dev.matar.operation.DropColumn;
import dev.matar.operation.Operation;
import dev.matar.schema.Column;
import dev.matar.schema.Name;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What changes of a table's columns. */
final class ColumnDiff {

    private final Table before;
    private final Table after;
    private final Name table;
    private final Passage passage;
    private final Set<String> added = new LinkedHashSet<>();
    private final Set<String> dropped = new LinkedHashSet<>();
    /** There before and after, but dropped and added: a computed column keeps no value of its own. */
    private final Set<String> replaced = new LinkedHashSet<>();
    private final Set<String> retyped = new LinkedHashSet<>();
    /** Those retyped to something so different that an expression may not be about it any more. */
    private final Set<String> reshaped = new LinkedHashSet<>();

    ColumnDiff(Table before, Table after, Passage passage) {
        this.before = before;
        this.after = after;
        this.table = after.name();
        this.passage = passage;
        after.columns().keys().stream().filter(c -> !before.columns().has(c)).forEach(added::add);
        before.columns().forEach(this::compare);
        if (!touched().isEmpty()) {
            replaceDependents();
        }
    }

    private void compare(Column from) {
        Optional<Column> to = after.columns().find(from.name());
        if (to.isEmpty()) {
            dropped.add(from.name());
            return;
        }
        boolean sameType = from.type().equals(to.get().type()) && !passage.isRetyped(from);
        boolean sameValue = sameType && from.defaultValue().equals(to.get().defaultValue());
        if (to.get().isComputed() && !sameValue) {
            replaced.add(from.name());
        } else if (!sameType) {
            retyped.add(from.name());
            if (passage.isRetyped(from) || !isAlike(from.type(), to.get().type())) {
                reshaped.add(from.name());
            }
        }
    }

    /** A computed column has to give way when one that it is computed from does. */
    private void replaceDependents() {
        for (Column column : Order.of(before.columns().list(), this::sourcesOf)) {
            boolean stays = column.isComputed() && after.columns().has(column.name()) && !replaced.contains(column.name());
            if (stays && after.column(column.name()).isComputed() && touched().stream().anyMatch(column::uses)) {
                replaced.add(column.name());
            }
        }
    }

    private List<Column> sourcesOf(Column column) {
        return column.isComputed() ? before.columns().stream().filter(c -> column.uses(c.name())).toList() : List.of();
    }

    private static boolean isAlike(Type one, Type other) {
        return one.getClass().equals(other.getClass()) || isText(one) && isText(other) || isNumber(one) && isNumber(other);
    }

    private static boolean isText(Type type) {
        return type instanceof Type.Varchar || type instanceof Type.Text;
    }

    private static boolean isNumber(Type type) {
        return type instanceof Type.SmallInt
                || type instanceof Type.Integer
                || type instanceof Type.BigInt
                || type instanceof Type.Decimal;
    }

    /** All but those of which no more changes than their nullability, their default or their comment. */
    Set<String> touched() {
        Set<String> touched = new LinkedHashSet<>(added);
        touched.addAll(dropped);
        touched.addAll(replaced);
        touched.addAll(retyped);
        return touched;
    }

    boolean unsettles(List<String> columns) {
        return columns.stream().anyMatch(c -> dropped.contains(c) || replaced.contains(c) || retyped.contains(c));
    }

    /**
     * Whether what uses some columns has to give way.
     *
     * @param text whether it uses them in an expression
     */
    boolean disturb(Predicate<String> uses, boolean text) {
        return dropped.stream().anyMatch(uses)
                || replaced.stream().anyMatch(uses)
                || text && (reshaped.stream().anyMatch(uses) || added.stream().anyMatch(uses));
    }

    /** Computed columns go before those that they are computed from. */
    void loosen(List<Operation> operations) {
        List<Column> sourcesFirst = Order.of(before.columns().list(), this::sourcesOf);
        Collections.reverse(sourcesFirst);
        for (Column column : sourcesFirst) {
            if (goesEarly(column)) {
                operations.add(new DropColumn(table, column.name()));
            }
        }
        for (Column column : before.columns()) {
            Column passing = passage.through(column);
            if (!goesEarly(column) && !passing.equals(column)) {
                operations.add(new AlterColumn(table, passing));
            }
        }
    }

    private boolean goesEarly(Column column) {
        return column.isComputed() && (dropped.contains(column.name()) || replaced.contains(column.name()));
    }

    void build(List<Operation> operations, boolean keepsPrimaryKey) {
        for (Column column : after.columns()) {
            if (added.contains(column.name()) && !column.isComputed()) {
                operations.add(new AddColumn(table, column));
            }
        }
        // What is computed no more lets go of what it was computed from.
        before.columns().stream().filter(Column::isComputed).forEach(from -> alter(from, operations, keepsPrimaryKey));
        before.columns().stream().filter(from -> !from.isComputed()).forEach(from -> alter(from, operations, keepsPrimaryKey));
        before.columns().stream()
                .filter(from -> replaced.contains(from.name()) && !from.isComputed())
                .forEach(from -> operations.add(new DropColumn(table, from.name())));
        addComputed(operations);
    }

    private void alter(Column from, List<Operation> operations, boolean keepsPrimaryKey) {
        Column to = after.columns().find(from.name()).orElse(null);
        Column passing = passage.through(from);
        if (to == null || replaced.contains(from.name()) || passing.equals(to)) {
            return;
        }
        boolean inNewKey = !keepsPrimaryKey
                && after.primaryKey().filter(key -> key.columns().contains(to.name())).isPresent();
        if (!(inNewKey && passing.notNull().equals(to))) {
            operations.add(new AlterColumn(table, to));
        }
    }

    private void addComputed(List<Operation> operations) {
        Set<Column> fresh = new LinkedHashSet<>();
        after.columns().stream()
                .filter(c -> c.isComputed() && (added.contains(c.name()) || replaced.contains(c.name())))
                .forEach(fresh::add);
        for (Column column : Order.of(fresh, c -> fresh.stream().filter(o -> c.uses(o.name())).toList())) {
            operations.add(new AddColumn(table, column));
        }
    }

    void clear(List<Operation> operations) {
        for (Column column : before.columns()) {
            if (dropped.contains(column.name()) && !goesEarly(column)) {
                operations.add(new DropColumn(table, column.name()));
            }
        }
    }
}
