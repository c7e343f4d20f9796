package dev.matar.dialect.h2;

import dev.matar.dialect.Lock;
import dev.matar.schema.Refusal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * A lock on a row of a small table, held by a transaction of a session of its own; H2 has no advisory locks, and DDL in
 * the working session would end its transactions.
 */
final class H2Lock implements Lock {

    static final String TABLE = "matar_lock";

    /** See {@code org.h2.api.ErrorCode}. */
    private static final int DUPLICATE_KEY = 23505;

    private static final int LOCK_TIMEOUT = 50200;

    private final Connection session;

    private H2Lock(Connection session) {
        this.session = session;
    }

    static Lock take(Lock.Connector connector, Lock.Wish wish) throws SQLException {
        H2Lock lock = new H2Lock(connector.open());
        try {
            lock.provideRow(wish.key());
            lock.session.setAutoCommit(false);
            if (!lock.takeRow(wish.key(), Duration.ZERO)) {
                wish.waiting()
                        .accept("Another process is moving this database; waiting for up to "
                                + wish.timeout().toSeconds() + " s until it is done.");
                lock.waitForRow(wish);
            }
            return lock;
        } catch (SQLException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private void provideRow(String key) throws SQLException {
        session.setAutoCommit(true);
        try (Statement statement = session.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS " + TABLE + " (name VARCHAR PRIMARY KEY)");
        }
        try (PreparedStatement insert = session.prepareStatement(
                "INSERT INTO " + TABLE + " SELECT ? WHERE NOT EXISTS (SELECT 1 FROM " + TABLE + " WHERE name = ?)")) {
            insert.setString(1, key);
            insert.setString(2, key);
            insert.execute();
        } catch (SQLException e) {
            if (e.getErrorCode() != DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    private void waitForRow(Lock.Wish wish) throws SQLException {
        if (!takeRow(wish.key(), wish.timeout())) {
            throw new Refusal(
                    "lock-timeout",
                    "Another process has been moving this database for longer than "
                            + wish.timeout().toSeconds() + " s.",
                    "Wait until it is done and try again, or allow more time.");
        }
    }

    /** Whether the row could be taken within a time; it is held until the session ends. */
    private boolean takeRow(String key, Duration timeout) throws SQLException {
        long millis = Math.max(1, Math.min(timeout.toMillis(), Integer.MAX_VALUE));
        try (Statement statement = session.createStatement()) {
            statement.execute("SET LOCK_TIMEOUT " + millis);
        }
        try (PreparedStatement select =
                session.prepareStatement("SELECT name FROM " + TABLE + " WHERE name = ? FOR UPDATE")) {
            select.setString(1, key);
            select.execute();
            return true;
        } catch (SQLException e) {
            if (e.getErrorCode() == LOCK_TIMEOUT) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void close() throws SQLException {
        try (session) {
            if (!session.isClosed() && !session.getAutoCommit()) {
                session.rollback();
            }
        }
    }
}
