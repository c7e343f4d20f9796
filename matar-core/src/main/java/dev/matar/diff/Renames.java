package dev.matar.diff;

import dev.matar.schema.Members;
import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Hints of a person that what seems dropped and created is in truth renamed.
 *
 * @param tables tables of the first schema, and what the second calls them
 * @param columns by table of the first schema, its columns, and what the second calls them
 */
public record Renames(Map<Name, Name> tables, Map<Name, Map<String, String>> columns) {

    private static final Renames NONE = new Renames(Map.of(), Map.of());

    public Renames {
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
        Map<Name, Map<String, String>> copies = new LinkedHashMap<>();
        columns.forEach((table, names) -> {
            requireApart(names, "columns of table " + table);
            copies.put(table, Collections.unmodifiableMap(new LinkedHashMap<>(names)));
        });
        columns = Collections.unmodifiableMap(copies);
        requireApart(tables, "tables");
    }

    private static void requireApart(Map<?, ?> names, String what) {
        if (names.values().stream().distinct().count() < names.size()) {
            throw new Refusal("invalid-rename", "Two " + what + " are to have one name: " + names + ".", "Leave one out.");
        }
    }

    public static Renames none() {
        return NONE;
    }

    public Renames table(Name from, Name to) {
        Map<Name, Name> more = new LinkedHashMap<>(tables);
        more.put(from, to);
        return new Renames(more, columns);
    }

    /**
     * And a column, too.
     *
     * @param table its table, as the first schema calls it
     */
    public Renames column(Name table, String from, String to) {
        Map<Name, Map<String, String>> more = new LinkedHashMap<>(columns);
        Map<String, String> names = new LinkedHashMap<>(columns.getOrDefault(table, Map.of()));
        names.put(from, to);
        more.put(table, names);
        return new Renames(tables, more);
    }

    /** The first schema with its tables and columns called as the second calls them; its views still read them by their old names. */
    public Schema in(Schema from, Schema to) {
        return isEmpty() ? from : new Renaming(from.views(Members.none()), to, this).result().views(from.views());
    }

    public boolean isEmpty() {
        return tables.isEmpty() && columns.isEmpty();
    }

    /** The tables, as the second schema calls them, that have other names or other names for columns. */
    public Set<Name> renamed() {
        Set<Name> renamed = new LinkedHashSet<>(tables.values());
        columns.keySet().forEach(table -> renamed.add(follow(table)));
        return renamed;
    }

    /** What takes these renames back. */
    public Renames back() {
        Renames back = NONE;
        for (Map.Entry<Name, Name> table : tables.entrySet()) {
            back = back.table(table.getValue(), table.getKey());
        }
        for (Map.Entry<Name, Map<String, String>> table : columns.entrySet()) {
            for (Map.Entry<String, String> column : table.getValue().entrySet()) {
                back = back.column(follow(table.getKey()), column.getValue(), column.getKey());
            }
        }
        return back;
    }

    /** What the second schema calls a table of the first. */
    Name follow(Name table) {
        return tables.getOrDefault(table, table);
    }
}
