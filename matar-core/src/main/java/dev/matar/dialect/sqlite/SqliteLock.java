package dev.matar.dialect.sqlite;

import dev.matar.dialect.Lock;
import dev.matar.schema.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * A write transaction on an empty database beside the real one, held open by a session of its own.
 *
 * <p>SQLite frees it when the process dies, and the real database stays as readable and writable as ever, in any journal mode; its own
 * locks end with each transaction. A database in memory needs none.
 */
final class SqliteLock implements Lock {

    private static final int BUSY = 5;
    private static final int READONLY = 8;

    private final Connection session;
    private final Path file;

    private SqliteLock(Connection session, Path file) {
        this.session = session;
        this.file = file;
    }

    static Lock take(Connection work, Connector connector, Wish wish) throws SQLException {
        String database = file(work);
        if (database.isEmpty()) {
            return () -> {};
        }
        Connection session = connector.open();
        try {
            SqliteLock lock = new SqliteLock(session, Path.of(database + "-matar-lock"));
            lock.acquire(wish, database);
            return lock;
        } catch (SQLException | RuntimeException failure) {
            session.close();
            throw failure;
        }
    }

    private void acquire(Wish wish, String database) throws SQLException {
        long deadline = System.nanoTime() + wish.timeout().toNanos();
        Duration wait = Duration.ZERO;
        while (!begins(wait)) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new Refusal(
                        "lock-timeout",
                        "Another process has been moving " + database + " for " + wish.timeout().toSeconds() + " seconds.",
                        "Wait for it to end, or allow more time for the lock.");
            }
            if (wait.isZero()) {
                wish.waiting().accept("Another process is moving " + database + ": waiting for it to end.");
            }
            wait = Duration.ofNanos(left);
        }
    }

    /** Whether the lock could be had within a time. */
    private boolean begins(Duration wait) throws SQLException {
        try (PreparedStatement attach = session.prepareStatement("ATTACH DATABASE ? AS matar_lock")) {
            attach.setString(1, file.toString());
            attach.execute();
        }
        execute(session, "PRAGMA busy_timeout = " + wait.toMillis());
        execute(session, "BEGIN");
        try {
            execute(session, "PRAGMA matar_lock.user_version = 1");
            return true;
        } catch (SQLException failure) {
            execute(session, "ROLLBACK");
            execute(session, "DETACH DATABASE matar_lock");
            // Read-only is what SQLite calls a file that the process before has deleted while this one waited for it.
            if (failure.getErrorCode() == BUSY || failure.getErrorCode() == READONLY) {
                return false;
            }
            throw failure;
        }
    }

    /** Deletes the file before it lets go of it, so that whoever waited for it sees that it is gone and makes a new one. */
    @Override
    public void close() throws SQLException {
        try {
            Files.deleteIfExists(file);
        } catch (IOException kept) {
            // Where an open file cannot be deleted, an empty one stays.
        } finally {
            session.close();
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
                ResultSet result = statement.executeQuery("SELECT file FROM pragma_database_list WHERE name = 'main'")) {
            return result.next() && result.getString(1) != null ? result.getString(1) : "";
        }
    }
}
