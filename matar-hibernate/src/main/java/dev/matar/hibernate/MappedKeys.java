package dev.matar.hibernate;

import dev.matar.schema.Constraint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.PrimaryKey;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;

/** The primary, unique and foreign keys of a table; those that nobody named have no name yet. */
final class MappedKeys {

    private static final Pattern NAME = Pattern.compile("(?i)\\badd constraint (\"[^\"]+\"|\\S+)");
    private static final Pattern ACTION =
            Pattern.compile("(?i)\\bon\\s+(delete|update)\\s+(cascade|restrict|no\\s+action|set\\s+null|set\\s+default)\\b");
    private static final Pattern DEFERRABLE = Pattern.compile("(?i)(?<!not )\\bdeferrable\\b");
    private static final Pattern DEFERRED = Pattern.compile("(?i)\\binitially\\s+deferred\\b");

    private final Metadata metadata;
    private final MappedNames names;
    private final Table table;

    MappedKeys(Metadata metadata, MappedNames names, Table table) {
        this.metadata = metadata;
        this.names = names;
        this.table = table;
    }

    List<Constraint> read() {
        List<Constraint> keys = new ArrayList<>();
        if (table.hasPrimaryKey()) {
            keys.add(primaryKey(table.getPrimaryKey()));
        }
        keys.addAll(uniqueKeys());
        for (ForeignKey key : table.getForeignKeys().values()) {
            if (key.isCreationEnabled() && key.isPhysicalConstraint()) {
                keys.add(foreignKey(key));
            }
        }
        return keys;
    }

    private Constraint primaryKey(PrimaryKey key) {
        UniqueKey ordering = key.getOrderingUniqueKey();
        return new Constraint.PrimaryKey(ordering == null ? "" : name(ordering), columns(key.getColumns()));
    }

    /** The name that somebody gave; Hibernate leaves the others to the database. */
    private String name(UniqueKey key) {
        return key.isNameExplicit() && key.getName() != null ? names.of(key.getName()) : "";
    }

    private List<String> columns(List<Column> columns) {
        return columns.stream().map(names::of).toList();
    }

    /** Those of several columns, and columns that are unique by themselves; an unnamed one is one of its columns. */
    private List<Constraint> uniqueKeys() {
        List<Constraint> named = new ArrayList<>();
        List<List<String>> unnamed = new ArrayList<>();
        for (UniqueKey key : table.getUniqueKeys().values()) {
            if (name(key).isEmpty()) {
                unnamed.add(columns(key.getColumns()));
            } else {
                named.add(new Constraint.Unique(name(key), columns(key.getColumns()), Constraint.Timing.IMMEDIATE));
            }
        }
        for (Column column : table.getColumns()) {
            if (column.isUnique()) {
                unnamed.add(List.of(names.of(column)));
            }
        }
        Set<Set<String>> there = new HashSet<>();
        named.forEach(key -> there.add(new HashSet<>(key.columns())));
        if (table.hasPrimaryKey()) {
            there.add(new HashSet<>(columns(table.getPrimaryKey().getColumns())));
        }
        for (List<String> columns : unnamed) {
            if (there.add(new HashSet<>(columns))) {
                named.add(new Constraint.Unique("", columns, Constraint.Timing.IMMEDIATE));
            }
        }
        return named;
    }

    private Constraint foreignKey(ForeignKey key) {
        List<Column> target =
                key.isReferenceToPrimaryKey() ? key.getReferencedTable().getPrimaryKey().getColumns() : key.getReferencedColumns();
        String sql = sql(key);
        return new Constraint.ForeignKey(
                name(key, sql),
                columns(key.getColumns()),
                new Constraint.Reference(names.of(key.getReferencedTable()), columns(target), false),
                action(sql, "delete"),
                action(sql, "update"),
                timing(sql));
    }

    /** As Hibernate would write it, which differs between its versions in the quotes. */
    private String name(ForeignKey key, String sql) {
        Matcher written = NAME.matcher(sql);
        return written.find() ? names.of(written.group(1)) : names.of(key);
    }

    /** What Hibernate would say of it; where it says nothing, since the database cannot alter tables, what the mapping says. */
    private String sql(ForeignKey key) {
        String[] create = names.hibernateDialect().getForeignKeyExporter().getSqlCreateStrings(key, metadata, names.sql());
        String definition = key.getKeyDefinition() == null ? "" : key.getKeyDefinition();
        String onDelete = key.getOnDeleteAction() == null ? "" : " on delete " + key.getOnDeleteAction().toSqlString();
        return create.length > 0 ? create[0] : definition + onDelete;
    }

    private static Constraint.Action action(String sql, String on) {
        for (Matcher action = ACTION.matcher(sql); action.find(); ) {
            if (action.group(1).equalsIgnoreCase(on)) {
                return Constraint.Action.valueOf(action.group(2).toUpperCase(Locale.ROOT).replaceAll("\\s+", "_"));
            }
        }
        return Constraint.Action.NO_ACTION;
    }

    private static Constraint.Timing timing(String sql) {
        if (DEFERRED.matcher(sql).find()) {
            return Constraint.Timing.DEFERRED;
        }
        return DEFERRABLE.matcher(sql).find() ? Constraint.Timing.DEFERRABLE : Constraint.Timing.IMMEDIATE;
    }
}
