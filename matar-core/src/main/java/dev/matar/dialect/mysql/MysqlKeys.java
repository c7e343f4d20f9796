package dev.matar.dialect.mysql;

import dev.matar.dialect.Scope;
import dev.matar.schema.Constraint;
import dev.matar.schema.Index;
import dev.matar.schema.Name;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The keys and indexes of all tables, which the catalog does not tell apart: a unique index is a constraint unless its comment or its
 * shape says otherwise, and a primary key has the name that its comment gives it.
 */
final class MysqlKeys {

    /** An index while it is read. */
    private static final class Found {
        final List<Index.Key> keys = new ArrayList<>();
        final Map<String, String> options = new HashMap<>();
        boolean unique;
        String comment = "";

        List<String> columns() {
            return keys.stream().map(Index.Key::text).toList();
        }

        boolean isPlain() {
            return options.isEmpty() && keys.stream().noneMatch(key -> key.expression() || key.descending());
        }
    }

    private record Rules(Constraint.Action onUpdate, Constraint.Action onDelete) {}

    private final MysqlCatalog catalog;
    private final Scope scope;
    private final Map<Name, Map<String, Found>> indexes = new HashMap<>();
    private final Map<Name, Map<String, Constraint.ForeignKey>> foreignKeys = new HashMap<>();

    /** Those of the tables that the catalog is asked about. */
    MysqlKeys(MysqlCatalog catalog, Scope scope) throws SQLException {
        this.catalog = catalog;
        this.scope = scope;
        readIndexes();
        readForeignKeys();
    }

    private void readIndexes() throws SQLException {
        catalog.read(
                "SELECT TABLE_NAME, INDEX_NAME, NON_UNIQUE, COLUMN_NAME, COLLATION, SUB_PART, INDEX_TYPE, INDEX_COMMENT, "
                        + catalog.product().keyExpression + ", " + catalog.product().hidden + " FROM information_schema.STATISTICS"
                        + " WHERE TABLE_SCHEMA = DATABASE()" + catalog.tables() + " ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX",
                row -> read(
                        indexes.computeIfAbsent(Name.of(row.getString(1)), t -> new LinkedHashMap<>())
                                .computeIfAbsent(row.getString(2), i -> new Found()),
                        row));
    }

    private void read(Found index, ResultSet row) throws SQLException {
        boolean descending = "D".equals(row.getString(5));
        String column = row.getString(4);
        Index.Key key = column == null ? Index.Key.expression(catalog.text(row.getString(9))) : Index.Key.column(column);
        index.keys.add(descending ? key.desc() : key);
        index.unique = !row.getBoolean(3);
        index.comment = row.getString(8);
        String kind = row.getString(7).toLowerCase(Locale.ROOT);
        if (kind.equals("fulltext") || kind.equals("spatial")) {
            index.options.put(IndexText.KIND, kind);
        } else if (!kind.equals("btree")) {
            index.options.put(IndexText.USING, kind);
        }
        if (row.getString(6) != null && !index.options.containsKey(IndexText.KIND)) {
            index.options.put(IndexText.LENGTH + column, row.getString(6));
        }
        if (row.getBoolean(10)) {
            index.options.put(IndexText.INVISIBLE, "true");
        }
    }

    private void readForeignKeys() throws SQLException {
        Map<Name, Map<String, Rules>> rules = new HashMap<>();
        catalog.read(
                "SELECT TABLE_NAME, CONSTRAINT_NAME, UPDATE_RULE, DELETE_RULE FROM information_schema.REFERENTIAL_CONSTRAINTS"
                        + " WHERE CONSTRAINT_SCHEMA = DATABASE()" + catalog.tables(),
                row -> rules.computeIfAbsent(Name.of(row.getString(1)), t -> new HashMap<>())
                        .put(row.getString(2), new Rules(action(row.getString(3)), action(row.getString(4)))));
        catalog.read(
                "SELECT TABLE_NAME, CONSTRAINT_NAME, COLUMN_NAME, REFERENCED_TABLE_SCHEMA, REFERENCED_TABLE_NAME,"
                        + " REFERENCED_COLUMN_NAME FROM information_schema.KEY_COLUMN_USAGE WHERE TABLE_SCHEMA = DATABASE()"
                        + " AND REFERENCED_TABLE_NAME IS NOT NULL" + catalog.tables() + " ORDER BY TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION",
                row -> readForeignKey(row, rules));
    }

    private static Constraint.Action action(String rule) {
        return MysqlNormal.of(Constraint.Action.valueOf(rule.toUpperCase(Locale.ROOT).replace(' ', '_')));
    }

    private void readForeignKey(ResultSet row, Map<Name, Map<String, Rules>> rules) throws SQLException {
        Name table = Name.of(row.getString(1));
        String name = row.getString(2);
        Map<String, Constraint.ForeignKey> own = foreignKeys.computeIfAbsent(table, t -> new LinkedHashMap<>());
        List<String> columns = new ArrayList<>(own.containsKey(name) ? own.get(name).columns() : List.of());
        List<String> targets = new ArrayList<>(own.containsKey(name) ? own.get(name).target().columns() : List.of());
        columns.add(row.getString(3));
        targets.add(row.getString(6));
        boolean here = catalog.isHere(row.getString(4));
        Name target = new Name(here ? "" : row.getString(4), row.getString(5));
        Rules rule = rules.get(table).get(name);
        own.put(
                name,
                new Constraint.ForeignKey(
                        name,
                        columns,
                        new Constraint.Reference(target, targets, !here || !scope.includes(target)),
                        rule.onDelete(),
                        rule.onUpdate(),
                        Constraint.Timing.IMMEDIATE));
    }

    /** The keys and foreign keys of a table. */
    List<Constraint> constraints(Name table) {
        List<Constraint> constraints = new ArrayList<>();
        indexes.getOrDefault(table, Map.of()).forEach((name, index) -> {
            if (name.equals("PRIMARY")) {
                constraints.add(new Constraint.PrimaryKey(index.comment.isEmpty() ? "PRIMARY" : index.comment, index.columns()));
            } else if (isConstraint(index)) {
                constraints.add(new Constraint.Unique(name, index.columns(), Constraint.Timing.IMMEDIATE));
            }
        });
        constraints.addAll(foreignKeys.getOrDefault(table, Map.of()).values());
        return constraints;
    }

    /** The indexes of a table that are neither key nor a foreign key's own. */
    List<Index> indexes(Name table) {
        List<Index> found = new ArrayList<>();
        indexes.getOrDefault(table, Map.of()).forEach((name, index) -> {
            if (!name.equals("PRIMARY") && !isConstraint(index) && !isOwn(table, name, index)) {
                if (!index.comment.isEmpty() && !index.comment.equals(IndexText.UNIQUE_INDEX)) {
                    index.options.put(IndexText.COMMENT, index.comment);
                }
                found.add(new Index(name, index.keys, index.unique, "", List.of(), index.options));
            }
        });
        return found;
    }

    private static boolean isConstraint(Found index) {
        return index.unique && index.isPlain() && index.comment.isEmpty();
    }

    /** The names of the indexes that foreign keys of a table have to themselves. */
    List<String> own(Name table) {
        return indexes.getOrDefault(table, Map.of()).entrySet().stream()
                .filter(index -> isOwn(table, index.getKey(), index.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean isOwn(Name table, String name, Found index) {
        if (name.equals(KeyIndexes.OF_NUMBERS) && !index.unique && index.isPlain() && index.keys.size() == 1) {
            return true;
        }
        Constraint.ForeignKey key = foreignKeys.getOrDefault(table, Map.of()).get(name);
        return key != null && !index.unique && index.isPlain() && index.columns().equals(key.columns());
    }
}
