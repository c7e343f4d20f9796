package dev.matar.dialect.mysql;

import dev.matar.dialect.Lock;
import dev.matar.schema.Refusal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

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
        if (!lock.isGiven(0)) {
            wish.waiting().accept("Waiting for " + lock.holder() + ", which is at work on this database.");
            if (!lock.isGiven(Math.max(1, wish.timeout().toSeconds()))) {
                throw new Refusal(
                        "lock-timeout",
                        "After " + wish.timeout().toSeconds() + " s " + lock.holder() + " still holds the lock " + wish.key() + ".",
                        "Wait until it is done, or end it with kill ID if it hangs.");
            }
        }
        return lock;
    }

    private boolean isGiven(long seconds) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT GET_LOCK(" + NAME + ", " + seconds + ")")) {
            statement.setString(1, key);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getInt(1) == 1;
            }
        }
    }

    /** Who holds it, as far as this user may see. */
    private String holder() throws SQLException {
        String query = "SELECT ID, USER, HOST, TIME FROM information_schema.PROCESSLIST WHERE ID = IS_USED_LOCK(" + NAME + ")";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? "session " + row.getLong(1) + " of " + row.getString(2) + " from " + row.getString(3).replaceFirst(":\\d+$", "")
                                + ", busy for " + row.getLong(4) + " s"
                        : "another session";
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
