package dev.matar.dialect.sqlite;

import dev.matar.dialect.Lock;
import dev.matar.dialect.LockHolder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * A write transaction on an empty database beside the real one, held open by a session of its own.
 *
 * <p>SQLite frees it when the process dies, and the real database stays as readable and writable as ever, in any
 * journal mode; its own locks end with each transaction. The empty file stays, since to delete it while another process
 * waits for it would let two in.
 */
final class SqliteLock implements Lock {

    private static final String FILE = "-matar-lock";

    /** <a href="https://sqlite.org/rescode.html#busy">SQLITE_BUSY</a>. */
    private static final int BUSY = 5;

    private final Connection session;
    private final HolderNote note;

    private SqliteLock(Connection session, String database) {
        this.session = session;
        this.note = HolderNote.beside(database + FILE);
    }

    /** Takes the lock of a connection's database; one in memory needs none. */
    static Lock take(Connection work, Connector connector, Wish wish) throws SQLException {
        String database = file(work);
        if (database.isEmpty()) {
            return () -> {};
        }
        SqliteLock lock = new SqliteLock(connector.open(), database);
        try {
            lock.attach(database + FILE);
            wish.await(lock::isGiven, () -> lock.note.read().orElse(LockHolder.UNKNOWN), BY_HAND);
            lock.note.write(wish.holder().fromNow());
            return lock;
        } catch (SQLException | RuntimeException failure) {
            lock.session.close();
            throw failure;
        }
    }

    /**
     * Who holds it now. It is tried only where there is a note, since who tries it is in the way of who takes it, for a moment; a note
     * that a killed process left behind is known by the lock's being free.
     */
    static Optional<LockHolder> holder(Connection work, Connector connector) throws SQLException {
        String database = file(work);
        Optional<LockHolder> noted = database.isEmpty() ? Optional.empty() : HolderNote.beside(database + FILE).read();
        if (noted.isEmpty()) {
            return noted;
        }
        try (Connection session = connector.open()) {
            SqliteLock lock = new SqliteLock(session, database);
            lock.attach(database + FILE);
            return lock.isGiven() ? Optional.empty() : noted;
        }
    }

    /** Its journal is kept in memory, so that a process that is killed leaves none behind. */
    private void attach(String file) throws SQLException {
        try (PreparedStatement attach = session.prepareStatement("ATTACH DATABASE ? AS matar_lock")) {
            attach.setString(1, file);
            attach.execute();
        }
        execute("PRAGMA busy_timeout = 0");
        execute("PRAGMA matar_lock.journal_mode = MEMORY");
    }

    /** Whether the session could begin to write. */
    private boolean isGiven() throws SQLException {
        execute("BEGIN");
        try {
            execute("PRAGMA matar_lock.user_version = 1");
            return true;
        } catch (SQLException failure) {
            execute("ROLLBACK");
            if (failure.getErrorCode() != BUSY) {
                throw failure;
            }
            return false;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        note.delete();
        session.close();
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
