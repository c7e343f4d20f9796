package dev.matar.dialect.mysql;

import dev.matar.dialect.Lock;
import dev.matar.dialect.LockHolder;
import dev.matar.schema.Refusal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** A named lock of the session, which ends with it; see "Locking Functions" in the manual. It needs no transaction and ends with none. */
final class MysqlLock implements Lock {

    /** A name has at most 64 characters, and is the whole server's. */
    private static final String NAME = "CONCAT('matar:', SHA1(CONCAT(DATABASE(), ':', ?)))";

    private final Connection connection;
    private final String key;

    private MysqlLock(Connection connection, String key) {
        this.connection = connection;
        this.key = key;
    }

    static Lock take(Connection connection, Wish wish) throws SQLException {
        MysqlLock lock = new MysqlLock(connection, wish.key());
        wish.await(lock::isGiven, () -> lock.holder().orElse(LockHolder.UNKNOWN), new MysqlSessions(connection));
        lock.requireOneSession();
        return lock;
    }

    private boolean isGiven() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT GET_LOCK(" + NAME + ", 0)")) {
            statement.setString(1, key);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getInt(1) == 1;
            }
        }
    }

    static Optional<LockHolder> holder(Connection connection, String key) throws SQLException {
        return new MysqlLock(connection, key).holder();
    }

    /**
     * Who holds it, as far as this user may see. Since when is not kept anywhere; a session's list tells when it began what it does now,
     * and by then it held the lock.
     */
    private Optional<LockHolder> holder() throws SQLException {
        String query = "SELECT l.id, " + MysqlSessions.columns() + " FROM (SELECT IS_USED_LOCK(" + NAME + ") AS id) l"
                + " LEFT JOIN information_schema.PROCESSLIST p ON p.ID = l.id WHERE l.id IS NOT NULL";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(MysqlSessions.read(row)) : Optional.empty();
            }
        }
    }

    /** A proxy that gives each statement another session would have the lock in one and the work done by others. */
    private void requireOneSession() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT IS_USED_LOCK(" + NAME + ") = CONNECTION_ID()")) {
            statement.setString(1, key);
            try (ResultSet answer = statement.executeQuery()) {
                if (!answer.next() || answer.getInt(1) != 1) {
                    throw new Refusal(
                            "lock-lost",
                            "Different sessions of the server run what this connection does: there is a proxy between, so that a session's"
                                    + " lock keeps nobody away.",
                            "Set lock = \"lease\" in matar.toml, or take a url that leads to the server itself.");
                }
            }
        }
    }

    @Override
    public void close() throws SQLException {
        if (!connection.isClosed()) {
            try (PreparedStatement statement = connection.prepareStatement("SELECT RELEASE_LOCK(" + NAME + ")")) {
                statement.setString(1, key);
                statement.executeQuery().close();
            }
        }
    }
}
