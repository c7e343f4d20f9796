package dev.matar.dialect.mysql;

import dev.matar.dialect.Database;
import dev.matar.dialect.Engine;
import dev.matar.dialect.Lock;
import dev.matar.dialect.LockHolder;
import dev.matar.dialect.Rows;
import dev.matar.dialect.Sessions;
import dev.matar.dialect.Statement;
import dev.matar.operation.Operation;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A MySQL or MariaDB server. */
record MysqlEngine(MysqlDialect dialect, String driver) implements Engine {

    /** Its drivers go on with a batch after a statement of it has failed, the row in the version table included. */
    @Override
    public boolean batches() {
        return false;
    }

    /** Values that do not fit are refused, not cut, and a backslash in a string means what {@link MysqlText#literal} thinks it does. */
    @Override
    public List<Statement> session() {
        return List.of(Statement.of("SET SESSION sql_mode ="
                + " CONCAT(REPLACE(@@SESSION.sql_mode, 'NO_BACKSLASH_ESCAPES', ''), ',STRICT_ALL_TABLES')"));
    }

    /** A change of a table waits for every transaction that has touched it, and everybody else behind that; a lock on a row stops few. */
    @Override
    public List<Statement> waitingForLocks(Duration time) {
        return List.of(Statement.of("SET SESSION lock_wait_timeout = " + (time.isZero() ? "DEFAULT" : Math.max(1, time.toSeconds()))));
    }

    /** See ER_LOCK_WAIT_TIMEOUT and, for a statement that does not wait, MySQL's ER_LOCK_NOWAIT in the manuals' lists of errors. */
    @Override
    public boolean isLockTimeout(SQLException failure) {
        return failure.getErrorCode() == 1205 || failure.getErrorCode() == 3572;
    }

    /** See innodb_rollback_on_timeout in the manual. */
    @Override
    public boolean survivesLockTimeout(Connection connection) throws SQLException {
        return Rows.first(connection, "SELECT @@innodb_rollback_on_timeout", row -> row.getInt(1) == 0).orElse(false);
    }

    @Override
    public Connection scratch(Database database) throws SQLException {
        return MysqlScratch.open(dialect, database);
    }

    @Override
    public Lock lock(Connection connection, Lock.Connector connector, Lock.Wish wish) throws SQLException {
        return MysqlLock.take(connection, wish);
    }

    @Override
    public Optional<Sessions> sessions(Connection connection) {
        return Optional.of(new MysqlSessions(connection));
    }

    @Override
    public Optional<LockHolder> lockHolder(Connection connection, Lock.Connector connector, String key) throws SQLException {
        return MysqlLock.holder(connection, key);
    }

    @Override
    public void requireFaithful(Connection connection, Operation operation) throws SQLException {
        LowerCaseNames.requireKept(connection, operation);
    }
}
