package dev.matar.dialect.h2;

import dev.matar.schema.Index;
import dev.matar.schema.Name;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads the indexes that somebody created, not those that a constraint brought along. */
final class H2Indexes {

    private record IndexColumn(Index.Key key, boolean unique) {}

    private final H2Catalog catalog;
    private final H2Names names;
    private final Map<Name, List<IndexColumn>> columns = new HashMap<>();

    H2Indexes(H2Catalog catalog) throws SQLException {
        this.catalog = catalog;
        this.names = catalog.names();
        readColumns();
    }

    /** The columns of an index, those of constraints included. */
    List<String> columns(Name index) {
        return columns.get(index).stream().map(c -> c.key().text()).toList();
    }

    /** The indexes by their tables' names. */
    Map<Name, List<Index>> read() throws SQLException {
        Map<Name, List<Index>> byTable = new HashMap<>();
        catalog.read(
                "SELECT INDEX_SCHEMA, INDEX_NAME, TABLE_SCHEMA, TABLE_NAME, INDEX_TYPE_NAME, NULLS_DISTINCT FROM"
                    + " INFORMATION_SCHEMA.INDEXES WHERE NOT IS_GENERATED AND INDEX_TYPE_NAME <> 'PRIMARY KEY' ORDER"
                    + " BY INDEX_SCHEMA, INDEX_NAME",
                row -> {
                    Name name = names.logical(row.getString(1), row.getString(2));
                    Name table = names.logical(row.getString(3), row.getString(4));
                    byTable.computeIfAbsent(table, t -> new ArrayList<>())
                            .add(index(name, row.getString(5), "NO".equals(row.getString(6))));
                });
        return byTable;
    }

    private void readColumns() throws SQLException {
        catalog.read(
                "SELECT INDEX_SCHEMA, INDEX_NAME, COLUMN_NAME, ORDERING_SPECIFICATION, NULL_ORDERING, IS_UNIQUE"
                        + " FROM INFORMATION_SCHEMA.INDEX_COLUMNS ORDER BY INDEX_SCHEMA, INDEX_NAME, ORDINAL_POSITION",
                row -> columns.computeIfAbsent(
                                names.logical(row.getString(1), row.getString(2)), n -> new ArrayList<>())
                        .add(new IndexColumn(
                                key(names.logical(row.getString(3)), row.getString(4), row.getString(5)),
                                row.getBoolean(6))));
    }

    private static Index.Key key(String column, String order, String nulls) {
        Index.Nulls where = nulls == null ? Index.Nulls.DEFAULT : Index.Nulls.valueOf(nulls);
        return H2Normal.of(new Index.Key(column, false, "DESC".equals(order), where));
    }

    private Index index(Name name, String kind, boolean nullsNotDistinct) {
        boolean unique = kind.startsWith("UNIQUE");
        List<IndexColumn> all = columns.get(name);
        Map<String, String> options = new TreeMap<>();
        String using = kind.replaceAll("^UNIQUE | ?INDEX$", "").toLowerCase(Locale.ROOT);
        if (!using.isEmpty()) {
            options.put("h2.using", using);
        }
        if (unique && nullsNotDistinct) {
            options.put("h2.nulls_not_distinct", "true");
        }
        return new Index(
                name.local(),
                all.stream()
                        .filter(c -> c.unique() || !unique)
                        .map(IndexColumn::key)
                        .toList(),
                unique,
                "",
                all.stream()
                        .filter(c -> !c.unique() && unique)
                        .map(c -> c.key().text())
                        .toList(),
                options);
    }
}
