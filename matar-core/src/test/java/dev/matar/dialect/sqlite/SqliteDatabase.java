package dev.matar.dialect.sqlite;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.Scope;
import dev.matar.dialect.Statement;
import dev.matar.operation.Code;
import dev.matar.operation.CreateEnum;
import dev.matar.operation.CreateTable;
import dev.matar.operation.CreateView;
import dev.matar.operation.Operation;
import dev.matar.schema.Schema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A database in memory, moved by the dialect as the runner would. */
final class SqliteDatabase implements AutoCloseable {

    static final Dialect DIALECT = new SqliteDialect();

    private final Connection connection;

    SqliteDatabase() {
        this("jdbc:sqlite::memory:");
    }

    SqliteDatabase(String url) {
        try {
            connection = DriverManager.getConnection(url);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        DIALECT.engine().session().forEach(statement -> execute(statement.sql()));
    }

    Connection connection() {
        return connection;
    }

    SqliteDatabase execute(String... statements) {
        for (String sql : statements) {
            try (java.sql.Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new AssertionError(sql, e);
            }
        }
        return this;
    }

    /**
     * Does operations one after the other in one transaction, each on the schema as it is then; gives back what they
     * make of it.
     */
    Schema apply(Operation... operations) {
        Schema schema = inspect();
        for (Operation operation : operations) {
            schema = apply(operation, schema);
        }
        return schema;
    }

    /** Does an operation on a schema that is believed to be this database's. */
    Schema apply(Operation operation, Schema before) {
        transact(operation, before);
        return operation.apply(before);
    }

    private void transact(Operation operation, Schema before) {
        try {
            connection.setAutoCommit(false);
            try {
                for (Statement statement : DIALECT.render(operation, before)) {
                    run(statement);
                }
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(Statement statement) throws SQLException {
        if (statement.code().isPresent()) {
            try {
                @SuppressWarnings("unchecked")
                Code.Action<Connection> action =
                        (Code.Action<Connection>) statement.code().get();
                action.run(connection);
            } catch (SQLException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        } else {
            try (java.sql.Statement jdbc = connection.createStatement()) {
                jdbc.execute(statement.sql());
            } catch (SQLException e) {
                throw new SQLException(e.getMessage() + " in " + statement.sql(), e);
            }
        }
    }

    /** Builds a schema from nothing, whatever the order of its tables, which SQLite does not mind. */
    SqliteDatabase build(Schema schema) {
        List<Operation> operations = new ArrayList<>();
        schema.enums().forEach(type -> operations.add(new CreateEnum(type)));
        schema.tables().forEach(table -> operations.add(new CreateTable(table)));
        schema.views().forEach(view -> operations.add(new CreateView(view)));
        for (Operation operation : operations) {
            transact(operation, schema);
        }
        return this;
    }

    Schema inspect() {
        return inspect(Scope.everything());
    }

    Schema inspect(Scope scope) {
        try {
            return DIALECT.inspect(connection, scope);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** The rows of a query, each its values with their storage class, such as {@code [integer 1, text a, null]}. */
    List<String> rows(String query) {
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    Object value = result.getObject(i);
                    values.add(value == null ? "null" : value.getClass().getSimpleName() + " " + show(value));
                }
                rows.add(String.join(", ", values));
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    private static Object show(Object value) {
        return value instanceof byte[] bytes ? java.util.HexFormat.of().formatHex(bytes) : value;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
