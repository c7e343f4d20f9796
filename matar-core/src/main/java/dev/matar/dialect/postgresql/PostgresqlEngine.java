package dev.matar.dialect.postgresql;

import dev.matar.dialect.Aftermath;
import dev.matar.dialect.Database;
import dev.matar.dialect.Engine;
import dev.matar.dialect.Lock;
import dev.matar.dialect.LockHolder;
import dev.matar.dialect.Sessions;
import dev.matar.dialect.Statement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A PostgreSQL server. */
record PostgresqlEngine(PostgresqlDialect dialect) implements Engine {

    @Override
    public String driver() {
        return "org.postgresql.Driver";
    }

    @Override
    public void requireReadable(Database database) {
        PostgresqlUrl.requireNoUserBeforeHost(database);
    }

    /**
     * The name that the sessions of other processes see while they wait for this one; and no statements that the driver prepares on the
     * server, since behind a pooler the next session has none of them. A url that says otherwise is heeded.
     */
    @Override
    public Map<String, String> connectionProperties() {
        return Map.of("ApplicationName", AdvisoryLock.PROGRAM, "prepareThreshold", "0");
    }

    @Override
    public Aftermath aftermath(Connection connection, String sql) throws SQLException {
        Aftermath index = ConcurrentIndex.aftermath(connection, sql);
        return index.isDone().isPresent() ? index : Engine.super.aftermath(connection, sql);
    }

    @Override
    public Connection scratch(Database database) throws SQLException {
        return ScratchNamespace.open(database, dialect);
    }

    @Override
    public List<Statement> waitingForLocks(Duration time) {
        return List.of(Statement.of("SET LOCAL lock_timeout = " + (time.isZero() ? "DEFAULT" : Math.max(1, time.toMillis()))));
    }

    /** {@code lock_not_available}; see "PostgreSQL Error Codes". */
    @Override
    public boolean isLockTimeout(SQLException failure) {
        return "55P03".equals(failure.getSQLState());
    }

    @Override
    public Lock lock(Connection connection, Lock.Connector connector, Lock.Wish wish) throws SQLException {
        return AdvisoryLock.take(connection, wish);
    }

    @Override
    public Optional<Sessions> sessions(Connection connection) {
        return Optional.of(new PostgresqlSessions(connection));
    }

    @Override
    public Optional<LockHolder> lockHolder(Connection connection, Lock.Connector connector, String key) throws SQLException {
        return AdvisoryLock.holder(connection, key);
    }
}
