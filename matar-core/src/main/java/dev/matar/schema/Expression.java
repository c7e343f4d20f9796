package dev.matar.schema;

import java.util.function.Predicate;

/**
 * The text of an SQL expression or query, looked at for the identifiers that stand in it.
 *
 * <p>String literals and comments are passed over. An unquoted word matches without regard to case, a word in double
 * quotes exactly, so a function that has the name of a column counts as a mention of it: better one refusal too many
 * than a dangling reference.
 */
public final class Expression {

    private final String sql;

    private Expression(String sql) {
        this.sql = sql;
    }

    public static Expression of(String sql) {
        return new Expression(sql);
    }

    public boolean mentions(String identifier) {
        boolean[] found = {false};
        walk((word, quoted) -> {
            found[0] |= matches(word, quoted, identifier);
            return null;
        });
        return found[0];
    }

    /** The text with each mention of one identifier turned into another. */
    public String rename(String from, String to) {
        Predicate<String> plain = word -> word.matches("[a-z_][a-z0-9_]*");
        return walk((word, quoted) -> {
            if (!matches(word, quoted, from)) {
                return null;
            }
            return !quoted && plain.test(to) ? to : '"' + to.replace("\"", "\"\"") + '"';
        });
    }

    private static boolean matches(String word, boolean quoted, String identifier) {
        return quoted ? word.equals(identifier) : word.equalsIgnoreCase(identifier);
    }

    private interface Word {
        /** What stands in its place; null to leave it. */
        String seen(String word, boolean quoted);
    }

    private String walk(Word visitor) {
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < sql.length()) {
            int end = tokenEnd(i);
            String token = sql.substring(i, end);
            String replacement = null;
            if (Character.isJavaIdentifierStart(token.charAt(0)) && token.charAt(0) != '$') {
                replacement = visitor.seen(token, false);
            } else if (token.charAt(0) == '"' && token.length() > 1) {
                replacement = visitor.seen(token.substring(1, token.length() - 1).replace("\"\"", "\""), true);
            }
            out.append(replacement == null ? token : replacement);
            i = end;
        }
        return out.toString();
    }

    private int tokenEnd(int start) {
        char c = sql.charAt(start);
        if (c == '\'' || c == '"') {
            return quotedEnd(start, c);
        }
        if (sql.startsWith("--", start)) {
            int newline = sql.indexOf('\n', start);
            return newline < 0 ? sql.length() : newline;
        }
        if (sql.startsWith("/*", start)) {
            int close = sql.indexOf("*/", start + 2);
            return close < 0 ? sql.length() : close + 2;
        }
        int end = start + 1;
        // A number takes its letters along (1e5), so that they are not taken for a word.
        if (Character.isJavaIdentifierPart(c)) {
            while (end < sql.length() && Character.isJavaIdentifierPart(sql.charAt(end))) {
                end++;
            }
        }
        return end;
    }

    private int quotedEnd(int start, char quote) {
        for (int i = start + 1; i < sql.length(); i++) {
            if (sql.charAt(i) == quote) {
                if (i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
                    i++;
                } else {
                    return i + 1;
                }
            }
        }
        return sql.length();
    }
}
