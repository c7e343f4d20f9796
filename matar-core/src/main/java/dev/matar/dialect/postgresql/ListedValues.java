package dev.matar.dialect.postgresql;

import dev.matar.schema.Column;
import dev.matar.schema.Members;
import dev.matar.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks that list the values of a column, as {@code state IN ('NEW', 'DONE')} and {@code state BETWEEN 0 AND 2}, in one spelling.
 *
 * <p>Frameworks write one for each enum. The server tells it in casts and an array, and when it is given that text, in others; so a
 * schema full of them would have to be tried on a scratch database for nothing.
 */
final class ListedValues {

    private static final String NAME = "(\"?[a-z_][a-z0-9_]*\"?)";
    private static final String LITERAL = "('[^'\\\\]*+(?:''[^'\\\\]*+)*+')";
    private static final String TEXT = "::(?:text|character varying)";
    private static final String NEXT = "\\s*(?:,|$)";

    private static final Pattern IN = Pattern.compile("(?is)" + NAME + "\\s+in\\s*\\((.*)\\)");
    private static final Pattern IN_VALUE = Pattern.compile("\\s*" + LITERAL + NEXT);
    private static final Pattern ANY = Pattern.compile("(?s)\\(?" + NAME + "\\)?(?:::text)? = ANY \\(\\(?ARRAY\\[(.*?)](?:\\)::text\\[])?\\)");
    private static final Pattern ANY_VALUE = Pattern.compile("\\s*\\(?" + LITERAL + TEXT + "\\)?(?:" + TEXT + ")?" + NEXT);

    private static final Pattern BETWEEN = Pattern.compile("(?i)" + NAME + "\\s+between\\s+(\\d{1,9})\\s+and\\s+(\\d{1,9})");
    private static final Pattern FROM_TO = Pattern.compile("\\(" + NAME + " >= (\\d{1,9})\\) AND \\(\\1 <= (\\d{1,9})\\)");

    private ListedValues() {}

    /** A condition on a table of these columns in that spelling; any other condition as it is. */
    static String read(String condition, Members<String, Column> columns) {
        return in(IN.matcher(condition), IN_VALUE, columns)
                .or(() -> in(ANY.matcher(condition), ANY_VALUE, columns))
                .or(() -> between(BETWEEN.matcher(condition), columns))
                .or(() -> between(FROM_TO.matcher(condition), columns))
                .orElse(condition);
    }

    /** One value alone is a comparison to the server, and stays with it. */
    private static Optional<String> in(Matcher list, Pattern value, Members<String, Column> columns) {
        if (!list.matches()) {
            return Optional.empty();
        }
        List<String> values = values(list.group(2), value);
        return column(list.group(1), columns)
                .filter(column -> values.size() > 1 && (column.type() instanceof Type.Varchar || column.type() instanceof Type.Text))
                .map(column -> column.name() + " IN (" + String.join(", ", values) + ")");
    }

    /** None where something else is among them. */
    private static List<String> values(String list, Pattern value) {
        List<String> values = new ArrayList<>();
        Matcher next = value.matcher(list);
        for (int end = 0; end < list.length(); end = next.end()) {
            if (!next.region(end, list.length()).lookingAt()) {
                return List.of();
            }
            values.add(next.group(1));
        }
        return values;
    }

    private static Optional<String> between(Matcher range, Members<String, Column> columns) {
        return Optional.of(range)
                .filter(Matcher::matches)
                .flatMap(matched -> column(matched.group(1), columns))
                .filter(column -> Constants.isWhole(column.type()))
                .map(column -> column.name() + " BETWEEN " + Long.parseLong(range.group(2)) + " AND " + Long.parseLong(range.group(3)));
    }

    private static Optional<Column> column(String written, Members<String, Column> columns) {
        boolean quoted = written.startsWith("\"");
        String name = quoted ? written.substring(1, written.length() - 1) : written.toLowerCase(Locale.ROOT);
        boolean plain = name.equals(name.toLowerCase(Locale.ROOT)) && !Keywords.contains(name);
        return plain ? columns.find(name) : Optional.empty();
    }
}
