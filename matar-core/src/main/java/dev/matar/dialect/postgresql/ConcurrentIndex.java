package dev.matar.dialect.postgresql;

import dev.matar.dialect.Aftermath;
import dev.matar.dialect.Statement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is left of an index that is built or dropped without a lock: a build that does not come to its end leaves an invalid index, see
 * <a href="https://www.postgresql.org/docs/current/sql-createindex.html">CREATE INDEX</a>.
 */
final class ConcurrentIndex {

    private static final String NAME = "((?:\"(?:[^\"]|\"\")+\"|[\\w$]+)(?:\\s*\\.\\s*(?:\"(?:[^\"]|\"\")+\"|[\\w$]+))?)";
    private static final Pattern CREATE = Pattern.compile(
            "create\\s+(?:unique\\s+)?index\\s+concurrently\\s+(?:if\\s+not\\s+exists\\s+)?" + NAME + "\\s+on\\s+(?:only\\s+)?" + NAME + "\\W.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern DROP = Pattern.compile(
            "drop\\s+index\\s+concurrently\\s+(?:if\\s+exists\\s+)?" + NAME + "\\s*(?:cascade|restrict)?", Pattern.CASE_INSENSITIVE);

    private enum State {
        ABSENT,
        INVALID,
        VALID
    }

    private ConcurrentIndex() {}

    /** Unknown of other statements. */
    static Aftermath aftermath(Connection connection, String sql) throws SQLException {
        Matcher create = CREATE.matcher(sql);
        if (create.matches()) {
            String index = inNamespaceOf(create.group(2), create.group(1));
            return switch (state(connection, index)) {
                case ABSENT -> Aftermath.NOT_DONE;
                case VALID -> Aftermath.DONE;
                case INVALID -> Aftermath.of(Statement.of("DROP INDEX CONCURRENTLY " + index).outsideTransaction());
            };
        }
        Matcher drop = DROP.matcher(sql);
        if (drop.matches()) {
            return state(connection, drop.group(1)) == State.ABSENT ? Aftermath.DONE : Aftermath.NOT_DONE;
        }
        return Aftermath.UNKNOWN;
    }

    /** An index is where its table is. */
    private static String inNamespaceOf(String table, String index) {
        Matcher qualified = Pattern.compile("(.*?)\\s*\\.\\s*(\"(?:[^\"]|\"\")+\"|[\\w$]+)").matcher(table);
        return qualified.matches() && !qualified.group(1).isEmpty() ? qualified.group(1) + "." + index : index;
    }

    private static State state(Connection connection, String index) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass(?)")) {
            query.setString(1, index);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return State.ABSENT;
                }
                return row.getBoolean(1) ? State.VALID : State.INVALID;
            }
        }
    }
}
