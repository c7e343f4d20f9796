package dev.matar.dialect.postgresql;

import dev.matar.dialect.Lock;
import dev.matar.dialect.LockHolder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * A session's advisory lock; see "Advisory Lock Functions" in the manual.
 *
 * <p>It is asked for in transactions of their own: a session that waits inside one would in turn be waited for by {@code create index
 * concurrently}, without end. Needs a session of its own, so no pooler that deals out transactions.
 */
final class AdvisoryLock implements Lock {

    /** The name that Matar's sessions have unless somebody gives them another. */
    static final String PROGRAM = "matar";

    /** Where it has that name, the session says whose it is as well; the server cuts a name that is too long. */
    private static final String TRY = "SELECT pg_try_advisory_lock(?),"
            + " CASE WHEN current_setting('application_name') = '" + PROGRAM + "' THEN set_config('application_name', ?, false) END";

    private final Connection connection;
    private final long key;

    private AdvisoryLock(Connection connection, long key) {
        this.connection = connection;
        this.key = key;
    }

    /** Waits for it on this connection, whose transaction, if one is open, is committed. */
    static Lock take(Connection connection, Wish wish) throws SQLException {
        AdvisoryLock lock = new AdvisoryLock(connection, hash(wish.key()));
        boolean mode = connection.getAutoCommit();
        connection.setAutoCommit(true);
        try {
            String name = PROGRAM + " " + wish.holder().who() + "@" + wish.holder().host();
            wish.await(() -> lock.isGiven(name), () -> lock.holder().orElse(LockHolder.UNKNOWN), "end it with select pg_terminate_backend(PID)");
            endWithClient(connection);
        } finally {
            connection.setAutoCommit(mode);
        }
        return lock;
    }

    private boolean isGiven(String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TRY)) {
            statement.setLong(1, key);
            statement.setString(2, name);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    /**
     * Lets the server look every second whether this process still lives, also while a statement runs, which a dead one's lock would
     * otherwise outlast. Older servers than 14, and those on some systems, cannot.
     */
    private static void endWithClient(Connection connection) throws SQLException {
        if (connection.getMetaData().getDatabaseMajorVersion() >= 14) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET client_connection_check_interval = '1s'");
            } catch (SQLException unable) {
                return;
            }
        }
    }

    /** Gives the lock back; a transaction that is still open is rolled back. */
    @Override
    public void close() throws SQLException {
        if (connection.isClosed()) {
            return;
        }
        boolean mode = connection.getAutoCommit();
        if (!mode) {
            connection.rollback();
        }
        connection.setAutoCommit(true);
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_advisory_unlock(?)")) {
            statement.setLong(1, key);
            statement.executeQuery().close();
        } finally {
            connection.setAutoCommit(mode);
        }
    }

    static Optional<LockHolder> holder(Connection connection, String key) throws SQLException {
        return new AdvisoryLock(connection, hash(key)).holder();
    }

    /** Who holds it, as far as this user may see; a session of Matar's takes it as soon as it is there. */
    private Optional<LockHolder> holder() throws SQLException {
        String query = "SELECT 'session ' || l.pid, a.application_name, host(a.client_addr),"
                + " to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
                + " FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid"
                + " WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1"
                + " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
                + " AND l.classid::bigint = ? AND l.objid::bigint = ?";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setLong(1, key >>> 32);
            statement.setLong(2, key & 0xffff_ffffL);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new LockHolder(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                        : Optional.empty();
            }
        }
    }

    /** FNV-1a in 64 bits; a cryptographic hash would load more classes than the rest of the lock. */
    private static long hash(String key) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : ("matar:" + key).getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        return hash;
    }
}
