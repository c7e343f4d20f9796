package dev.matar.dialect.h2;

import dev.matar.dialect.Lock;
import dev.matar.dialect.LockHolder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * A lock on a row of a small table, held by a transaction of a session of its own; H2 has no advisory locks, and DDL in
 * the working session would end its transactions.
 *
 * <p>The row says who holds it, and is never committed: it is gone with its session, and others read it as it is.
 */
final class H2Lock implements Lock {

    static final String TABLE = "matar_lock";

    /** See {@code org.h2.api.ErrorCode}. */
    private static final int DUPLICATE_KEY = 23505;

    private static final int LOCK_TIMEOUT = 50200;
    private static final int NO_TABLE = 42102;
    private static final int NO_TABLE_IN_EMPTY_DATABASE = 42104;

    private final Connection session;

    private H2Lock(Connection session) {
        this.session = session;
    }

    static Lock take(Lock.Connector connector, Lock.Wish wish) throws SQLException {
        H2Lock lock = new H2Lock(connector.open());
        try {
            lock.provideRow(wish.key());
            lock.session.setAutoCommit(false);
            lock.waitOnNoRow();
            wish.await(() -> lock.isGiven(wish), () -> lock.holder(wish.key()), BY_HAND);
            return lock;
        } catch (SQLException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private void provideRow(String key) throws SQLException {
        session.setAutoCommit(true);
        try (Statement statement = session.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS " + TABLE
                    + " (name VARCHAR PRIMARY KEY, process VARCHAR, held_by VARCHAR, held_from VARCHAR, held_since VARCHAR)");
        }
        try (PreparedStatement insert = session.prepareStatement(
                "INSERT INTO " + TABLE + " (name) SELECT ? WHERE NOT EXISTS (SELECT 1 FROM " + TABLE + " WHERE name = ?)")) {
            insert.setString(1, key);
            insert.setString(2, key);
            insert.execute();
        } catch (SQLException e) {
            if (e.getErrorCode() != DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    private void waitOnNoRow() throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute("SET LOCK_TIMEOUT 1");
        }
    }

    /** Whether the row could be taken; it is held until the session ends. */
    private boolean isGiven(Wish wish) throws SQLException {
        LockHolder holder = wish.holder().fromNow();
        try (PreparedStatement update = session.prepareStatement(
                "UPDATE " + TABLE + " SET process = ?, held_by = ?, held_from = ?, held_since = ? WHERE name = ?")) {
            update.setString(1, holder.process());
            update.setString(2, holder.who());
            update.setString(3, holder.host());
            update.setString(4, holder.since());
            update.setString(5, wish.key());
            update.execute();
            return true;
        } catch (SQLException e) {
            if (e.getErrorCode() == LOCK_TIMEOUT) {
                return false;
            }
            throw e;
        }
    }

    private LockHolder holder(String key) throws SQLException {
        session.rollback();
        return holder(session, key).orElse(LockHolder.UNKNOWN);
    }

    /** Who holds it now, read from the transaction that holds it. */
    static Optional<LockHolder> holder(Connection connection, String key) throws SQLException {
        int isolation = connection.getTransactionIsolation();
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT process, held_by, held_from, held_since FROM " + TABLE + " WHERE name = ? AND process IS NOT NULL")) {
            select.setString(1, key);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new LockHolder(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            if (e.getErrorCode() == NO_TABLE || e.getErrorCode() == NO_TABLE_IN_EMPTY_DATABASE) {
                return Optional.empty();
            }
            throw e;
        } finally {
            connection.setTransactionIsolation(isolation);
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
