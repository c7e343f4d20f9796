package dev.matar.dialect.postgresql;

import dev.matar.dialect.Scope;
import dev.matar.dialect.Statement;
import dev.matar.operation.AddConstraint;
import dev.matar.operation.CreateEnum;
import dev.matar.operation.CreateNamespace;
import dev.matar.operation.CreateSequence;
import dev.matar.operation.CreateTable;
import dev.matar.operation.CreateView;
import dev.matar.operation.Operation;
import dev.matar.schema.Constraint;
import dev.matar.schema.Members;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A database that is filled with a schema, changed by operations and looked at. */
final class TestDatabase implements AutoCloseable {

    private final PostgresqlDialect dialect = new PostgresqlDialect();
    final Connection connection;

    TestDatabase() throws SQLException {
        connection = PostgresqlServer.running().connectToNew();
    }

    /** Holds this schema and nothing else. */
    void hold(Schema schema) throws SQLException {
        PostgresqlServer.clear(connection);
        List<String> statements = new ArrayList<>();
        Schema so = Schema.empty();
        for (Operation operation : building(schema)) {
            dialect.render(operation, so).forEach(s -> statements.add(s.sql()));
            so = operation.apply(so);
        }
        execute(String.join(";\n", statements));
    }

    private static List<Operation> building(Schema schema) {
        List<Operation> build = new ArrayList<>();
        schema.namespaces().forEach(n -> build.add(new CreateNamespace(n)));
        schema.enums().forEach(e -> build.add(new CreateEnum(e)));
        schema.sequences().forEach(s -> build.add(new CreateSequence(s)));
        for (Table table : schema.tables()) {
            List<Constraint> own = table.constraints().stream()
                    .filter(c -> !(c instanceof Constraint.ForeignKey))
                    .toList();
            build.add(new CreateTable(table.constraints(Members.of(own))));
        }
        schema.tables().forEach(t -> t.foreignKeys().forEach(k -> build.add(new AddConstraint(t.name(), k))));
        schema.views().forEach(v -> build.add(new CreateView(v)));
        return build;
    }

    /** Does an operation and returns the schema after it. */
    Schema run(Operation operation, Schema before) throws SQLException {
        for (Statement statement : dialect.render(operation, before)) {
            execute(statement.sql());
        }
        return operation.apply(before);
    }

    void execute(String... statements) throws SQLException {
        for (String sql : statements) {
            try (java.sql.Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new SQLException(e.getMessage() + "\nin: " + sql, e);
            }
        }
    }

    /** The rows of a query, their columns joined by a bar. */
    List<String> rows(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    values.add(String.valueOf(row.getString(i)));
                }
                rows.add(String.join("|", values));
            }
        }
        return rows;
    }

    Schema inspect() throws SQLException {
        return dialect.inspect(connection, Scope.everything());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
