package dev.matar.dialect.sqlite;

import dev.matar.dialect.sqlite.SqliteTokens.Token;
import dev.matar.schema.Refusal;
import java.util.List;

/** A place in the tokens of a statement, moved forward as they are read. */
final class SqliteCursor {

    private static final Token END = new Token(" ", 0, 0);

    private final String sql;
    private final List<Token> tokens;
    private int at;

    SqliteCursor(String sql) {
        this.sql = sql;
        this.tokens = SqliteTokens.of(sql);
    }

    Token peek() {
        return peek(0);
    }

    /** The token that many places ahead; past the end one that is nothing. */
    Token peek(int ahead) {
        return at + ahead < tokens.size() ? tokens.get(at + ahead) : END;
    }

    boolean atEnd() {
        return at >= tokens.size();
    }

    Token take() {
        if (atEnd()) {
            throw unreadable();
        }
        return tokens.get(at++);
    }

    /** Takes these words if they stand here, all of them. */
    boolean takes(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!peek(i).is(words[i])) {
                return false;
            }
        }
        at += words.length;
        return true;
    }

    /** Takes a word or symbol that must stand here. */
    void expect(String word) {
        if (!takes(word)) {
            throw unreadable();
        }
    }

    /** Takes what stands in parentheses here and gives it back without them. */
    String takeParenthesized() {
        expect("(");
        int first = at;
        for (int open = 1; open > 0; ) {
            Token token = take();
            open += token.is("(") ? 1 : token.is(")") ? -1 : 0;
        }
        return text(first, at - 1);
    }

    /**
     * Takes the tokens up to, and without, one of these words or symbols that stands outside of parentheses, or the
     * end.
     */
    String takeUntil(String... words) {
        int first = at;
        while (!atEnd() && !peek().isOneOf(List.of(words))) {
            if (peek().is("(")) {
                takeParenthesized();
            } else {
                at++;
            }
        }
        return text(first, at);
    }

    /** The text from one token to right before another, without what surrounds them. */
    private String text(int first, int end) {
        return first == end
                ? ""
                : sql.substring(tokens.get(first).start(), tokens.get(end - 1).end());
    }

    /** The text from here on. */
    String rest() {
        return text(at, tokens.size());
    }

    Refusal unreadable() {
        return new Refusal(
                "unreadable-schema",
                "SQLite's own record of the schema cannot be read at «" + (atEnd() ? "the end" : peek().text())
                        + "» in: " + sql,
                "Leave the table out of sight with a filter, and report this text.");
    }
}
