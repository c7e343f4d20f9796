package dev.matar.source;

import dev.matar.dialect.Database;
import dev.matar.dialect.Dialect;
import dev.matar.dialect.Scope;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.stream.Collectors;

/** An empty database of a dialect's kind to try things on; whatever was done there is gone when it is closed. */
public final class ScratchDatabase implements AutoCloseable {

    private final Dialect dialect;
    private final Connection connection;
    private final Set<String> namespacesOfOthers;

    private ScratchDatabase(Dialect dialect, Connection connection) throws SQLException {
        this.dialect = dialect;
        this.connection = connection;
        namespacesOfOthers = dialect.inspect(connection, Scope.everything()).namespaces();
    }

    /** @param database the project's database, for an engine whose scratch databases are in it */
    public static ScratchDatabase open(Dialect dialect, Database database) throws SQLException {
        return new ScratchDatabase(dialect, dialect.scratch(database));
    }

    String title() {
        return dialect.title();
    }

    /** Runs one statement. */
    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What was made in it. */
    public Schema inspect() throws SQLException {
        Schema all = dialect.inspect(connection, Scope.everything());
        return Schema.of(
                all.tables().stream().filter(t -> isOwn(t.name())).toList(),
                all.sequences().stream().filter(s -> isOwn(s.name())).toList(),
                all.enums().stream().filter(e -> isOwn(e.name())).toList(),
                all.views().stream().filter(v -> isOwn(v.name())).toList(),
                all.namespaces().stream().filter(n -> !namespacesOfOthers.contains(n)).collect(Collectors.toSet()));
    }

    private boolean isOwn(Name name) {
        return !namespacesOfOthers.contains(name.namespace());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
