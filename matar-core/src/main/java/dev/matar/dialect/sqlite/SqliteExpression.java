package dev.matar.dialect.sqlite;

import dev.matar.dialect.sqlite.SqliteTokens.Token;
import dev.matar.schema.Default;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One spelling for texts that SQLite keeps as they were written, and rewrites here and there when a column is renamed.
 *
 * <p>Without parentheses and comments around it; with columns quoted where they must be and nowhere else.
 */
final class SqliteExpression {

    /** Keywords that an expression is made of; any other keyword in one is a name that lacks its quotes. */
    private static final Set<String> OPERATORS = Set.of(
            """
            AND AS ASC BETWEEN BY CASE CAST COLLATE CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP DESC DISTINCT ELSE
            END ESCAPE EXISTS FALSE FILTER FROM GLOB IN IS ISNULL LIKE MATCH NOT NOTNULL NULL NULLS OR OVER
            PARTITION RAISE REGEXP SELECT THEN TRUE WHEN WHERE"""
                    .split("\\s+"));

    private static final Set<String> CLOCKS = Set.of("current_date", "current_time", "current_timestamp");

    private SqliteExpression() {}

    static String canonical(String sql, Collection<String> columns) {
        List<Token> tokens = withoutParentheses(SqliteTokens.of(sql));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            text.append(i == 0 ? "" : sql.substring(tokens.get(i - 1).end(), token.start()));
            boolean called = i + 1 < tokens.size() && tokens.get(i + 1).is("(");
            text.append(called ? token.text() : spelling(token, columns));
        }
        return text.toString();
    }

    private static String spelling(Token token, Collection<String> columns) {
        String word = token.text();
        boolean lacksQuotes =
                token.isBareWord() && SqliteNames.isKeyword(word) && !OPERATORS.contains(word.toUpperCase(Locale.ROOT));
        if (!token.isQuotedName() && !lacksQuotes) {
            return word;
        }
        return SqliteNames.same(token.name(), columns).map(SqliteNames::quote).orElse(word);
    }

    private static List<Token> withoutParentheses(List<Token> tokens) {
        while (tokens.size() > 1 && tokens.get(0).is("(") && closing(tokens) == tokens.size() - 1) {
            tokens = tokens.subList(1, tokens.size() - 1);
        }
        return tokens;
    }

    /** The place of the parenthesis that closes the first one. */
    private static int closing(List<Token> tokens) {
        int open = 0;
        for (int i = 0; i < tokens.size(); i++) {
            open += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
            if (open == 0) {
                return i;
            }
        }
        return -1;
    }

    /** The column that an expression is nothing but. */
    static Optional<String> column(String sql, Collection<String> columns) {
        List<Token> tokens = withoutParentheses(SqliteTokens.of(sql));
        boolean single = tokens.size() == 1
                && (tokens.get(0).isBareWord() || tokens.get(0).isQuotedName());
        return single ? SqliteNames.same(tokens.get(0).name(), columns) : Optional.empty();
    }

    /** A default as SQLite has it: constants told from expressions, whichever way they were written. */
    static Default defaultOf(String sql, boolean ofBoolean) {
        String text = canonical(sql, List.of());
        List<Token> tokens = SqliteTokens.of(text);
        if (tokens.size() == 1 && tokens.get(0).isString()) {
            return new Default.Value(tokens.get(0).name());
        } else if (text.equalsIgnoreCase("null") || tokens.isEmpty()) {
            return Default.NONE;
        } else if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return new Default.Value(Boolean.parseBoolean(text));
        } else if (ofBoolean && (text.equals("0") || text.equals("1"))) {
            return new Default.Value(text.equals("1"));
        } else if (text.matches("[+-]?[0-9]{1,18}")) {
            return new Default.Value(Long.parseLong(text));
        } else if (text.matches("[+-]?[0-9]+(\\.[0-9]+)?")) {
            return new Default.Value(new BigDecimal(text));
        }
        String word = text.toLowerCase(Locale.ROOT);
        return new Default.Expression(CLOCKS.contains(word) ? word : text);
    }

    /** A constant as it stands in SQL. */
    static String constant(Object value) {
        if (value instanceof String text) {
            return SqliteNames.string(text);
        }
        return value instanceof BigDecimal number
                ? number.toPlainString()
                : value.toString().toUpperCase(Locale.ROOT);
    }

    /** A query without semicolons and comments around it. */
    static String canonicalQuery(String sql) {
        List<Token> tokens = SqliteTokens.of(sql);
        int last = tokens.size() - 1;
        while (last >= 0 && tokens.get(last).is(";")) {
            last--;
        }
        return last < 0
                ? ""
                : sql.substring(tokens.get(0).start(), tokens.get(last).end());
    }

    /** Whether an expression may stand as a default without parentheses. */
    static boolean isClock(String sql) {
        return CLOCKS.contains(sql.toLowerCase(Locale.ROOT));
    }
}
