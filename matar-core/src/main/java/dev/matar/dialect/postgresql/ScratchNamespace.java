package dev.matar.dialect.postgresql;

import dev.matar.dialect.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.UUID;

/**
 * An empty namespace to try things on, in a transaction that cannot be committed.
 *
 * <p>It has the name of the namespace that the session works in, so that SQL which names that one finds the empty one; the other is called
 * otherwise meanwhile, in this transaction's eyes alone, and is searched last, for the functions and types that are in it; extensions are
 * moved, where that can be done. Others can work in it all the time: a rename takes no lock on what is inside.
 */
final class ScratchNamespace {

    private final Connection connection;
    private final PostgresqlDialect dialect;
    private final String unique = UUID.randomUUID().toString();

    private ScratchNamespace(Connection connection, PostgresqlDialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    static Connection open(Database database, PostgresqlDialect dialect) throws SQLException {
        Connection connection = database.open(dialect);
        try {
            connection.setAutoCommit(false);
            new ScratchNamespace(connection, dialect).enter();
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private void enter() throws SQLException {
        // What is put off stands in the way of DDL; and whoever waits for a table of others is mistaken.
        execute("SET CONSTRAINTS ALL IMMEDIATE; SET LOCAL lock_timeout TO '5s'");
        forbidCommit();
        String own = connection.getSchema();
        if (own != null && isReplaced(own)) {
            moveExtensions(quoted("matar_aside_"), dialect.quote(own));
            execute("SET LOCAL search_path TO " + dialect.quote(own) + ", " + quoted("matar_aside_"));
        } else {
            execute("CREATE SCHEMA " + quoted("matar_scratch_"));
            execute("SET LOCAL search_path TO " + quoted("matar_scratch_") + (own == null ? "" : ", " + dialect.quote(own)));
        }
    }

    /** A row that refers to none, which is noticed when the transaction would be committed: then all of it is taken back. */
    private void forbidCommit() throws SQLException {
        String guard = quoted("matar_guard_");
        execute("CREATE SCHEMA " + guard + "; CREATE TABLE " + guard + ".uncommitted (id int PRIMARY KEY, other int CONSTRAINT never REFERENCES "
                + guard + ".uncommitted DEFERRABLE); SET CONSTRAINTS " + guard + ".never DEFERRED; INSERT INTO " + guard
                + ".uncommitted VALUES (1, 2)");
    }

    /** Only its owner may call a namespace otherwise. */
    private boolean isReplaced(String own) throws SQLException {
        Savepoint before = connection.setSavepoint();
        boolean replaced = false;
        try {
            execute("ALTER SCHEMA " + dialect.quote(own) + " RENAME TO " + quoted("matar_aside_") + "; CREATE SCHEMA " + dialect.quote(own));
            replaced = true;
        } catch (SQLException e) {
            connection.rollback(before);
        }
        connection.releaseSavepoint(before);
        return replaced;
    }

    /** So that what they brought along is found by its qualified name, too, as dumps write it; what cannot be moved stays. */
    private void moveExtensions(String from, String to) throws SQLException {
        execute("DO $$ DECLARE name text; BEGIN FOR name IN SELECT extname FROM pg_extension WHERE extrelocatable AND extnamespace = '"
                + from + "'::regnamespace LOOP BEGIN EXECUTE format('ALTER EXTENSION %I SET SCHEMA ', name) || $to$" + to
                + "$to$; EXCEPTION WHEN OTHERS THEN NULL; END; END LOOP; END $$");
    }

    private String quoted(String prefix) {
        return dialect.quote(prefix + unique);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
