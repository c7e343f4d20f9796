package dev.matar.dialect.postgresql;

import dev.matar.schema.Index;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An index as the rows of the catalog put it together, key by key. */
final class IndexDraft {

    /** Bits of {@code pg_index.indoption}. */
    private static final int DESCENDING = 1;

    private static final int NULLS_FIRST = 2;

    private final String name;
    private final boolean unique;
    private final String where;
    private final List<Index.Key> keys = new ArrayList<>();
    final List<String> include = new ArrayList<>();
    final Map<String, String> options = new TreeMap<>();

    IndexDraft(String name, boolean unique, String where) {
        this.name = name;
        this.unique = unique;
        this.where = where;
    }

    void method(String method) {
        if (!method.equals("btree")) {
            options.put(IndexOptions.USING, method);
        }
    }

    /** @param parameters such as {@code fillfactor=70} */
    void storage(List<String> parameters) {
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            options.put(IndexOptions.WITH + parameter.substring(0, equals), parameter.substring(equals + 1));
        }
    }

    void nullsNotDistinct(boolean one) {
        if (one) {
            options.put(IndexOptions.NULLS_NOT_DISTINCT, "true");
        }
    }

    /** Adds a column or an expression as key and returns its text. */
    String key(String column, String expression, int order) {
        String text = column == null ? Texts.unwrap(expression) : column;
        boolean descending = (order & DESCENDING) != 0;
        boolean nullsFirst = (order & NULLS_FIRST) != 0;
        Index.Nulls nulls = nullsFirst ? Index.Nulls.FIRST : Index.Nulls.LAST;
        // Nulls count as larger than any value, so they come last unless the order is turned round.
        keys.add(new Index.Key(
                text, column == null, descending, nullsFirst == descending ? Index.Nulls.DEFAULT : nulls));
        return text;
    }

    Index index() {
        return new Index(name, keys, unique, where, include, options);
    }
}
