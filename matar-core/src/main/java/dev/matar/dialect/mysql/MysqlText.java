package dev.matar.dialect.mysql;

import dev.matar.dialect.TidyText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Expressions and queries, in which a schema spells names and strings as the standard has it: {@code "user"} in double quotes is the
 * column {@code user}, and a backslash in a string is a backslash.
 *
 * <p>The tidy form of a text is what inspection gives: words in lower case, names without needless quotes, single blanks.
 */
final class MysqlText {

    private static final String REST = "|`(?<ticked>[^`]*+(?:``[^`]*+)*+)`|(?<blank>\\s+)|(?<number>\\d[\\w.]*)"
            + "|(?<word>[\\p{L}_@][\\p{L}\\p{N}_$@]*)|(?<symbol><=>|<>|!=|<=|>=|\\|\\||&&|.)";

    /** The tokens of a schema's text. */
    private static final Pattern STANDARD = Pattern.compile(
            "(?<string>'[^']*+(?:''[^']*+)*+')|\"(?<quoted>[^\"]*+(?:\"\"[^\"]*+)*+)\"" + REST, Pattern.DOTALL);

    /** The tokens of a text that the database reports; a string may say its character set. */
    private static final Pattern REPORTED = Pattern.compile(
            "(?<string>(?:_[a-z0-9]+)?'(?:[^'\\\\]|\\\\.|'')*+')|(?<quoted>(?!))" + REST, Pattern.DOTALL);

    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)", Pattern.DOTALL);

    private static final Set<String> SPACED = Set.of("=", "<>", "<", ">", "<=", ">=", "<=>", "||", "&&");

    private MysqlText() {}

    /** A schema's text as it stands in SQL. */
    static String physical(String sql) {
        StringBuilder out = new StringBuilder();
        for (Matcher token = STANDARD.matcher(sql); token.find(); ) {
            if (token.group("quoted") != null) {
                out.append(MysqlNames.quote(token.group("quoted").replace("\"\"", "\"")));
            } else {
                out.append(token.group("string") == null ? token.group() : token.group().replace("\\", "\\\\"));
            }
        }
        return out.toString();
    }

    /** A constant string as it stands in SQL, where a backslash would take the next character for itself. */
    static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /** The tidy form of a schema's text. */
    static String tidy(String sql) {
        return tidy(STANDARD, sql, "");
    }

    /**
     * The tidy form of a text that the database reports.
     *
     * @param database the database's own name, which it puts before the names of its tables
     */
    static String tidy(String sql, String database) {
        return tidy(REPORTED, sql, database);
    }

    private static String tidy(Pattern syntax, String sql, String database) {
        List<String> tokens = new ArrayList<>();
        boolean prefix = false;
        for (Matcher token = syntax.matcher(sql); token.find(); ) {
            boolean afterDot = !tokens.isEmpty() && tokens.get(tokens.size() - 1).equals(".");
            if (prefix) {
                prefix = false;
            } else if (token.group("ticked") != null
                    && token.group("ticked").equals(database)
                    && sql.startsWith(".", token.end())
                    && !afterDot) {
                prefix = true;
            } else {
                tokens.add(tidy(token));
            }
        }
        return TidyText.unwrap(TidyText.join(tokens, SPACED, Set.of()), STANDARD);
    }

    private static String tidy(Matcher token) {
        if (token.group("blank") != null) {
            return " ";
        } else if (token.group("ticked") != null) {
            return quote(token.group("ticked").replace("``", "`"));
        } else if (token.group("quoted") != null) {
            return quote(token.group("quoted").replace("\"\"", "\""));
        } else if (token.group("string") != null) {
            return string(token);
        } else if (token.group("word") != null) {
            return token.group().toLowerCase(Locale.ROOT);
        }
        return token.group().equals("!=") ? "<>" : token.group();
    }

    /** A string without its character set and without backslashes that take a character for itself. */
    private static String string(Matcher token) {
        String text = token.group();
        if (token.pattern() == STANDARD) {
            return text;
        }
        String inside = text.substring(text.indexOf('\'') + 1, text.length() - 1);
        return "'" + unescape(inside.replace("''", "'")).replace("'", "''") + "'";
    }

    /** A text without its backslash escapes; see "String Literals" in the manual. */
    static String unescape(String text) {
        return ESCAPE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(switch (found.group(1)) {
            case "n" -> "\n";
            case "r" -> "\r";
            case "t" -> "\t";
            case "0" -> "\0";
            case "b" -> "\b";
            case "Z" -> "\u001a";
            default -> found.group(1);
        }));
    }

    /** A schema's name as it stands in a schema's text. */
    static String quote(String name) {
        boolean plain = MysqlNames.isPlain(name) && name.equals(name.toLowerCase(Locale.ROOT));
        return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}
