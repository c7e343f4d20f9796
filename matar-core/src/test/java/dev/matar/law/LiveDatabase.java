package dev.matar.law;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.Scope;
import dev.matar.dialect.Statement;
import dev.matar.diff.Diff;
import dev.matar.notation.Notation;
import dev.matar.operation.Operation;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A real database that is moved by operations as the runner moves one. */
public final class LiveDatabase {

    private final Dialect dialect;
    private final Connection connection;

    public LiveDatabase(Dialect dialect, Connection connection) throws SQLException {
        this.dialect = dialect;
        this.connection = connection;
        dialect.prepare(connection);
    }

    /** Builds a schema where there is none, in one go. */
    public void build(Schema schema) throws SQLException {
        Schema now = Schema.empty();
        connection.setAutoCommit(false);
        try (java.sql.Statement batch = connection.createStatement()) {
            for (Operation operation : dialect.arrange(Diff.between(Schema.empty(), schema))) {
                for (Statement statement : dialect.render(operation, now)) {
                    batch.addBatch(statement.sql());
                }
                now = operation.apply(now);
            }
            batch.executeBatch();
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    public void run(List<Operation> operations, Schema before) throws SQLException {
        Schema now = before;
        for (Operation operation : dialect.arrange(operations)) {
            run(operation, now);
            now = operation.apply(now);
        }
    }

    /** Does an operation on a schema that is this database's. */
    public void run(Operation operation, Schema before) throws SQLException {
        connection.setAutoCommit(false);
        try {
            Schema live = dialect.reread(connection, operation, before);
            for (Statement statement : dialect.render(operation, live)) {
                if (!statement.transactional()) {
                    connection.commit();
                    connection.setAutoCommit(true);
                }
                if (statement.code().isEmpty()) {
                    execute(statement.sql());
                }
                connection.setAutoCommit(false);
            }
            dialect.verify(connection);
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            throw new AssertionError("At " + Notation.write(operation) + ": " + e.getMessage(), e);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private void execute(String sql) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new SQLException(e.getMessage() + "\nin: " + sql, e);
        }
    }

    public Schema inspect() throws SQLException {
        return dialect.inspect(connection, Scope.everything());
    }

    /** The rows of some columns of a table, sorted. */
    List<String> rows(Name table, List<String> columns) throws SQLException {
        String list = String.join(", ", columns.stream().map(dialect::quote).toList());
        List<String> rows = new ArrayList<>();
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT " + (list.isEmpty() ? "1" : list) + " FROM " + dialect.quote(table))) {
            while (row.next()) {
                StringBuilder values = new StringBuilder();
                for (int i = 1; i <= columns.size(); i++) {
                    values.append(row.getString(i)).append(" | ");
                }
                rows.add(values.toString());
            }
        }
        Collections.sort(rows);
        return rows;
    }
}
