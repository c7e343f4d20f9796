package dev.matar.dialect;

import dev.matar.operation.Operation;
import dev.matar.schema.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How one kind of database is reached and behaves: its driver, its sessions, its locks, and what it leaves of a failed statement. */
public interface Engine {

    /** The class of its JDBC driver, loaded by name so that no other driver has to be. */
    String driver();

    /** Refuses a url that the driver would read otherwise than its writer. */
    default void requireReadable(Database database) {}

    /** What to do when there is no connection, a sentence: drivers seldom say what of a url is wrong. */
    default String whatToCheck(Database database) {
        return "Check the url, the user and the password, and that the database is up.";
    }

    /** What the driver is told beside user and password. */
    default Map<String, String> connectionProperties() {
        return Map.of();
    }

    /** The statements that make a session ready for a run: the first ones, outside of a transaction. */
    default List<Statement> session() {
        return List.of();
    }

    /**
     * The statements that let statements wait for so long, and no longer, for locks which stop all other sessions behind them; none where
     * nobody else waits. Zero is for as long as the session let them at first. It holds for the rest of the transaction where DDL is part of
     * one, so that nothing stays with a session that a pooler gives to somebody else, and otherwise until it is changed.
     */
    default List<Statement> waitingForLocks(Duration time) {
        return List.of();
    }

    /** Whether a statement failed for nothing but a lock that another session holds, and left nothing behind. */
    default boolean isLockTimeout(SQLException failure) {
        return false;
    }

    /** Whether the transaction of a statement that failed so goes on as if it had not been tried. */
    default boolean survivesLockTimeout(Connection connection) throws SQLException {
        return false;
    }

    /**
     * Whether statements are sent together, which saves round trips: an engine in this very process has none to save, and where the driver
     * does not stop at the first statement that fails it must not be done.
     */
    default boolean batches() {
        return true;
    }

    /** Refuses an operation that this very server would do otherwise than it is told. */
    default void requireFaithful(Connection connection, Operation operation) throws SQLException {}

    /**
     * What a statement has left that was cut off or failed where no transaction took it back, as far as its text tells and this engine has
     * an answer of its own.
     *
     * @param sql a single statement
     */
    default Aftermath aftermath(Connection connection, String sql) throws SQLException {
        return Repeatable.is(sql) ? Aftermath.NOT_DONE : Aftermath.UNKNOWN;
    }

    /**
     * Opens an empty database to try things on, which is gone when the connection is closed: one in memory, or a namespace in a
     * transaction that is never committed.
     *
     * @param database the project's database, for an engine that has no other place
     */
    Connection scratch(Database database) throws SQLException;

    /**
     * Waits for the lock and takes it.
     *
     * @param connection the session that will do the work
     * @param connector opens another session where the lock needs one
     * @throws Refusal {@code lock-timeout} when another process keeps it for longer than the wish allows
     */
    Lock lock(Connection connection, Lock.Connector connector, Lock.Wish wish) throws SQLException;

    /** What a connection sees of its server's sessions; none where there is no server. */
    default Optional<Sessions> sessions(Connection connection) {
        return Optional.empty();
    }

    /**
     * Who holds the lock now; asks without waiting and takes nothing.
     *
     * @param key what is locked, see {@link Lock.Wish}
     */
    Optional<LockHolder> lockHolder(Connection connection, Lock.Connector connector, String key) throws SQLException;
}
