package dev.matar.dialect;

import dev.matar.operation.Operation;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.schema.Type;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One kind of database: how it says an operation, and how its catalog is read.
 *
 * <p>Everything but {@link #inspect} and {@link #lock} is pure. What an engine cannot do is refused with the code
 * {@code unsupported}, in a sentence that names both. Found by {@link java.util.ServiceLoader}.
 */
public interface Dialect {

    /** Its name in settings and variants: {@code postgresql}, {@code sqlite}, {@code h2}. */
    String name();

    /** Its name for people: {@code PostgreSQL}. */
    String title();

    /** Whether a JDBC url is for this kind of database. */
    boolean speaks(String url);

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

    /**
     * The statements that do an operation on a database of a schema.
     *
     * @param before the schema that the operation finds; may be unknown, and is then refused only if it is needed
     */
    List<Statement> render(Operation operation, Schema before);

    /** The same operations, those put together that this engine does better at once. */
    default List<Operation> arrange(List<Operation> operations) {
        return operations;
    }

    /** The schema as this database would report it, as far as that can be told without asking it. */
    Schema normalize(Schema schema);

    /** What is there now, by a constant number of catalog queries. */
    Schema inspect(Connection connection, Scope scope) throws SQLException;

    /** Whether the statements of an operation are made from more than a folded schema can know, so that {@link #reread} is needed. */
    default boolean rereads(Operation operation) {
        return false;
    }

    /** A schema with what an operation writes anew read again: what no history tells of is then carried along, not lost. */
    default Schema reread(Connection connection, Operation operation, Schema before) throws SQLException {
        return before;
    }

    /** An identifier as it stands in SQL, quoted where this database would otherwise change or reserve it. */
    String quote(String identifier);

    /** A qualified name as it stands in SQL. */
    default String quote(Name name) {
        return name.namespace().isEmpty() ? quote(name.local()) : quote(name.namespace()) + "." + quote(name.local());
    }

    /** A value as it stands in SQL; see {@code InsertRows} for what a value can be. */
    String literal(Object value);

    /**
     * The condition that a value is the same after it was cast to another type and back.
     *
     * @param column its quoted name
     */
    String comesBack(String column, Type from, Type to);

    /** The clock as an SQL expression: the time of the statement rather than of its transaction, where there is a choice. */
    default String now() {
        return "CURRENT_TIMESTAMP";
    }

    /** The clock at the start of the transaction as an SQL expression; none where nobody can ask for it later. */
    default Optional<String> transactionStart() {
        return Optional.empty();
    }

    /** The type that a spelling of this database's stands for; a native one where no other type says it. */
    Type readType(String spelling);

    /** What a schema calls the thing that SQL calls by an identifier, which stands in quotes there or without. */
    default String readName(String identifier, boolean quoted) {
        return identifier;
    }

    /** An expression written for this database, as a schema spells it. */
    default String readExpression(String sql) {
        return sql;
    }

    /** How many numbers a session takes from a sequence at once where nobody says how many. */
    default long usualSequenceCache() {
        return 1;
    }

    /** Whether an enum type that no column has leaves no trace here, so that only the history knows of it. */
    default boolean forgetsEnumTypes() {
        return false;
    }

    /** How this database's SQL is cut into statements. */
    SqlSyntax syntax();

    /** How this database itself names what nobody has named; none where such names say nothing. */
    default Optional<Naming> naming() {
        return Optional.empty();
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

    /** What gives a primary key another name; nothing where no other table's names could be in the way of it. */
    default List<Statement> renameKey(Name table, String key, String to) {
        return List.of();
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

    /** Whether a rolled back transaction takes its DDL back, too. */
    boolean transactionalDdl();

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
