package dev.matar.notation;

import dev.matar.schema.Name;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How names, strings and SQL expressions are written, so that {@link Cursor} reads them back whatever they hold. */
final class Words {

    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");
    private static final Pattern BLANK_AT_END = Pattern.compile("[\\p{javaWhitespace}&&[^\n]](?:\n|\\z)");

    /** Words that begin a line of a table or an expression: as a name they would be mistaken for that. */
    private static final Set<String> RESERVED =
            Set.of("primary", "foreign", "unique", "check", "index", "comment", "option", "sql");

    private Words() {}

    /** A name: bare where it is a plain lower-case word, otherwise in double quotes. */
    static String name(String name) {
        return PLAIN.matcher(name).matches() && !RESERVED.contains(name) ? name : quoted(name, '"');
    }

    static String name(Name name) {
        return name.namespace().isEmpty() ? name(name.local()) : name(name.namespace()) + "." + name(name.local());
    }

    /** Something that belongs to a table: {@code table.column}. */
    static String name(Name table, String member) {
        return name(table) + "." + name(member);
    }

    static String names(List<String> names) {
        return list(names, Words::name);
    }

    static <T> String list(List<T> elements, Function<T, String> written) {
        return elements.stream().map(written).collect(Collectors.joining(", ", "(", ")"));
    }

    static String string(String text) {
        return quoted(text, '\'');
    }

    /** An SQL expression: in parentheses where they end where they should, otherwise as a string. */
    static String expression(String sql) {
        String inParentheses = "(" + sql + ")";
        boolean fits = isVisible(sql) && closingParenthesis(inParentheses, 0) == sql.length() + 1;
        return fits ? inParentheses : "sql " + string(sql);
    }

    /** A name of words with dots in between, such as {@code postgresql.using}. */
    static String dotted(String name) {
        boolean plain = Stream.of(name.split("\\.", -1)).allMatch(PLAIN.asMatchPredicate());
        return plain ? name : quoted(name, '"');
    }

    /** The place of the parenthesis that closes the one at {@code open}, -1 for none; those within quotes do not count. */
    static int closingParenthesis(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'' || c == '"') {
                i = text.indexOf(c, i + 1);
                if (i < 0) {
                    return -1;
                }
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a text survives behind bars, where an editor may drop blanks at the end of a line. */
    static boolean isBarred(String text) {
        return isVisible(text.replace('\n', ' ').replace('\t', ' ')) && !BLANK_AT_END.matcher(text).find();
    }

    private static String quoted(String text, char quote) {
        String mark = String.valueOf(quote);
        String doubled = text.replace(mark, mark + mark);
        return isVisible(text) ? mark + doubled + mark : "e" + mark + escaped(doubled) + mark;
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\\' -> out.append("\\\\");
                default -> out.append(isVisible(point) ? Character.toString(point) : String.format("\\u%04x", point));
            }
        });
        return out.toString();
    }

    private static boolean isVisible(String text) {
        return text.codePoints().allMatch(Words::isVisible);
    }

    /** Controls, line separators and halves of characters get lost between editors and encodings. */
    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> true;
        };
    }
}
