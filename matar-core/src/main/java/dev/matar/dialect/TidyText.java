package dev.matar.dialect;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SQL in one form, whoever spelled it: single blanks, and no more parentheses around it than needed. */
public final class TidyText {

    private static final Pattern QUERY = Pattern.compile("\\((select|with|values|table)\\b.*", Pattern.DOTALL);

    private TidyText() {}

    /**
     * The text of tokens, a blank being one, too.
     *
     * @param spaced those with a blank on both sides
     * @param callsNone words that are apart from a parenthesis behind them
     */
    public static String join(List<String> tokens, Set<String> spaced, Set<String> callsNone) {
        StringBuilder out = new StringBuilder();
        String last = "(";
        boolean blank = false;
        for (String token : tokens) {
            if (token.equals(" ")) {
                blank = true;
                continue;
            }
            boolean closes = token.equals(")") || token.equals(",") || token.equals(".");
            boolean apart = blank
                    || spaced.contains(token)
                    || spaced.contains(last)
                    || last.equals(",")
                    || token.equals("(") && callsNone.contains(last);
            if (apart && !closes && !last.equals("(") && !last.equals(".")) {
                out.append(' ');
            }
            out.append(token);
            last = token;
            blank = false;
        }
        return out.toString();
    }

    /**
     * A text without parentheses around the whole, unless they hold a query.
     *
     * @param token finds the tokens of the text
     */
    public static String unwrap(String sql, Pattern token) {
        String inner = sql;
        while (isWrapped(inner, token) && !QUERY.matcher(inner).matches()) {
            inner = inner.substring(1, inner.length() - 1);
        }
        return inner;
    }

    private static boolean isWrapped(String sql, Pattern token) {
        int depth = 0;
        for (Matcher next = token.matcher(sql); next.find(); ) {
            depth += next.group().equals("(") ? 1 : next.group().equals(")") ? -1 : 0;
            if (depth == 0) {
                return sql.startsWith("(") && next.end() == sql.length();
            }
        }
        return false;
    }
}
