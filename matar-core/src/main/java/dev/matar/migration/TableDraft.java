package dev.matar.migration;

import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import dev.matar.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A table to be, for {@link Operations#createTable(TableDraft)}; its unnamed parts get their names there. */
public record TableDraft(Name name, List<Table.Part> parts, String comment, Map<String, String> options) {

    public TableDraft {
        parts = List.copyOf(parts);
        options = Map.copyOf(options);
    }

    /** What the table is for, kept in the database where it keeps comments. */
    public TableDraft comment(String newComment) {
        return new TableDraft(name, parts, newComment, options);
    }

    /** What only one dialect knows, by {@code dialect.option}, such as {@code sqlite.strict} or {@code postgresql.partition_by}. */
    public TableDraft option(String option, String value) {
        Map<String, String> more = new TreeMap<>(options);
        more.put(option, value);
        return new TableDraft(name, parts, comment, more);
    }

    Table named(Naming naming) {
        Table table = Table.of(name, naming, parts).comment(comment);
        for (Map.Entry<String, String> option : options.entrySet()) {
            table = table.option(option.getKey(), option.getValue());
        }
        return table;
    }
}
