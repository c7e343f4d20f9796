package dev.matar.dialect.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.dialect.Scope;
import dev.matar.dialect.Statement;
import dev.matar.operation.CreateEnum;
import dev.matar.operation.CreateNamespace;
import dev.matar.operation.CreateSequence;
import dev.matar.operation.CreateTable;
import dev.matar.operation.CreateView;
import dev.matar.operation.Operation;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A private database in memory, gone when it is closed. */
final class H2Scratch implements AutoCloseable {

    private final H2Dialect dialect = new H2Dialect();
    private final Connection connection;

    H2Scratch() throws SQLException {
        this("");
    }

    /** With settings as they follow the url: {@code ;DATABASE_TO_LOWER=TRUE}. */
    H2Scratch(String settings) throws SQLException {
        connection = DriverManager.getConnection("jdbc:h2:mem:" + settings);
    }

    Connection connection() {
        return connection;
    }

    H2Scratch sql(String... statements) throws SQLException {
        for (String sql : statements) {
            try (java.sql.Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new SQLException(sql, e);
            }
        }
        return this;
    }

    /** Builds a schema; its tables stand in an order in which each finds what it refers to. */
    H2Scratch build(Schema schema) throws SQLException {
        List<Operation> operations = new ArrayList<>();
        schema.namespaces().forEach(n -> operations.add(new CreateNamespace(n)));
        schema.enums().forEach(e -> operations.add(new CreateEnum(e)));
        schema.sequences().forEach(s -> operations.add(new CreateSequence(s)));
        schema.tables().forEach(t -> operations.add(new CreateTable(t)));
        schema.views().forEach(v -> operations.add(new CreateView(v)));
        Schema before = Schema.empty();
        for (Operation operation : operations) {
            before = run(operation, before);
        }
        return this;
    }

    /** Does an operation and tells what the schema should be now. */
    Schema run(Operation operation, Schema before) throws SQLException {
        for (Statement statement : dialect.render(operation, before)) {
            sql(statement.sql());
        }
        return operation.apply(before);
    }

    Schema inspect() throws SQLException {
        return dialect.inspect(connection, Scope.everything());
    }

    /** A schema as lines, so that a failure shows what differs and no more. */
    static List<String> lines(Schema schema) {
        List<String> lines = new ArrayList<>();
        for (Table table : schema.tables()) {
            lines.add(table.name() + " " + table.comment() + " " + table.options());
            table.columns().forEach(c -> lines.add(table.name() + " " + c));
            table.constraints().forEach(c -> lines.add(table.name() + " " + c));
            table.indexes().forEach(i -> lines.add(table.name() + " " + i));
        }
        schema.sequences().forEach(s -> lines.add(s.toString()));
        schema.enums().forEach(e -> lines.add(e.toString()));
        schema.views().forEach(v -> lines.add(v.toString()));
        lines.addAll(schema.namespaces());
        Collections.sort(lines);
        return lines;
    }

    static void assertSame(Schema actual, Schema expected) {
        assertThat(lines(actual)).containsExactlyElementsOf(lines(expected));
        assertThat(actual).isEqualTo(expected);
    }

    /** The rows of a query, the values of a row joined by a bar. */
    List<String> rows(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.add(row.getString(i));
                }
                rows.add(String.join("|", values.stream().map(String::valueOf).toList()));
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
