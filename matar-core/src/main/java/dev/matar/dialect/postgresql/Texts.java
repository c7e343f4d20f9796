package dev.matar.dialect.postgresql;

/** What can be told of the text of an expression without knowing what it means. */
final class Texts {

    private Texts() {}

    /** An expression without the parentheses that hold all of it. */
    static String unwrap(String expression) {
        String text = expression.strip();
        while (text.startsWith("(") && closing(text) == text.length() - 1) {
            text = text.substring(1, text.length() - 1).strip();
        }
        return text;
    }

    /** The position of the parenthesis that closes the one at the start; -1 where none does. */
    private static int closing(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'' || c == '"') {
                i = endOfQuoted(text, i, c);
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** The position of the closing quote, or the text's end. */
    private static int endOfQuoted(String text, int start, char quote) {
        boolean escapes =
                quote == '\'' && start > 0 && (text.charAt(start - 1) == 'E' || text.charAt(start - 1) == 'e');
        for (int i = start + 1; i < text.length(); i++) {
            if (escapes && text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == quote) {
                if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
                    i++;
                } else {
                    return i;
                }
            }
        }
        return text.length();
    }

    /** What a string literal at the start of a text holds; null where none stands there. */
    static Literal leadingLiteral(String text) {
        boolean escapes = text.startsWith("E'") || text.startsWith("e'");
        int start = escapes ? 1 : 0;
        if (text.length() < start + 2 || text.charAt(start) != '\'') {
            return null;
        }
        int end = endOfQuoted(text, start, '\'');
        if (end == text.length()) {
            return null;
        }
        String inside = text.substring(start + 1, end).replace("''", "'");
        String value = escapes ? unescape(inside) : inside;
        return value == null ? null : new Literal(value, text.substring(end + 1));
    }

    /** What the backslashes of {@code E'…'} stand for; null where one begins a number, which is left to the server. */
    private static String unescape(String text) {
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                c = text.charAt(++i);
                if ("01234567xuU".indexOf(c) >= 0) {
                    return null;
                }
                int control = "bfnrt".indexOf(c);
                c = control < 0 ? c : "\b\f\n\r\t".charAt(control);
            }
            value.append(c);
        }
        return value.toString();
    }

    /**
     * A string literal and what follows it.
     *
     * @param value what it stands for
     */
    record Literal(String value, String rest) {}
}
