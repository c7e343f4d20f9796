package dev.matar.dialect.h2;

import dev.matar.dialect.TidyText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Expressions and queries, in which a schema spells names its own way, too: {@code "user"} in quotes is the column
 * {@code user} of the schema.
 *
 * <p>The tidy form of a text is what inspection gives: words in lower case, names without needless quotes, single
 * blanks.
 */
final class H2Text {

    static final Pattern TOKEN = Pattern.compile(
            "(?<string>(?:[Uu]&)?'[^']*+(?:''[^']*+)*+'|\\$\\$.*?\\$\\$)"
                    + "|(?<name>(?:[Uu]&)?\"[^\"]*+(?:\"\"[^\"]*+)*+\")"
                    + "|(?<blank>\\s+|--[^\\n]*|//[^\\n]*|/\\*.*?\\*/)"
                    + "|(?<number>\\d[\\w.]*(?:(?<=[eE])[+-]\\d+)?)"
                    + "|(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*)"
                    + "|(?<symbol><>|!=|<=|>=|\\|\\||::|.)",
            Pattern.DOTALL);
    private static final Set<String> SPACED = Set.of("=", "<>", "<", ">", "<=", ">=", "||");
    private static final String TEXT = "'[^']*+(?:''[^']*+)*+'";

    /** A constant that is compared, in the type that H2 gives it to fit the other side. */
    private static final Pattern FITTED =
            Pattern.compile("((?:[=<>]|<>|<=|>=) )cast\\((?:(-?\\d+)\\.0 as double precision|"
                    + "(-?[\\d.]+(?:e[+-]\\d+)?|" + TEXT
                    + ") as (?:bigint|decfloat|numeric\\(\\d+\\)|character large object\\(\\d+\\)"
                    + "|varchar_ignorecase\\(\\d+\\)|enum\\(" + TEXT + "(?:, " + TEXT + ")*+\\)))\\)");

    private static final Pattern ESCAPE = Pattern.compile("\\\\(\\\\|\\+[0-9a-fA-F]{6}|[0-9a-fA-F]{4})");

    private H2Text() {}

    /** A schema's text as it stands in SQL. */
    static String physical(String sql) {
        StringBuilder out = new StringBuilder();
        for (Matcher token = TOKEN.matcher(sql); token.find(); ) {
            out.append(token.group("name") == null ? token.group() : H2Names.quote(unquote(token.group())));
        }
        return out.toString();
    }

    /** The tidy form of a schema's text. */
    static String tidy(String sql) {
        return tidy(sql, UnaryOperator.identity(), "");
    }

    /** The tidy form of a text that the database reports. */
    static String tidy(String sql, H2Names names) {
        return tidy(sql, names::logical, names.defaultSchema());
    }

    private static String tidy(String sql, UnaryOperator<String> logical, String defaultSchema) {
        List<String> tokens = new ArrayList<>();
        boolean qualified = false;
        for (Matcher token = TOKEN.matcher(sql); token.find(); ) {
            if (token.group("name") != null) {
                String name = unquote(token.group());
                boolean prefix =
                        name.equals(defaultSchema) && sql.startsWith(".", token.end()) && !endsWith(tokens, ".");
                qualified = prefix;
                if (!prefix) {
                    tokens.add(quote(logical.apply(name)));
                }
            } else if (qualified) {
                qualified = false;
            } else {
                tokens.add(tidy(token));
            }
        }
        return unwrap(FITTED.matcher(join(tokens)).replaceAll("$1$2$3"));
    }

    private static boolean endsWith(List<String> tokens, String last) {
        return !tokens.isEmpty() && tokens.get(tokens.size() - 1).equals(last);
    }

    private static String tidy(Matcher token) {
        if (token.group("blank") != null) {
            return " ";
        } else if (token.group("word") != null) {
            return token.group().toLowerCase(Locale.ROOT);
        } else if (token.group("string") != null && token.group().charAt(1) == '&') {
            return decode(token.group().substring(2));
        }
        return token.group().equals("!=") ? "<>" : token.group();
    }

    /** A schema's name as it stands in a schema's text. */
    static String quote(String name) {
        return H2Names.isPlain(name) ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    /** The name within quotes. */
    static String unquote(String quoted) {
        String text = quoted.charAt(0) == '"' ? quoted : decode(quoted.substring(2));
        return text.substring(1, text.length() - 1).replace("\"\"", "\"");
    }

    /** Takes the escapes of a Unicode literal away; see "Literals" in the manual. */
    private static String decode(String escaped) {
        return ESCAPE.matcher(escaped).replaceAll(found -> {
            String code = found.group(1);
            return Matcher.quoteReplacement(
                    code.equals("\\") ? code : Character.toString(Integer.parseInt(code.replace("+", ""), 16)));
        });
    }

    private static String join(List<String> tokens) {
        return TidyText.join(tokens, SPACED, Set.of("in"));
    }

    /** Without parentheses around the whole, unless they hold a query. */
    static String unwrap(String sql) {
        return TidyText.unwrap(sql, TOKEN);
    }

    /** The tokens of a text, without blanks and comments. */
    static List<String> tokens(String sql) {
        List<String> tokens = new ArrayList<>();
        for (Matcher token = TOKEN.matcher(sql); token.find(); ) {
            if (token.group("blank") == null) {
                tokens.add(token.group());
            }
        }
        return tokens;
    }

    /** A type's spelling in upper case with single blanks, quoted parts left as they are. */
    static String spelling(String type) {
        List<String> tokens = new ArrayList<>();
        for (Matcher token = TOKEN.matcher(type.strip()); token.find(); ) {
            tokens.add(
                    token.group("blank") != null
                            ? " "
                            : token.group("word") != null ? token.group().toUpperCase(Locale.ROOT) : token.group());
        }
        return join(tokens);
    }
}
