package dev.matar.dialect.h2;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Queries of views; H2 reports them without the column names that {@code create view v (a, b) as …} gave. */
final class H2Views {

    private static final Set<String> AFTER_ITEMS = Set.of(
            "from",
            "where",
            "group",
            "having",
            "qualify",
            "window",
            "order",
            "offset",
            "fetch",
            "union",
            "except",
            "intersect");

    private H2Views() {}

    /**
     * A view's query, which gives its columns their names.
     *
     * @param columns the view's columns as the database spells them
     */
    static String query(String reported, List<String> columns, H2Names names) {
        String query = H2Text.tidy(reported, names);
        List<List<String>> items = items(H2Text.tokens(reported));
        boolean natural = items.size() == columns.size();
        for (int i = 0; natural && i < items.size(); i++) {
            natural = isNatural(items.get(i), columns.get(i));
        }
        if (natural) {
            return query;
        }
        String list =
                columns.stream().map(names::logical).map(H2Text::quote).collect(Collectors.joining(", ", "(", ")"));
        return "select * from (" + query + ") as q " + list;
    }

    /** Whether a column would have its name without being told: the column's, the alias, or the expression itself. */
    private static boolean isNatural(List<String> item, String column) {
        String last = item.get(item.size() - 1);
        String name = last.endsWith("\"") ? H2Text.unquote(last) : "";
        String previous = item.size() > 1 ? item.get(item.size() - 2) : ".";
        boolean isNamed = previous.equals(".") || previous.equals("AS");
        return isNamed && name.equals(column) || bare(String.join("", item)).equals(bare(column));
    }

    private static String bare(String expression) {
        return expression.replaceAll("[\"\\s]", "");
    }

    /** The items of the first select; none where there is no list of them. */
    private static List<List<String>> items(List<String> tokens) {
        List<List<String>> items = new ArrayList<>();
        int depth = 0;
        int start = firstSelect(tokens);
        for (int i = start; i > 0 && i < tokens.size(); i++) {
            String token = tokens.get(i);
            depth += token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
            if (depth < 0 || depth == 0 && AFTER_ITEMS.contains(token.toLowerCase(Locale.ROOT))) {
                break;
            }
            if (depth == 0 && token.equals(",")) {
                items.add(new ArrayList<>());
            } else {
                if (items.isEmpty()) {
                    items.add(new ArrayList<>());
                }
                items.get(items.size() - 1).add(token);
            }
        }
        return items;
    }

    /** Where the items of the first select begin; 0 where there is none. */
    private static int firstSelect(List<String> tokens) {
        int depth = 0;
        boolean opening = true;
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            if (token.equals("SELECT") && (opening || depth == 0)) {
                return i + 1 < tokens.size() && tokens.get(i + 1).equals("DISTINCT") ? i + 2 : i + 1;
            }
            opening &= token.equals("(");
            depth += token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
        }
        return 0;
    }
}
