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
    private final Map<String, String> options = new TreeMap<>();

    IndexDraft(String name, boolean unique, String where) {
        this.name = name;
        this.unique = unique;
        this.where = where;
    }

    void options(String method, List<String> storage, boolean nullsNotDistinct) {
        if (!method.equals("btree")) {
            options.put(Options.USING, method);
        }
        Options.readStorage(storage, options);
        if (nullsNotDistinct) {
            options.put(Options.NULLS_NOT_DISTINCT, "true");
        }
    }

    /** Adds a key: a column, or an expression where there is no column. */
    void key(String column, String expression, int sorting) {
        String text = column == null ? Texts.unwrap(expression) : column;
        boolean descending = (sorting & DESCENDING) != 0;
        boolean nullsFirst = (sorting & NULLS_FIRST) != 0;
        Index.Nulls nulls = nullsFirst ? Index.Nulls.FIRST : Index.Nulls.LAST;
        // Nulls count as larger than any value, so they come last unless the order is turned round.
        boolean usual = nullsFirst == descending;
        keys.add(new Index.Key(text, column == null, descending, usual ? Index.Nulls.DEFAULT : nulls));
    }

    /** @param value for the key that was added last; null where it has none */
    void keyOption(String option, String value) {
        if (value != null) {
            options.put(option + keys.get(keys.size() - 1).text(), value);
        }
    }

    Index index() {
        return new Index(name, keys, unique, where, include, options);
    }
}
