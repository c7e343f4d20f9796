package dev.matar.dialect.postgresql;

import dev.matar.dialect.Lock;
import dev.matar.schema.Refusal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A session's advisory lock; see "Advisory Lock Functions" in the manual.
 *
 * <p>Waiting is asking again and again, each time in a transaction of its own: a session that waits inside one would in
 * turn be waited for by {@code create index concurrently}, without end. Needs a session of its own, so no pooler that
 * deals out transactions.
 */
final class AdvisoryLock implements Lock {

    private static final long FIRST_PAUSE_MILLIS = 10;
    private static final long LONGEST_PAUSE_MILLIS = 250;

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
            lock.waitFor(wish);
        } finally {
            connection.setAutoCommit(mode);
        }
        return lock;
    }

    private void waitFor(Wish wish) throws SQLException {
        long start = System.nanoTime();
        long pause = FIRST_PAUSE_MILLIS;
        boolean told = false;
        while (!ask("SELECT pg_try_advisory_lock(?)")) {
            if (!told) {
                wish.waiting().accept("Waiting for " + holder() + ", which is at work on this database.");
                told = true;
            }
            long left = wish.timeout().toMillis() - (System.nanoTime() - start) / 1_000_000;
            if (left <= 0) {
                throw new Refusal(
                        "lock-timeout",
                        "After " + wish.timeout().toSeconds() + " s " + holder() + " still holds the lock " + wish.key()
                                + ".",
                        "Wait until it is done, or end it with select pg_terminate_backend(PID) if it hangs.");
            }
            sleep(Math.min(pause, left));
            pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted", "The wait for the lock was interrupted.", "Start again.", e);
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
            ask("SELECT pg_advisory_unlock(?)");
        } finally {
            connection.setAutoCommit(mode);
        }
    }

    private boolean ask(String question) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setLong(1, key);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    /** Who holds it, as far as this user may see. */
    private String holder() throws SQLException {
        String query = "SELECT a.pid, a.application_name, host(a.client_addr),"
                + " to_char(a.backend_start, 'YYYY-MM-DD HH24:MI:SS TZ')"
                + " FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid"
                + " WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1"
                + " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
                + " AND l.classid::bigint = ? AND l.objid::bigint = ?";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setLong(1, key >>> 32);
            statement.setLong(2, key & 0xffff_ffffL);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? session(row) : "another session";
            }
        }
    }

    private static String session(ResultSet row) throws SQLException {
        String name = row.getString(2);
        return "session " + row.getLong(1)
                + (name == null || name.isEmpty() ? "" : " of " + name)
                + (row.getString(3) == null ? "" : " from " + row.getString(3))
                + (row.getString(4) == null ? "" : ", connected since " + row.getString(4));
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
