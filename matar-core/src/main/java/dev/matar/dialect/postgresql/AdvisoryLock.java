package dev.matar.dialect.postgresql;

import dev.matar.dialect.Fence;
import dev.matar.dialect.Lock;
import dev.matar.dialect.LockHolder;
import dev.matar.schema.Refusal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * A session's advisory lock; see "Advisory Lock Functions" in the manual.
 *
 * <p>It is asked for in transactions of their own: a session that waits inside one would in turn be waited for by {@code create index
 * concurrently}, without end.
 *
 * <p>A pooler may have the next transaction run by another session, which has no lock. So each one is asked which session runs it.
 */
final class AdvisoryLock implements Lock {

    /** The name that Matar's sessions have unless somebody gives them another. */
    static final String PROGRAM = "matar";

    /** Where it has that name, the session says whose it is as well; the server cuts a name that is too long. */
    private static final String TRY = "SELECT CASE WHEN pg_backend_pid() = ? THEN pg_try_advisory_lock(?) END,"
            + " CASE WHEN current_setting('application_name') = '" + PROGRAM + "' THEN set_config('application_name', ?, false) END";

    private static final String UNLOCK = "SELECT CASE WHEN pg_backend_pid() = ? THEN pg_advisory_unlock(?) END";
    /** How often a pooler is asked for the session that has the lock. */
    private static final int ATTEMPTS = 100;

    private static final String SIGN = "matar_is_in_session_";

    private final Connection connection;
    private final long key;
    private final int session;

    private AdvisoryLock(Connection connection, long key, int session) {
        this.connection = connection;
        this.key = key;
        this.session = session;
    }

    /** Waits for it on this connection, whose transaction, if one is open, is committed. */
    static Lock take(Connection connection, Wish wish) throws SQLException {
        boolean mode = connection.getAutoCommit();
        connection.setAutoCommit(true);
        try {
            AdvisoryLock lock = new AdvisoryLock(connection, hash(wish.key()), session(connection));
            String name = PROGRAM + " " + wish.holder().who() + "@" + wish.holder().host();
            wish.await(
                    () -> lock.isGiven(name),
                    () -> holder(connection, wish.key()).orElse(LockHolder.UNKNOWN),
                    new PostgresqlSessions(connection));
            if (session(connection) != lock.session) {
                lock.close();
                throw lock.lost();
            }
            endWithClient(connection);
            return lock;
        } finally {
            connection.setAutoCommit(mode);
        }
    }

    private static int session(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    private boolean isGiven(String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TRY)) {
            statement.setInt(1, session);
            statement.setLong(2, key);
            statement.setString(3, name);
            try (ResultSet answer = statement.executeQuery()) {
                answer.next();
                boolean given = answer.getBoolean(1);
                if (answer.wasNull()) {
                    throw lost();
                }
                return given;
            }
        }
    }

    private Refusal lost() {
        return new Refusal(
                "lock-lost",
                "Different sessions of the server run what this connection does, session " + session + " and others: there is a pooler"
                        + " between, which gives each transaction another one, so that a session's lock keeps nobody away.",
                "Set lock = \"lease\" in matar.toml, or take a url that leads to the server itself. Should session " + session
                        + " still have the lock, end it with select pg_terminate_backend(" + session + ").");
    }

    /** Another session than the one that has the lock reads a number that is none. */
    @Override
    public Fence fence() {
        String check = "SELECT CASE WHEN pg_backend_pid() = " + session + " THEN 1 ELSE CAST('" + SIGN
                + "' || pg_backend_pid() AS integer) END";
        return new Fence(List.of(dev.matar.dialect.Statement.of(check)), SIGN, lost(), "");
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
        try {
            for (int i = 0; i < ATTEMPTS && !isGivenBack(); i++) {
                Thread.onSpinWait();
            }
        } finally {
            connection.setAutoCommit(mode);
        }
    }

    /** Whether the session that has it was there to be told. */
    private boolean isGivenBack() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UNLOCK)) {
            statement.setInt(1, session);
            statement.setLong(2, key);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getObject(1) != null;
            }
        }
    }

    /** Who holds it, as far as this user may see; a session of Matar's takes it as soon as it is there. */
    static Optional<LockHolder> holder(Connection connection, String name) throws SQLException {
        long key = hash(name);
        String query = "SELECT l.pid, " + PostgresqlSessions.columns("backend_start")
                + " FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid"
                + " WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1"
                + " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
                + " AND l.classid::bigint = ? AND l.objid::bigint = ?";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setLong(1, key >>> 32);
            statement.setLong(2, key & 0xffff_ffffL);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(PostgresqlSessions.read(row)) : Optional.empty();
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
