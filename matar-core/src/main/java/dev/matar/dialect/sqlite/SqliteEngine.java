package dev.matar.dialect.sqlite;

import dev.matar.dialect.Database;
import dev.matar.dialect.Dialect;
import dev.matar.dialect.Engine;
import dev.matar.dialect.Lock;
import dev.matar.dialect.LockHolder;
import dev.matar.dialect.Statement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SQLite, which lives in this process and keeps a database in a file. */
record SqliteEngine(Dialect dialect) implements Engine {

    @Override
    public String driver() {
        return "org.sqlite.JDBC";
    }

    /** Another process may keep the file to itself for as long as a large table takes to be rebuilt. */
    @Override
    public Map<String, String> connectionProperties() {
        return Map.of("busy_timeout", "60000");
    }

    @Override
    public String whatToCheck(Database database) {
        String file = database.url().substring("jdbc:sqlite:".length());
        Path folder = file.indexOf(':') < 0 ? Path.of(file.replaceFirst("\\?.*", "")).getParent() : null;
        if (folder == null) {
            return Engine.super.whatToCheck(database);
        }
        return Files.isDirectory(folder)
                ? "Look whether it is a file that you may read and write, in a folder that you may write to."
                : "The folder " + folder + " is not there: make it, or correct the url.";
    }

    @Override
    public Connection scratch(Database database) {
        return new Database("jdbc:sqlite::memory:", "", "").open(dialect);
    }

    @Override
    public Lock lock(Connection connection, Lock.Connector connector, Lock.Wish wish) throws SQLException {
        return SqliteLock.take(connection, connector, wish);
    }

    @Override
    public Optional<LockHolder> lockHolder(Connection connection, Lock.Connector connector, String key) throws SQLException {
        return SqliteLock.holder(connection, connector);
    }

    /** Foreign keys must not fire when a table is rebuilt, and renames shall reach views, triggers and foreign keys. */
    @Override
    public List<Statement> session() {
        return List.of(
                Statement.of("PRAGMA foreign_keys = OFF").outsideTransaction(),
                Statement.of("PRAGMA legacy_alter_table = OFF").outsideTransaction());
    }

    @Override
    public boolean batches() {
        return false;
    }
}
