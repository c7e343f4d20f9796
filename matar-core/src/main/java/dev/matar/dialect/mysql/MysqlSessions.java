package dev.matar.dialect.mysql;

import dev.matar.dialect.LockHolder;
import dev.matar.dialect.Rows;
import dev.matar.dialect.Sessions;
import dev.matar.schema.Name;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** The threads of a server, those of other users with the right {@code PROCESS} alone; see its table PROCESSLIST in the manual. */
final class MysqlSessions implements Sessions {

    /** See ER_NO_SUCH_THREAD in the manual's list of errors. */
    private static final int GONE = 1094;

    private final Connection connection;

    MysqlSessions(Connection connection) {
        this.connection = connection;
    }

    @Override
    public String own() {
        return "CONNECTION_ID()";
    }

    @Override
    public String clock() {
        return "CAST(UNIX_TIMESTAMP(NOW(6)) * 1000 AS SIGNED)";
    }

    @Override
    public Optional<LockHolder> running(String mark) throws SQLException {
        return first("SELECT p.ID, " + columns() + " FROM information_schema.PROCESSLIST p WHERE p.DB = DATABASE()"
                + " AND LOCATE('" + mark.replace("'", "''") + "', p.INFO) = 1");
    }

    /** What a transaction has not committed is read nevertheless. */
    @Override
    public Optional<LockHolder> locking(Name table, String column, String where) throws SQLException {
        int isolation = connection.getTransactionIsolation();
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);
        try {
            return first("SELECT p.ID, " + columns() + " FROM " + new MysqlDialect().quote(table) + " r"
                    + " JOIN information_schema.PROCESSLIST p ON p.ID = r." + column + " WHERE r." + where);
        } finally {
            connection.setTransactionIsolation(isolation);
        }
    }

    /** What is told of a thread beside its number; since when it does what it does now. */
    static String columns() {
        return "p.USER, p.HOST, DATE_FORMAT(UTC_TIMESTAMP() - INTERVAL p.TIME SECOND, '%Y-%m-%dT%H:%i:%sZ')";
    }

    static LockHolder read(ResultSet row) throws SQLException {
        String host = row.getString(3) == null ? "" : row.getString(3).replaceFirst(":\\d+$", "");
        String since = row.getString(4) == null ? "" : row.getString(4) + " or earlier";
        return LockHolder.session(row.getLong(1), row.getString(2), host, since);
    }

    private Optional<LockHolder> first(String query) throws SQLException {
        return Rows.first(connection, query, MysqlSessions::read);
    }

    @Override
    public String how() {
        return "end it with --end-holder, or with kill ID";
    }

    @Override
    public void end(LockHolder holder) throws SQLException {
        long number = holder.session().orElseThrow(() -> new SQLException("nobody tells its session"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("KILL " + number);
        } catch (SQLException e) {
            if (e.getErrorCode() != GONE) {
                throw e;
            }
        }
    }
}
