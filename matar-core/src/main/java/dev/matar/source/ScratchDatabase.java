package dev.matar.source;

import dev.matar.dialect.Database;
import dev.matar.dialect.Dialect;
import dev.matar.dialect.Scope;
import dev.matar.dialect.Statement;
import dev.matar.operation.Autocommit;
import dev.matar.operation.Code;
import dev.matar.operation.CreateTable;
import dev.matar.operation.Operation;
import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An empty database of a dialect's kind to try things on; whatever was done there is gone when it is closed.
 *
 * <p>It may be a namespace in a transaction that is never committed. So nothing in it ends a transaction, and a namespace that others
 * have made has another name meanwhile, in the eyes of this transaction alone, where the scratch needs its name.
 */
public final class ScratchDatabase implements AutoCloseable {

    private static final Pattern NEW_NAMESPACE =
            Pattern.compile("(?i)\\bcreate\\s+schema\\s+(?:if\\s+not\\s+exists\\s+)?(?:\"((?:[^\"]|\"\")+)\"|(\\w+))");

    private final Dialect dialect;
    private final Connection connection;
    private final Set<String> namespacesOfOthers = new HashSet<>();
    private final Set<Name> standIns = new HashSet<>();
    private final Set<String> leftOut = new LinkedHashSet<>();

    private ScratchDatabase(Dialect dialect, Connection connection) throws SQLException {
        this.dialect = dialect;
        this.connection = connection;
        try (ResultSet schemas = connection.getMetaData().getSchemas()) {
            while (schemas.next()) {
                namespacesOfOthers.add(schemas.getString("TABLE_SCHEM"));
            }
        }
        namespacesOfOthers.remove(connection.getSchema());
        for (Statement statement : dialect.engine().session()) {
            execute(statement.sql());
        }
    }

    /** @param database the project's database, for an engine whose scratch databases are in it */
    public static ScratchDatabase open(Dialect dialect, Database database) {
        try {
            return new ScratchDatabase(dialect, dialect.engine().scratch(database));
        } catch (SQLException e) {
            throw new Refusal(
                    "no-scratch-database",
                    "There is no place to try things on in " + database + ": " + e.getMessage(),
                    "Its user needs the right to create a schema; what is created there is never committed.",
                    e);
        }
    }

    String title() {
        return dialect.title();
    }

    /** Runs one statement. */
    public void execute(String sql) throws SQLException {
        Matcher namespace = NEW_NAMESPACE.matcher(sql);
        if (namespace.find()) {
            makeRoomFor(namespace.group(1) == null ? namespace.group(2).toLowerCase(Locale.ROOT) : namespace.group(1).replace("\"\"", "\""));
        }
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * Makes tables for what foreign keys of this schema refer to out of its sight; they stay out of sight.
     *
     * <p>To be called before anything else is made.
     */
    public void standIn(Schema schema) {
        for (Table table : StandIns.of(schema)) {
            String namespace = table.name().namespace();
            if (!namespace.isEmpty() && !schema.namespaces().contains(namespace) && namespacesOfOthers.add(namespace)) {
                run(Statement.of("CREATE SCHEMA " + dialect.quote(namespace)));
            }
            if (standIns.add(table.name())) {
                dialect.render(new CreateTable(table), Schema.empty()).forEach(this::run);
            }
        }
    }

    /**
     * Does operations one after the other.
     *
     * @return the schema that they make, by folding; looked at where they do not say
     */
    public Schema run(List<Operation> operations, Schema before) {
        return run(operations, before, sql -> 0);
    }

    /**
     * The same.
     *
     * @param line tells the line on which a statement is written, for messages; 0 where it is written nowhere
     */
    public Schema run(List<Operation> operations, Schema before, ToLongFunction<String> line) {
        Schema schema = before;
        for (Operation operation : Autocommit.oneByOne(operations)) {
            schema = run(operation, schema, line);
        }
        return schema.isKnown() ? schema : inspect();
    }

    private Schema run(Operation operation, Schema before, ToLongFunction<String> line) {
        Schema schema = before.isKnown() ? before : inspect();
        for (Statement statement : dialect.render(operation, reread(operation, schema))) {
            run(statement, line);
        }
        return operation.apply(schema);
    }

    /** Does an operation if the database lets it. */
    public boolean attempt(Operation operation, Schema before) {
        try {
            Optional<Savepoint> savepoint = connection.getAutoCommit() ? Optional.empty() : Optional.of(connection.setSavepoint());
            boolean done = isDone(operation, before);
            if (savepoint.isPresent() && !done) {
                connection.rollback(savepoint.get());
            }
            if (savepoint.isPresent()) {
                // PostgreSQL takes what an open savepoint stands before for the work of another transaction.
                connection.releaseSavepoint(savepoint.get());
            }
            return done;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private boolean isDone(Operation operation, Schema before) {
        try {
            run(List.of(operation), before);
            return true;
        } catch (Refusal refused) {
            return false;
        }
    }

    private Schema reread(Operation operation, Schema schema) {
        try {
            return dialect.rereads(operation) ? dialect.reread(connection, operation, schema) : schema;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private void run(Statement statement) {
        run(statement, sql -> 0);
    }

    @SuppressWarnings("unchecked")
    private void run(Statement statement, ToLongFunction<String> line) {
        try {
            if (statement.code().isPresent()) {
                ((Code.Action<Connection>) statement.code().get()).run(connection);
            } else if (connection.getAutoCommit()) {
                execute(statement.sql());
            } else {
                executeUncommitted(statement);
            }
        } catch (Refusal refusal) {
            throw refusal;
        } catch (Exception e) {
            throw failed(statement, line.applyAsLong(statement.sql()), e);
        }
    }

    private void executeUncommitted(Statement statement) throws SQLException {
        Uncommitted uncommitted = new Uncommitted(statement.sql(), dialect.syntax());
        if (statement.transactional() && uncommitted.isControl()) {
            throw new Refusal(
                    "transaction-control",
                    "The statement " + statement.sql() + " would end the transaction that the revision runs in.",
                    "Leave it out; what must run outside of a transaction stands between -- autocommit and -- end autocommit.");
        }
        Optional<String> sql = statement.transactional() ? Optional.of(statement.sql()) : uncommitted.sql();
        if (sql.isPresent()) {
            execute(sql.get());
        } else {
            leftOut.add(statement.sql());
        }
    }

    private Refusal failed(Statement statement, long line, Exception e) {
        String what = line > 0 ? "line " + line + ": this statement failed" : "On a scratch database of " + dialect.title() + " this fails";
        String sql = statement.sql().replace("\n", "\n    ");
        return new Refusal("scratch-failed", what + ":\n\n    " + sql + "\n\n" + e.getMessage(), "", e);
    }

    /** The statements that were not run, since no transaction allows them, and this database is in one. */
    public Set<String> leftOut() {
        return Set.copyOf(leftOut);
    }

    private void makeRoomFor(String namespace) {
        if (namespacesOfOthers.remove(namespace)) {
            String aside = "matar_aside_" + UUID.randomUUID();
            run(Statement.of("ALTER SCHEMA " + dialect.quote(namespace) + " RENAME TO " + dialect.quote(aside)));
            namespacesOfOthers.add(aside);
        }
    }

    /** What it is, with its version: {@code PostgreSQL 15.13}. */
    public String product() {
        try {
            return dialect.title() + " " + connection.getMetaData().getDatabaseProductVersion().replaceFirst(" .*", "");
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** What was made in it. */
    public Schema inspect() {
        try {
            return dialect.inspect(connection, Scope.without(standIns).hide(namespacesOfOthers));
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private Refusal unreadable(SQLException e) {
        return new Refusal("inspection-failed", "The scratch database cannot be read: " + e.getMessage(), "", e);
    }

    /** The rows of a query, each value as text, null as null. */
    public List<List<String>> rows(String query) {
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // Nothing was to be kept.
        }
    }
}
