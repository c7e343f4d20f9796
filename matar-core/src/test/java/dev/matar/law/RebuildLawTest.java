package dev.matar.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.Statement;
import dev.matar.dialect.sqlite.SqliteDialect;
import dev.matar.notation.Notation;
import dev.matar.operation.Code;
import dev.matar.operation.Operation;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whatever somebody does to the copy of a table before the old one goes, the rebuild fails, as Java and as SQL, and the table is as it was. */
class RebuildLawTest {

    private static final String COPIES = "INSERT INTO ";
    private static final int ROWS = 4;

    private final Dialect dialect = new SqliteDialect();
    private int spoiled;

    /** The statements of an operation up to the first copy, and from there to the first look at it. */
    private record Rebuild(List<Statement> start, Statement look) {

        String copying() {
            return start.get(start.size() - 1).sql();
        }

        /** The name of the new table, as SQL. */
        String copy() {
            return copying().substring(COPIES.length(), copying().indexOf(" ("));
        }
    }

    @Test
    void aSpoiledCopyNeverTakesThePlaceOfItsTable() {
        long cases = Cases.each(1500, dice -> {
            RandomSchemas schemas = new RandomSchemas(dice, Features.SQLITE);
            Schema a = schemas.schema();
            RandomOperations operations = new RandomOperations(dice, Features.SQLITE);
            Operation operation = operations.any(a);
            for (int i = 0; i < 50 && !(RowSafety.holds(a, List.of(operation)) && rebuild(operation, a).isPresent()); i++) {
                operation = operations.any(a);
            }
            Optional<Rebuild> rebuild = RowSafety.holds(a, List.of(operation)) ? rebuild(operation, a) : Optional.empty();
            if (rebuild.isPresent()) {
                spoil(rebuild.get(), operation, a, dice);
            }
        });
        assertThat(spoiled).isGreaterThan((int) cases / 3);
    }

    private Optional<Rebuild> rebuild(Operation operation, Schema before) {
        List<Statement> start = new ArrayList<>();
        boolean copied = false;
        for (Statement statement : dialect.render(operation, before)) {
            if (copied) {
                return Optional.of(new Rebuild(start, statement));
            }
            start.add(statement);
            copied = statement.sql().startsWith(COPIES) && statement.sql().contains("\nSELECT ");
        }
        return Optional.empty();
    }

    private void spoil(Rebuild rebuild, Operation operation, Schema a, Dice dice) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            LiveDatabase database = new LiveDatabase(dialect, connection);
            database.build(a);
            database.run(RandomRows.fill(a, ROWS), a);
            Map<String, String> rows = everything(connection);
            connection.setAutoCommit(false);
            for (Statement statement : rebuild.start()) {
                run(statement, connection);
            }
            run(rebuild.look(), connection);
            execute(rebuild.look().sql(), connection);
            if (spoil(rebuild, connection, dice)) {
                spoiled++;
                String what = Notation.write(operation);
                Refusal refusal = catchThrowableOfType(Refusal.class, () -> run(rebuild.look(), connection));
                assertThat(refusal).as(what).isNotNull();
                assertThat(refusal.code()).isEqualTo("rows-not-kept");
                Throwable failure = catchThrowableOfType(SQLException.class, () -> execute(rebuild.look().sql(), connection));
                assertThat(failure).as(what).hasMessageContaining(refusal.problem().replace("'", "''"));
            }
            connection.rollback();
            assertThat(everything(connection)).isEqualTo(rows);
        }
    }

    /** Takes a row away, adds one, or changes a value that was to be kept; says whether it could. */
    private boolean spoil(Rebuild rebuild, Connection connection, Dice dice) throws SQLException {
        String copy = rebuild.copy();
        execute("PRAGMA ignore_check_constraints = ON", connection);
        String some = " FROM " + copy + " LIMIT 1 OFFSET " + dice.below(ROWS);
        try (java.sql.Statement statement = connection.createStatement()) {
            if (dice.chance(33)) {
                return statement.executeUpdate("DELETE FROM " + copy + " WHERE rowid = (SELECT rowid" + some + ")") > 0;
            } else if (dice.chance(33)) {
                return statement.executeUpdate("INSERT OR IGNORE INTO " + copy + " DEFAULT VALUES") > 0;
            }
            List<String> columns = keptColumns(rebuild, connection);
            if (columns.isEmpty()) {
                return false;
            }
            String column = dice.pick(columns);
            String other = dice.chance(50) ? "NULL" : "'x' || ifnull(" + column + ", '')";
            return statement.executeUpdate("UPDATE OR IGNORE " + copy + " SET " + column + " = " + other + " WHERE rowid = (SELECT rowid"
                            + some + ") AND " + column + " IS NOT " + other)
                    > 0;
        } catch (SQLException notAllowedThere) {
            return false;
        } finally {
            execute("PRAGMA ignore_check_constraints = OFF", connection);
        }
    }

    /** The columns that are in the old table, too, and are declared the same there. */
    private List<String> keptColumns(Rebuild rebuild, Connection connection) throws SQLException {
        String copy = rebuild.copy();
        String name = "'" + copy.replaceAll("^\"|\"$", "").replace("\"\"", "\"").replace("'", "''") + "'";
        List<String> columns = new ArrayList<>();
        try (java.sql.Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("SELECT n.name FROM pragma_table_xinfo(" + name
                        + ") n JOIN pragma_table_xinfo(replace(" + name + ", 'matar_new_', '')) o"
                        + " ON o.name = n.name AND o.type = n.type AND n.hidden = 0 AND o.hidden = 0")) {
            while (row.next()) {
                String column = dialect.quote(row.getString(1));
                if (rebuild.copying().contains(column) && !rebuild.copying().contains("CASE " + column)) {
                    columns.add(column);
                }
            }
        }
        return columns;
    }

    @SuppressWarnings("unchecked")
    private static void run(Statement statement, Connection connection) throws Exception {
        if (statement.code().isPresent()) {
            ((Code.Action<Connection>) statement.code().get()).run(connection);
        } else {
            execute(statement.sql(), connection);
        }
    }

    private static void execute(String sql, Connection connection) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What is in the database, each table with its rows. */
    private static Map<String, String> everything(Connection connection) throws SQLException {
        Map<String, String> everything = new TreeMap<>();
        try (java.sql.Statement query = connection.createStatement()) {
            ResultSet tables = query.executeQuery("SELECT name, ifnull(sql, ''), type FROM sqlite_master");
            while (tables.next()) {
                everything.put(tables.getString(1), tables.getString(2) + (tables.getString(3).equals("table") ? "" : "\n"));
            }
        }
        for (Map.Entry<String, String> table : everything.entrySet()) {
            if (!table.getValue().endsWith("\n")) {
                table.setValue(table.getValue() + rows(table.getKey(), connection));
            }
        }
        return everything;
    }

    private static String rows(String table, Connection connection) throws SQLException {
        StringBuilder rows = new StringBuilder();
        try (java.sql.Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("SELECT * FROM \"" + table.replace("\"", "\"\"") + "\"")) {
            while (row.next()) {
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    rows.append(row.getString(i)).append(" | ");
                }
                rows.append('\n');
            }
        }
        return rows.toString();
    }
}
