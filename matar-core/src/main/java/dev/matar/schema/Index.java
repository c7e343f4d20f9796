package dev.matar.schema;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An index of a table.
 *
 * @param where the predicate of a partial index; empty for a whole one
 * @param include columns kept beside the keys without being searched by
 * @param options what only one dialect knows, by {@code dialect.option}, such as {@code postgresql.using}, or of one key by
 *     {@code dialect.option.KEY}, such as {@code postgresql.ops.title}
 */
public record Index(
        String name, List<Key> keys, boolean unique, String where, List<String> include, Map<String, String> options)
        implements Member<String>, Table.Part {

    public Index {
        if (keys.isEmpty()) {
            throw new Refusal("invalid-index", "The index " + name + " has no column.", "Name one.");
        }
        keys = List.copyOf(keys);
        include = List.copyOf(include);
        options = Collections.unmodifiableMap(new TreeMap<>(options));
    }

    public Index(String name, List<Key> keys) {
        this(name, keys, false, "", List.of(), Map.of());
    }

    @Override
    public String key() {
        return name;
    }

    public Index named(String newName) {
        return new Index(newName, keys, unique, where, include, options);
    }

    public Index asUnique() {
        return new Index(name, keys, true, where, include, options);
    }

    public Index where(String predicate) {
        return new Index(name, keys, unique, predicate, include, options);
    }

    public Index include(String... columns) {
        return new Index(name, keys, unique, where, List.of(columns), options);
    }

    public Index option(String option, String value) {
        Map<String, String> more = new TreeMap<>(options);
        more.put(option, value);
        return new Index(name, keys, unique, where, include, more);
    }

    /** Whether its columns, in any order, are a key that a foreign key can refer to. */
    public boolean isKey() {
        return unique && where.isEmpty() && keys.stream().noneMatch(Key::expression);
    }

    /** With a column renamed, also in expressions. */
    public Index renameColumn(String from, String to) {
        List<Key> renamed = keys.stream().map(k -> k.renameColumn(from, to)).toList();
        return new Index(
                name,
                renamed,
                unique,
                where.isEmpty() ? where : Expression.of(where).rename(from, to),
                include.stream().map(c -> c.equals(from) ? to : c).toList(),
                optionsOf(renamed));
    }

    /** Options of a key follow it. */
    private Map<String, String> optionsOf(List<Key> renamed) {
        List<String> texts = keys.stream().map(Key::text).toList();
        Map<String, String> follow = new TreeMap<>();
        options.forEach((option, value) -> {
            String[] parts = option.split("\\.", 3);
            int key = parts.length == 3 ? texts.indexOf(parts[2]) : -1;
            follow.put(key < 0 ? option : parts[0] + "." + parts[1] + "." + renamed.get(key).text(), value);
        });
        return follow;
    }

    /** Whether it uses a column, be it in the text of an expression. */
    public boolean uses(String column) {
        return keys.stream().anyMatch(k -> k.uses(column))
                || include.contains(column)
                || Expression.of(where).mentions(column);
    }

    /**
     * What an index sorts by: a column, or an expression over columns.
     *
     * @param text the column's name or the expression's SQL
     */
    public record Key(String text, boolean expression, boolean descending, Nulls nulls) {

        public static Key column(String name) {
            return new Key(name, false, false, Nulls.DEFAULT);
        }

        public static Key expression(String sql) {
            return new Key(sql, true, false, Nulls.DEFAULT);
        }

        public Key desc() {
            return new Key(text, expression, true, nulls);
        }

        public Key nulls(Nulls order) {
            return new Key(text, expression, descending, order);
        }

        public Key nullsFirst() {
            return nulls(Nulls.FIRST);
        }

        public Key nullsLast() {
            return nulls(Nulls.LAST);
        }

        private Key renameColumn(String from, String to) {
            if (expression) {
                return new Key(Expression.of(text).rename(from, to), true, descending, nulls);
            }
            return text.equals(from) ? new Key(to, false, descending, nulls) : this;
        }

        private boolean uses(String column) {
            return expression ? Expression.of(text).mentions(column) : text.equals(column);
        }
    }

    /** Where nulls stand; the default is the database's. */
    public enum Nulls {
        DEFAULT,
        FIRST,
        LAST
    }
}
