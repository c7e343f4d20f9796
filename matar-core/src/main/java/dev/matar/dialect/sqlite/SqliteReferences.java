package dev.matar.dialect.sqlite;

import dev.matar.operation.Code;
import dev.matar.operation.DeleteRows;
import dev.matar.operation.InsertRows;
import dev.matar.operation.Operation;
import dev.matar.operation.Sql;
import dev.matar.schema.Refusal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Foreign keys are not enforced while a database is moved, or a table that is dropped to be built again would take the rows along that
 * refer to it. So where a list of operations touches rows, they are looked at afterwards; see "PRAGMA foreign_key_check" in the manual.
 */
final class SqliteReferences {

    private static final String CHECK = "PRAGMA foreign_key_check";

    private SqliteReferences() {}

    /** The same operations, watched by two others where they may touch rows. */
    static List<Operation> watched(List<Operation> operations) {
        if (operations.stream().flatMap(o -> o.parts().stream()).noneMatch(SqliteReferences::mayTouchRows)) {
            return operations;
        }
        Set<String> old = new LinkedHashSet<>();
        Code.Action<Connection> remember = connection -> old.addAll(dangling(connection));
        Code.Action<Connection> compare = connection -> requireNoneBut(old, connection);
        List<Operation> watched = new ArrayList<>();
        watched.add(new Code("what " + CHECK + " shows now", remember));
        watched.addAll(operations);
        watched.add(new Code(CHECK + " must show no more than before", compare));
        return watched;
    }

    private static boolean mayTouchRows(Operation operation) {
        return operation instanceof InsertRows
                || operation instanceof DeleteRows
                || operation instanceof Code
                || operation instanceof Sql sql && mayTouchRows(sql.up());
    }

    /** Told by its words, some of which stand in other SQL, too; that is looked at in vain. */
    private static boolean mayTouchRows(String sql) {
        String words = sql.toUpperCase(Locale.ROOT).replace("ON DELETE", "").replace("ON UPDATE", "");
        return words.contains("INSERT") || words.contains("UPDATE") || words.contains("DELETE") || words.contains("REPLACE INTO");
    }

    /** The rows that refer to nothing: their table, their rowid where they have one, and the table that they refer to. */
    private static List<String> dangling(Connection connection) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery(CHECK)) {
            while (row.next()) {
                String number = row.getString(2) == null ? "" : " with rowid " + row.getString(2);
                rows.add("one of table " + row.getString(1) + number + ", which refers to table " + row.getString(3));
            }
        }
        return rows;
    }

    private static void requireNoneBut(Set<String> old, Connection connection) throws SQLException {
        List<String> fresh = dangling(connection);
        fresh.removeAll(old);
        if (!fresh.isEmpty()) {
            throw new Refusal(
                    "foreign-key-violated",
                    "Rows would refer to rows that are not there: " + fresh.size() + ", such as " + fresh.get(0) + ".",
                    "Nothing cascades on SQLite while it is moved: delete or change the rows that refer first.");
        }
    }
}
