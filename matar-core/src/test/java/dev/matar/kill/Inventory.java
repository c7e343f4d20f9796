package dev.matar.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.Matar;
import dev.matar.dialect.Database;
import dev.matar.dialect.Dialect;
import dev.matar.notation.Notation;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that a database holds, but for Matar's own tables.
 *
 * @param versions the rows of the version table
 * @param rows of each table, in order
 */
record Inventory(List<String> versions, Schema schema, Map<String, List<String>> rows) {

    static Inventory of(Project project, String url) throws SQLException {
        Matar matar = project.matar(url);
        Schema schema = matar.databaseSchema();
        Map<String, List<String>> rows = new TreeMap<>();
        Database database = project.settings(url).database();
        try (Connection connection = database.open(database.dialect());
                Statement statement = connection.createStatement()) {
            for (Table table : schema.tables()) {
                rows.put(table.name().toString(), rows(statement, database.dialect(), table));
            }
        }
        return new Inventory(matar.rows(), schema, rows);
    }

    /** The columns in the order of their names, since a table that was built anew may have them in another. */
    private static List<String> rows(Statement statement, Dialect dialect, Table table) throws SQLException {
        List<String> columns = new ArrayList<>(table.columns().keys());
        Collections.sort(columns);
        String list = String.join(", ", columns.stream().map(dialect::quote).toList());
        List<String> rows = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("SELECT " + list + " FROM " + dialect.quote(table.name()))) {
            while (row.next()) {
                StringBuilder values = new StringBuilder();
                for (int i = 1; i <= columns.size(); i++) {
                    values.append(row.getString(i)).append(" | ");
                }
                rows.add(values.toString());
            }
        }
        Collections.sort(rows);
        return rows;
    }

    /** Fails where anything differs, beginning with what says most. */
    void requireSame(Inventory other) {
        assertThat(other.versions).as("rows of the version table").isEqualTo(versions);
        assertThat(other.rows.get("counter")).as("how often each revision has run, by the digits").isEqualTo(rows.get("counter"));
        if (!other.schema.equals(schema)) {
            assertThat(Notation.write(other.schema)).as("schema").isEqualTo(Notation.write(schema));
        }
        assertThat(other.schema).isEqualTo(schema);
        assertThat(other.rows.keySet()).isEqualTo(rows.keySet());
        rows.forEach((table, all) -> assertThat(other.rows.get(table)).as("rows of " + table).isEqualTo(all));
    }
}
