package dev.matar.schema;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A rule over the rows of a table. Inside a table every constraint has a name; {@link Naming} gives one to those that a
 * person left unnamed.
 */
public sealed interface Constraint extends Member<String>, Table.Part {

    /** Its name; empty until {@link Naming} has given it one. */
    String name();

    /** The table's own columns that it is about; none for a check, whose columns stand in its text. */
    List<String> columns();

    Constraint named(String newName);

    /** Whether it is about a column, be it in the text of an expression. */
    default boolean uses(String column) {
        return columns().contains(column);
    }

    Constraint renameColumn(String from, String to);

    @Override
    default String key() {
        return name();
    }

    record PrimaryKey(String name, List<String> columns) implements Constraint {

        public PrimaryKey {
            columns = someColumns("primary key", name, columns);
        }

        @Override
        public PrimaryKey named(String newName) {
            return new PrimaryKey(newName, columns);
        }

        @Override
        public PrimaryKey renameColumn(String from, String to) {
            return new PrimaryKey(name, renamed(columns, from, to));
        }
    }

    record Unique(String name, List<String> columns, Timing timing) implements Constraint {

        public Unique {
            columns = someColumns("unique constraint", name, columns);
        }

        @Override
        public Unique named(String newName) {
            return new Unique(newName, columns, timing);
        }

        @Override
        public Unique renameColumn(String from, String to) {
            return new Unique(name, renamed(columns, from, to), timing);
        }

        /** Checked at {@code timing} instead. */
        public Unique timing(Timing newTiming) {
            return new Unique(name, columns, newTiming);
        }

        /** Checked at once, unless a transaction puts it off. */
        public Unique deferrable() {
            return timing(Timing.DEFERRABLE);
        }

        /** Checked at the end of the transaction. */
        public Unique deferred() {
            return timing(Timing.DEFERRED);
        }
    }

    record ForeignKey(
            String name, List<String> columns, Reference target, Action onDelete, Action onUpdate, Timing timing)
            implements Constraint {

        public ForeignKey {
            columns = someColumns("foreign key", name, columns);
            if (columns.size() != target.columns().size()) {
                throw new Refusal(
                        "invalid-constraint",
                        "The foreign key " + name + " has " + columns.size() + " columns and refers to "
                                + target.columns().size() + ".",
                        "Name as many columns on both sides.");
            }
        }

        @Override
        public ForeignKey named(String newName) {
            return new ForeignKey(newName, columns, target, onDelete, onUpdate, timing);
        }

        @Override
        public ForeignKey renameColumn(String from, String to) {
            return new ForeignKey(name, renamed(columns, from, to), target, onDelete, onUpdate, timing);
        }

        public ForeignKey target(Reference newTarget) {
            return new ForeignKey(name, columns, newTarget, onDelete, onUpdate, timing);
        }

        /** What happens to the row when the row it refers to is deleted. */
        public ForeignKey onDelete(Action action) {
            return new ForeignKey(name, columns, target, action, onUpdate, timing);
        }

        /** What happens to the row when the key it refers to changes. */
        public ForeignKey onUpdate(Action action) {
            return new ForeignKey(name, columns, target, onDelete, action, timing);
        }

        /** Checked at {@code timing} instead. */
        public ForeignKey timing(Timing newTiming) {
            return new ForeignKey(name, columns, target, onDelete, onUpdate, newTiming);
        }

        /** Checked at once, unless a transaction puts it off. */
        public ForeignKey deferrable() {
            return timing(Timing.DEFERRABLE);
        }

        /** Checked at the end of the transaction. */
        public ForeignKey deferred() {
            return timing(Timing.DEFERRED);
        }
    }

    record Check(String name, String expression) implements Constraint {

        @Override
        public List<String> columns() {
            return List.of();
        }

        @Override
        public boolean uses(String column) {
            return Expression.of(expression).mentions(column);
        }

        @Override
        public Check named(String newName) {
            return new Check(newName, expression);
        }

        @Override
        public Check renameColumn(String from, String to) {
            return new Check(name, Expression.of(expression).rename(from, to));
        }
    }

    /**
     * What a foreign key refers to.
     *
     * @param external whether the table is out of this schema's sight, so that nothing here vouches for it
     */
    record Reference(Name table, List<String> columns, boolean external) {

        public Reference {
            columns = List.copyOf(columns);
        }
    }

    /** What a foreign key does when the row it refers to goes or changes. */
    enum Action {
        NO_ACTION,
        RESTRICT,
        CASCADE,
        SET_NULL,
        SET_DEFAULT
    }

    /** When a constraint is checked. */
    enum Timing {
        IMMEDIATE,
        /** At once, unless a transaction puts it off. */
        DEFERRABLE,
        /** At the end of the transaction. */
        DEFERRED
    }

    private static List<String> someColumns(String what, String name, List<String> columns) {
        if (columns.isEmpty()) {
            throw new Refusal("invalid-constraint", "The " + what + " " + name + " has no column.", "Name one.");
        }
        return List.copyOf(columns);
    }

    private static List<String> renamed(List<String> columns, String from, String to) {
        return columns.stream().map(c -> c.equals(from) ? to : c).collect(Collectors.toUnmodifiableList());
    }
}
