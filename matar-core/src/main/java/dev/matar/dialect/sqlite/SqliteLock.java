package dev.matar.dialect.sqlite;

import dev.matar.dialect.Lock;
import dev.matar.schema.Refusal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * A write transaction on an empty database beside the real one, held open by a session of its own.
 *
 * <p>SQLite frees it when the process dies, and the real database stays as readable and writable as ever, in any
 * journal mode; its own locks end with each transaction. The empty file stays, since to delete it while another process
 * waits for it would let two in.
 */
final class SqliteLock {

    /** <a href="https://sqlite.org/rescode.html#busy">SQLITE_BUSY</a>. */
    private static final int BUSY = 5;

    private SqliteLock() {}

    /** Takes the lock of a connection's database; one in memory needs none. */
    static Lock take(Connection work, Lock.Connector connector, Lock.Wish wish) throws SQLException {
        String database = file(work);
        if (database.isEmpty()) {
            return () -> {};
        }
        Connection session = connector.open();
        try {
            execute(session, "PRAGMA busy_timeout = " + wish.timeout().toMillis());
            attach(session, database + "-matar-lock");
            if (!begins(session, Duration.ZERO)) {
                wish.waiting().accept("Another process is moving " + database + ": waiting for it to end.");
                if (!begins(session, wish.timeout())) {
                    throw timeout(database, wish.timeout());
                }
            }
            return session::close;
        } catch (SQLException | RuntimeException failure) {
            session.close();
            throw failure;
        }
    }

    private static Refusal timeout(String database, Duration timeout) {
        return new Refusal(
                "lock-timeout",
                "Another process has been moving " + database + " for more than " + timeout.toSeconds() + " seconds.",
                "Wait for it to end, or allow more time for the lock.");
    }

    /** Its journal is kept in memory, so that a process that is killed leaves none behind. */
    private static void attach(Connection session, String file) throws SQLException {
        try (PreparedStatement attach = session.prepareStatement("ATTACH DATABASE ? AS matar_lock")) {
            attach.setString(1, file);
            attach.execute();
        }
        execute(session, "PRAGMA matar_lock.journal_mode = MEMORY");
    }

    /** Whether the session could begin to write within a time. */
    private static boolean begins(Connection session, Duration wait) throws SQLException {
        execute(session, "PRAGMA busy_timeout = " + wait.toMillis());
        execute(session, "BEGIN");
        try {
            execute(session, "PRAGMA matar_lock.user_version = 1");
            return true;
        } catch (SQLException failure) {
            if (failure.getErrorCode() != BUSY) {
                throw failure;
            }
            execute(session, "ROLLBACK");
            return false;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The file of a connection's database; empty for one in memory. */
    private static String file(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet databases = statement.executeQuery("PRAGMA database_list")) {
            while (databases.next()) {
                if (databases.getString("name").equals("main") && databases.getString("file") != null) {
                    return databases.getString("file");
                }
            }
            return "";
        }
    }
}
