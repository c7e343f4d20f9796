package dev.matar.run;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.Statement;
import dev.matar.operation.CreateTable;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A table of Matar's own: the version table, or one beside it.
 *
 * @param parts asked for where it has to be created, as commands that only read have no use for them
 */
record OwnTable(Dialect dialect, Name name, Supplier<List<? extends Table.Part>> parts) {

    /** The version table's name with something behind it. */
    static Name beside(Name versionTable, String what) {
        return new Name(versionTable.namespace(), versionTable.local() + "_" + what);
    }

    static Type string(int length) {
        return new Type.Varchar(OptionalInt.of(length));
    }

    /** Something that is asked of a database. */
    @FunctionalInterface
    interface Query<T> {
        T ask(Connection connection) throws SQLException;
    }

    /** The answer to a query of this table; nothing where it is not there. */
    <T> T asked(Connection connection, T nothing, Query<T> query) throws SQLException {
        return asked(connection, nothing, query, this::isThere);
    }

    /** The same where it is more than the table that has to be there. */
    static <T> T asked(Connection connection, T nothing, Query<T> query, Query<Boolean> isThere) throws SQLException {
        try {
            return query.ask(connection);
        } catch (SQLException e) {
            // Another process may have made it since; if not, there is another reason to fail.
            return isThere.ask(connection) ? query.ask(connection) : nothing;
        }
    }

    /** What creates it. */
    List<Statement> create() {
        return dialect.render(new CreateTable(Table.of(name, Naming.STANDARD, parts.get())), Schema.empty());
    }

    /** The same where it is not there. */
    List<Statement> missing(Connection connection) throws SQLException {
        return isThere(connection) ? List.of() : create();
    }

    boolean isThere(Connection connection) throws SQLException {
        return History.exists(connection, name);
    }

    /** Its name as it stands in SQL. */
    String quoted() {
        return dialect.quote(name);
    }

    /** @param values what a new row holds, as it stands in SQL, by its columns in an order that stays */
    Statement insert(Map<String, String> values) {
        return Statement.of("INSERT INTO " + quoted() + " (" + String.join(", ", values.keySet()) + ") VALUES ("
                + String.join(", ", values.values()) + ")");
    }

    /**
     * @param values as for {@link #insert}
     * @param condition which rows get them, beginning with {@code WHERE}; empty for all of them
     */
    Statement update(Map<String, String> values, String condition) {
        String assignments = values.entrySet().stream().map(one -> one.getKey() + " = " + one.getValue()).collect(Collectors.joining(", "));
        return Statement.of("UPDATE " + quoted() + " SET " + assignments + (condition.isEmpty() ? "" : " " + condition));
    }
}
