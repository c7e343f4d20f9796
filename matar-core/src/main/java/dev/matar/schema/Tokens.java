package dev.matar.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A text of SQL cut into words, quoted identifiers, literals and signs; white space and comments stand between them. */
final class Tokens {

    /** Words of queries that no supported database takes for a name without quotes, unless there is a dot before. */
    private static final Set<String> KEYWORDS = Set.of(
            "all", "and", "as", "asc", "between", "case", "check", "collate", "constraint", "cross", "default", "desc",
            "distinct", "else", "end", "except", "exists", "foreign", "from", "full", "group", "having", "in", "inner", "intersect",
            "into", "is", "join", "lateral", "left", "like", "limit", "natural", "not", "null", "offset", "on", "only", "or",
            "order", "outer", "primary", "recursive", "returning", "right", "select", "table", "then", "to", "union",
            "unique", "using", "when", "where", "window", "with");

    /**
     * One of them.
     *
     * @param text as it stands, or what is in its double quotes
     * @param start where it begins in the SQL
     * @param end where what follows it begins
     */
    record Token(String text, Kind kind, int start, int end) {

        boolean isName() {
            return kind == Kind.QUOTED || kind == Kind.MEMBER || kind == Kind.WORD && !KEYWORDS.contains(text.toLowerCase(Locale.ROOT));
        }

        boolean is(String... words) {
            for (String word : words) {
                if (kind != Kind.QUOTED && kind != Kind.MEMBER && text.equalsIgnoreCase(word)) {
                    return true;
                }
            }
            return false;
        }

        /** An unquoted word matches without regard to case, a word in double quotes exactly. */
        boolean matches(String identifier) {
            return isName() && (kind == Kind.QUOTED ? text.equals(identifier) : text.equalsIgnoreCase(identifier));
        }
    }

    enum Kind {
        WORD,
        /** A word behind a dot, which is a name whatever it says. */
        MEMBER,
        QUOTED,
        OTHER
    }

    private static final Token NONE = new Token("", Kind.OTHER, 0, 0);

    private final String sql;
    private final List<Token> tokens = new ArrayList<>();

    Tokens(String sql) {
        this.sql = sql;
        for (int i = 0; i < sql.length(); ) {
            int end = end(i);
            boolean silent = Character.isWhitespace(sql.charAt(i)) || sql.startsWith("--", i) || sql.startsWith("/*", i);
            if (!silent) {
                tokens.add(token(i, end));
            }
            i = end;
        }
    }

    int size() {
        return tokens.size();
    }

    /** The token at a place; an empty one beyond both ends. */
    Token get(int i) {
        return i < 0 || i >= tokens.size() ? NONE : tokens.get(i);
    }

    private Token token(int start, int end) {
        char c = sql.charAt(start);
        if (c == '"' && end - start > 1) {
            return new Token(sql.substring(start + 1, end - 1).replace("\"\"", "\""), Kind.QUOTED, start, end);
        }
        boolean word = Character.isJavaIdentifierStart(c) && c != '$';
        Kind kind = !word ? Kind.OTHER : get(size() - 1).is(".") ? Kind.MEMBER : Kind.WORD;
        return new Token(sql.substring(start, end), kind, start, end);
    }

    private int end(int start) {
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
        int end = sql.startsWith("::", start) ? start + 2 : start + 1;
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
