package dev.matar.dialect.postgresql;

import dev.matar.dialect.LockHolder;
import dev.matar.dialect.Rows;
import dev.matar.dialect.Sessions;
import dev.matar.schema.Name;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The backends of a server, as far as this user may see them; see "The Cumulative Statistics System" and {@code pg_locks} in the manual. */
final class PostgresqlSessions implements Sessions {

    private static final String INSTANT = "'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'";

    private final Connection connection;

    PostgresqlSessions(Connection connection) {
        this.connection = connection;
    }

    @Override
    public String own() {
        return "pg_backend_pid()";
    }

    @Override
    public String clock() {
        return "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS bigint)";
    }

    @Override
    public Optional<LockHolder> running(String mark) throws SQLException {
        return first("SELECT a.pid, " + columns("query_start") + " FROM pg_stat_activity a WHERE a.datname = current_database()"
                + " AND a.state = 'active' AND strpos(a.query, '" + mark.replace("'", "''") + "') = 1");
    }

    /** A row that is changed names the transaction that does it. */
    @Override
    public Optional<LockHolder> locking(Name table, String column, String where) throws SQLException {
        return first("SELECT l.pid, " + columns("xact_start") + " FROM " + new PostgresqlDialect().quote(table) + " r"
                + " JOIN pg_locks l ON l.locktype = 'transactionid' AND l.transactionid = r.xmax AND l.granted"
                + " LEFT JOIN pg_stat_activity a ON a.pid = l.pid WHERE r." + where);
    }

    /** What is told of a backend beside its number. */
    static String columns(String since) {
        return "a.application_name, host(a.client_addr), to_char(a." + since + " AT TIME ZONE 'UTC', " + INSTANT + ")";
    }

    static LockHolder read(ResultSet row) throws SQLException {
        return LockHolder.session(row.getLong(1), row.getString(2), row.getString(3), row.getString(4));
    }

    private Optional<LockHolder> first(String query) throws SQLException {
        return Rows.first(connection, query, PostgresqlSessions::read);
    }

    @Override
    public String how() {
        return "end it with --end-holder, or with select pg_terminate_backend(PID)";
    }

    @Override
    public void end(LockHolder holder) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_terminate_backend(?)")) {
            statement.setInt(1, (int) holder.session().orElseThrow(() -> new SQLException("nobody tells its session")));
            statement.executeQuery().close();
        }
    }
}
