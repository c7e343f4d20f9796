package dev.matar.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A table, whole: each constraint and index is named and finds its columns, and the columns of the primary key are not null.
 *
 * @param options what only one dialect knows, by {@code dialect.option}
 */
public record Table(
        Name name,
        Members<String, Column> columns,
        Members<String, Constraint> constraints,
        Members<String, Index> indexes,
        String comment,
        Map<String, String> options)
        implements Member<Name> {

    /** What a table is made of: a column, a constraint or an index. */
    public sealed interface Part permits Column, Constraint, Index {}

    public Table {
        options = Collections.unmodifiableMap(new TreeMap<>(options));
        for (Constraint constraint : constraints) {
            requireName(name, "constraint", constraint.name());
            requireColumns(name, columns, constraint.name(), constraint.columns());
        }
        for (Index index : indexes) {
            requireName(name, "index", index.name());
            requireColumns(name, columns, index.name(), index.include());
            for (Index.Key key : index.keys()) {
                if (!key.expression()) {
                    requireColumns(name, columns, index.name(), List.of(key.text()));
                }
            }
        }
        columns = withKeyNotNull(name, columns, constraints);
    }

    /** A table of these parts, in their order; unnamed constraints and indexes are named by a convention. */
    public static Table of(Name name, Naming naming, List<? extends Part> parts) {
        List<Column> columns = new ArrayList<>();
        List<Constraint> constraints = new ArrayList<>();
        List<Index> indexes = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Column column) {
                columns.add(column);
            } else if (part instanceof Constraint constraint) {
                constraints.add(naming.name(name, constraint));
            } else if (part instanceof Index index) {
                indexes.add(naming.name(name, index));
            }
        }
        return new Table(name, Members.of(columns), Members.of(constraints), Members.of(indexes), "", Map.of());
    }

    private static void requireName(Name table, String what, String name) {
        if (name.isEmpty()) {
            throw new Refusal("invalid-name", "A " + what + " of table " + table + " has no name.", "Name it.");
        }
    }

    private static void requireColumns(
            Name table, Members<String, Column> columns, String user, List<String> used) {
        for (String column : used) {
            if (!columns.has(column)) {
                throw new Refusal(
                        "dangling-reference",
                        user + " on table " + table + " needs the column " + column + ", which is not there.",
                        "Add the column before, or drop " + user + " first.");
            }
        }
    }

    private static Members<String, Column> withKeyNotNull(
            Name name, Members<String, Column> columns, Members<String, Constraint> constraints) {
        boolean found = false;
        for (Constraint constraint : constraints) {
            if (constraint instanceof Constraint.PrimaryKey key) {
                if (found) {
                    throw new Refusal(
                            "invalid-constraint", "The table " + name + " has two primary keys.", "Leave one out.");
                }
                found = true;
                for (String column : key.columns()) {
                    Column part = columns.find(column).orElseThrow();
                    columns = part.nullable() ? columns.with(part.notNull()) : columns;
                }
            }
        }
        return columns;
    }

    @Override
    public Name key() {
        return name;
    }

    /** The column of this name; refused where there is none. */
    public Column column(String column) {
        return columns.find(column).orElseThrow(() -> missing("column", column, columns.keys()));
    }

    /** The constraint of this name; refused where there is none. */
    public Constraint constraint(String constraint) {
        return constraints.find(constraint).orElseThrow(() -> missing("constraint", constraint, constraints.keys()));
    }

    /** The index of this name; refused where there is none. */
    public Index index(String index) {
        return indexes.find(index).orElseThrow(() -> missing("index", index, indexes.keys()));
    }

    private Refusal missing(String what, String wanted, Set<String> there) {
        return new Refusal(
                "no-such-" + what,
                "The table " + name + " has no " + what + " " + wanted + ".",
                there.isEmpty() ? "It has none at all." : "It has " + String.join(", ", there) + ".");
    }

    public Optional<Constraint.PrimaryKey> primaryKey() {
        for (Constraint constraint : constraints) {
            if (constraint instanceof Constraint.PrimaryKey key) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    public List<Constraint.ForeignKey> foreignKeys() {
        List<Constraint.ForeignKey> keys = new ArrayList<>();
        for (Constraint constraint : constraints) {
            if (constraint instanceof Constraint.ForeignKey key) {
                keys.add(key);
            }
        }
        return keys;
    }

    /** Whether these columns, in any order, are a primary key, a unique constraint or a whole unique index. */
    public boolean hasKey(List<String> keyColumns) {
        Set<String> wanted = new HashSet<>(keyColumns);
        for (Constraint constraint : constraints) {
            boolean isKey = constraint instanceof Constraint.PrimaryKey || constraint instanceof Constraint.Unique;
            if (isKey && wanted.equals(new HashSet<>(constraint.columns()))) {
                return true;
            }
        }
        return indexes.stream()
                .anyMatch(i -> i.isKey()
                        && wanted.equals(new HashSet<>(i.keys().stream().map(Index.Key::text).toList())));
    }

    /** The names of the constraints, indexes and computed columns that use a column, be it in the text of an expression. */
    public List<String> usersOf(String column) {
        List<String> users = new ArrayList<>();
        for (Constraint constraint : constraints) {
            if (constraint.uses(column)) {
                users.add(constraint.name());
            }
        }
        for (Index index : indexes) {
            if (index.uses(column)) {
                users.add(index.name());
            }
        }
        for (Column other : columns) {
            if (other.uses(column)) {
                users.add(other.name());
            }
        }
        return users;
    }

    public Table rename(Name newName) {
        return new Table(newName, columns, constraints, indexes, comment, options);
    }

    public Table comment(String newComment) {
        return new Table(name, columns, constraints, indexes, newComment, options);
    }

    public Table option(String option, String value) {
        Map<String, String> more = new TreeMap<>(options);
        more.put(option, value);
        return new Table(name, columns, constraints, indexes, comment, more);
    }

    /** With these columns instead. */
    public Table columns(Members<String, Column> newColumns) {
        return new Table(name, newColumns, constraints, indexes, comment, options);
    }

    /** With these constraints instead. */
    public Table constraints(Members<String, Constraint> newConstraints) {
        return new Table(name, columns, newConstraints, indexes, comment, options);
    }

    /** With these indexes instead. */
    public Table indexes(Members<String, Index> newIndexes) {
        return new Table(name, columns, constraints, newIndexes, comment, options);
    }

    /** With a column renamed, everywhere in the table. */
    public Table renameColumn(String from, String to) {
        List<Column> renamedColumns = new ArrayList<>();
        for (Column column : columns) {
            renamedColumns.add(renameIn(column.name().equals(from) ? column.rename(to) : column, from, to));
        }
        return new Table(
                name,
                Members.of(renamedColumns),
                Members.of(constraints.stream().map(c -> c.renameColumn(from, to)).toList()),
                Members.of(indexes.stream().map(i -> i.renameColumn(from, to)).toList()),
                comment,
                options);
    }

    private static Column renameIn(Column column, String from, String to) {
        return column.defaultValue() instanceof Default.Computed computed
                ? column.from(new Default.Computed(Expression.of(computed.sql()).rename(from, to), computed.stored()))
                : column;
    }
}
