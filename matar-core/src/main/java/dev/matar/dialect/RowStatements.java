package dev.matar.dialect;

import dev.matar.schema.Column;
import dev.matar.schema.Default;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Rows put into a table and taken out again, their values written as the columns' types want them. */
final class RowStatements {

    /** How many rows go into one insert. */
    private static final int ROWS_A_STATEMENT = 500;

    private final StandardDialect dialect;
    private final Name name;
    /** Null where nobody knows it. */
    private final Table table;

    RowStatements(StandardDialect dialect, Name name, Schema before) {
        this.dialect = dialect;
        this.name = name;
        this.table = before.isKnown() ? before.table(name) : null;
    }

    List<Statement> insert(List<String> columns, List<List<Object>> rows) {
        boolean numbers = columns.stream().anyMatch(this::isAlwaysNumbered);
        String into = "INSERT INTO " + dialect.quote(name) + " " + dialect.columns(columns)
                + (numbers ? dialect.givingNumbers() : "") + " VALUES\n  ";
        List<Statement> statements = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += ROWS_A_STATEMENT) {
            List<List<Object>> some = rows.subList(from, Math.min(from + ROWS_A_STATEMENT, rows.size()));
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
            literals.add(dialect.literal(column(columns.get(i)), values.get(i)));
        }
        return "(" + String.join(", ", literals) + ")";
    }

    private Column column(String column) {
        return table == null ? null : table.column(column);
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
        if (value == null) {
            return dialect.quote(column) + " IS NULL";
        }
        return table == null
                ? dialect.quote(column) + " = " + dialect.literal(value)
                : dialect.holds(table.column(column), value);
    }
}
