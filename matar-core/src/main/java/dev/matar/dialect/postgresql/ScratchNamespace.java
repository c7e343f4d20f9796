package dev.matar.dialect.postgresql;

import dev.matar.dialect.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.UUID;

/**
 * An empty namespace to try things on, in a transaction that is never committed.
 *
 * <p>It has the name of the namespace that the session works in, so that SQL which names that one finds the empty one; the other is called
 * otherwise meanwhile, in this transaction's eyes alone. Others can work in it all the time: a rename takes no lock on what is inside.
 */
final class ScratchNamespace {

    private ScratchNamespace() {}

    static Connection open(Database database, PostgresqlDialect dialect) throws SQLException {
        Connection connection = database.open(dialect);
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            String own = connection.getSchema();
            String scratch = own != null && isReplaced(own, connection, statement, dialect) ? own : "matar_scratch_" + UUID.randomUUID();
            if (!scratch.equals(own)) {
                statement.execute("CREATE SCHEMA " + dialect.quote(scratch));
            }
            statement.execute("SET LOCAL search_path TO " + dialect.quote(scratch));
            // No end of the transaction will ever check what is put off, and what is put off stands in the way of DDL.
            statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Only its owner may call a namespace otherwise. */
    private static boolean isReplaced(String own, Connection connection, Statement statement, PostgresqlDialect dialect)
            throws SQLException {
        Savepoint before = connection.setSavepoint();
        boolean replaced = false;
        try {
            statement.execute("ALTER SCHEMA " + dialect.quote(own) + " RENAME TO " + dialect.quote("matar_aside_" + UUID.randomUUID()));
            statement.execute("CREATE SCHEMA " + dialect.quote(own));
            replaced = true;
        } catch (SQLException e) {
            connection.rollback(before);
        }
        connection.releaseSavepoint(before);
        return replaced;
    }
}
