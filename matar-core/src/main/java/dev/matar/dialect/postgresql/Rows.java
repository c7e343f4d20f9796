package dev.matar.dialect.postgresql;

import dev.matar.dialect.Statement;
import dev.matar.schema.Default;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Rows put into a table and taken out again, their values written as the columns' types want them. */
final class Rows {

    /** How many rows go into one insert. */
    private static final int A_STATEMENT = 500;

    private final PostgresqlDialect dialect;
    private final Name name;
    /** Null where nobody knows it. */
    private final Table table;

    Rows(PostgresqlDialect dialect, Name name, Schema before) {
        this.dialect = dialect;
        this.name = name;
        this.table = before.isKnown() ? before.table(name) : null;
    }

    List<Statement> insert(List<String> columns, List<List<Object>> rows) {
        String into = "INSERT INTO " + dialect.quote(name)
                + columns.stream().map(dialect::quote).collect(Collectors.joining(", ", " (", ")"))
                + (columns.stream().anyMatch(this::isAlwaysNumbered) ? " OVERRIDING SYSTEM VALUE" : "") + " VALUES\n  ";
        List<Statement> statements = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += A_STATEMENT) {
            List<List<Object>> some = rows.subList(from, Math.min(from + A_STATEMENT, rows.size()));
            statements.add(Statement.of(
                    into + some.stream().map(row -> row(columns, row)).collect(Collectors.joining(",\n  "))));
        }
        return statements;
    }

    private boolean isAlwaysNumbered(String column) {
        return table != null
                && table.column(column).defaultValue() instanceof Default.Identity identity
                && identity.always();
    }

    private String row(List<String> columns, List<Object> values) {
        List<String> literals = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            literals.add(literal(type(columns.get(i)), values.get(i)));
        }
        return "(" + String.join(", ", literals) + ")";
    }

    /** Null where nobody knows it. */
    private Type type(String column) {
        return table == null ? null : Types.normalize(table.column(column).type());
    }

    private String literal(Type type, Object value) {
        boolean simple = value instanceof String || value instanceof Number || value instanceof Boolean;
        return dialect.literal(type != null && simple ? Constants.fit(value, type) : value);
    }

    /** The rows that were inserted last go first. */
    List<Statement> delete(List<String> columns, List<List<Object>> rows) {
        List<Statement> statements = new ArrayList<>();
        for (List<Object> row : rows) {
            List<String> conditions = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                conditions.add(condition(columns.get(i), row.get(i)));
            }
            statements.add(
                    Statement.of("DELETE FROM " + dialect.quote(name) + " WHERE " + String.join(" AND ", conditions)));
        }
        Collections.reverse(statements);
        return statements;
    }

    private String condition(String column, Object value) {
        String quoted = dialect.quote(column);
        if (value == null) {
            return quoted + " IS NULL";
        }
        Type type = type(column);
        String literal = literal(type, value);
        if (type == null || !isWritten(type)) {
            return quoted + " = " + literal + (type != null && isRounded(type) ? "::" + dialect.type(type) : "");
        }
        return quoted + "::text = (" + literal + "::" + dialect.type(type) + ")::text";
    }

    /**
     * Whether two values of the type may have no other way to be compared than by their text, as those of json have.
     */
    private static boolean isWritten(Type type) {
        return type instanceof Type.Native
                || type instanceof Type.Json json && !json.binary()
                || type instanceof Type.Array array && isWritten(array.of());
    }

    /** Whether a column of the type may hold less of a value than was given. */
    private static boolean isRounded(Type type) {
        return Constants.isNumber(type) || type instanceof Type.Time || type instanceof Type.Timestamp;
    }
}
