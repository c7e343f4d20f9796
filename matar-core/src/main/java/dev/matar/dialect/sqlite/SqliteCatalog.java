package dev.matar.dialect.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a live database records of its objects: two queries, whatever their number.
 *
 * @param objects tables, indexes, views and triggers with their texts; no virtual table, none of SQLite's own
 * @param columns the columns of each table as SQLite itself understood its text
 */
record SqliteCatalog(List<Item> objects, Map<String, List<Col>> columns) {

    private static final String OBJECTS = "SELECT type, name, tbl_name, sql FROM sqlite_master"
            + " WHERE sql IS NOT NULL AND tbl_name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND tbl_name NOT IN"
            + " (SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('virtual', 'shadow'))"
            + " ORDER BY rowid";
    private static final String OBJECTS_OF = "SELECT type, name, tbl_name, sql FROM sqlite_master"
            + " WHERE sql IS NOT NULL AND tbl_name = ? ORDER BY rowid";
    private static final String COLUMNS = "SELECT m.name, x.name, x.\"notnull\", x.pk FROM sqlite_master m"
            + " JOIN pragma_table_xinfo(m.name) x WHERE m.type = 'table' AND m.sql NOT LIKE 'create virtual%'"
            + " ORDER BY m.rowid, x.cid";
    private static final String COLUMNS_OF =
            "SELECT ?1, name, \"notnull\", pk FROM pragma_table_xinfo(?1, 'main') ORDER BY cid";

    /** A row of {@code sqlite_schema}. */
    record Item(String type, String name, String table, String sql) {

        boolean is(String wanted) {
            return type.equals(wanted);
        }
    }

    /**
     * A column.
     *
     * @param key its place in the primary key, from 1; 0 for none
     */
    record Col(String name, boolean notNull, int key) {}

    static SqliteCatalog of(Connection connection) throws SQLException {
        List<Item> objects = objects(connection, OBJECTS, "");
        return new SqliteCatalog(objects, columns(connection, COLUMNS, ""));
    }

    /** What belongs to one table. */
    static SqliteCatalog of(Connection connection, String table) throws SQLException {
        List<Item> objects = objects(connection, OBJECTS_OF, table);
        return new SqliteCatalog(objects, columns(connection, COLUMNS_OF, table));
    }

    private static List<Item> objects(Connection connection, String sql, String table) throws SQLException {
        List<Item> objects = new ArrayList<>();
        try (PreparedStatement query = prepare(connection, sql, table)) {
            ResultSet rows = query.executeQuery();
            while (rows.next()) {
                objects.add(new Item(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
            }
        }
        return objects;
    }

    private static Map<String, List<Col>> columns(Connection connection, String sql, String table) throws SQLException {
        Map<String, List<Col>> columns = new LinkedHashMap<>();
        try (PreparedStatement query = prepare(connection, sql, table)) {
            ResultSet rows = query.executeQuery();
            while (rows.next()) {
                columns.computeIfAbsent(rows.getString(1), name -> new ArrayList<>())
                        .add(new Col(rows.getString(2), rows.getBoolean(3), rows.getInt(4)));
            }
        }
        return columns;
    }

    private static PreparedStatement prepare(Connection connection, String sql, String table) throws SQLException {
        PreparedStatement query = connection.prepareStatement(sql);
        if (!table.isEmpty()) {
            query.setString(1, table);
        }
        return query;
    }
}
