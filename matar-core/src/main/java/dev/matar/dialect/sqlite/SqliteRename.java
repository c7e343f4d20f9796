package dev.matar.dialect.sqlite;

import dev.matar.dialect.Statement;
import dev.matar.schema.Constraint;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A rebuild of a table some of whose columns get another name.
 *
 * <p>The table is rebuilt under the old names, and its columns are renamed after that by SQLite itself, which alone
 * turns the triggers, and the foreign keys of other tables, to the new names.
 *
 * @param origins the columns that are kept, by their name in {@code to}, each with its name in {@code from}
 */
record SqliteRename(Table from, Table to, Map<String, String> origins) {

    List<Statement> statements(SqliteDialect dialect, Schema before, Schema after) {
        Map<String, String> meanwhile = meanwhile();
        Map<String, String> sources = new LinkedHashMap<>();
        origins.forEach((column, origin) -> sources.put(origin, SqliteNames.quote(origin)));
        List<Statement> statements = new ArrayList<>(
                new SqliteRebuild(dialect, before, after, from, named(to, meanwhile), sources).statements());
        renames(meanwhile)
                .forEach(rename ->
                        statements.add(Statement.of("ALTER TABLE " + dialect.quote(to.name()) + " RENAME COLUMN "
                                + dialect.quote(rename.getKey()) + " TO " + dialect.quote(rename.getValue()))));
        return statements;
    }

    /** For each column the name that it has until the rebuild is done. */
    private Map<String, String> meanwhile() {
        Map<String, String> meanwhile = new LinkedHashMap<>();
        for (String column : to.columns().keys()) {
            boolean taken = SqliteNames.same(column, origins.values()).isPresent();
            meanwhile.put(column, origins.containsKey(column) ? origins.get(column) : taken ? unused(column) : column);
        }
        return meanwhile;
    }

    private String unused(String column) {
        List<String> taken = new ArrayList<>();
        from.columns().keys().forEach(name -> taken.add(SqliteNames.fold(name)));
        to.columns().keys().forEach(name -> taken.add(SqliteNames.fold(name)));
        return SqliteNames.free(SqliteNames.fold("matar_" + column), taken);
    }

    /** A table with other names for columns, by way of names that none of them has. */
    private Table named(Table table, Map<String, String> names) {
        Table between = table;
        for (Map.Entry<String, String> name : changed(names).entrySet()) {
            between = between.renameColumn(name.getKey(), unused(name.getKey()));
        }
        for (Map.Entry<String, String> name : changed(names).entrySet()) {
            between = between.renameColumn(unused(name.getKey()), name.getValue());
        }
        for (Constraint.ForeignKey key : between.foreignKeys()) {
            if (!key.target().external() && key.target().table().equals(table.name())) {
                List<String> columns =
                        key.target().columns().stream().map(names::get).toList();
                Constraint.Reference target = new Constraint.Reference(table.name(), columns, false);
                between = between.constraints(between.constraints().with(key.target(target)));
            }
        }
        return between;
    }

    private static Map<String, String> changed(Map<String, String> names) {
        Map<String, String> changed = new LinkedHashMap<>(names);
        changed.entrySet().removeIf(name -> name.getKey().equals(name.getValue()));
        return changed;
    }

    /** The renames that lead to the wanted names, each to one that is free by then. */
    private List<Map.Entry<String, String>> renames(Map<String, String> meanwhile) {
        Map<String, String> wanted = new LinkedHashMap<>();
        changed(meanwhile).forEach((column, now) -> wanted.put(now, column));
        List<String> taken = new ArrayList<>(meanwhile.values());
        List<Map.Entry<String, String>> renames = new ArrayList<>();
        while (!wanted.isEmpty()) {
            String now = wanted.keySet().stream()
                    .filter(name -> isFree(wanted.get(name), name, taken))
                    .findFirst()
                    .orElse(wanted.keySet().iterator().next());
            String column = wanted.remove(now);
            String next = isFree(column, now, taken) ? column : unused(column);
            renames.add(Map.entry(now, next));
            taken.remove(now);
            taken.add(next);
            if (!next.equals(column)) {
                wanted.put(next, column);
            }
        }
        return renames;
    }

    private static boolean isFree(String wanted, String now, Collection<String> taken) {
        return SqliteNames.same(wanted, taken).filter(name -> !name.equals(now)).isEmpty();
    }
}
