package dev.matar.dialect.postgresql;

import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Members;
import dev.matar.schema.Name;
import dev.matar.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A table as the rows of the catalog put it together, piece by piece. */
final class TableDraft {

    private final Name name;
    private final String comment;
    private final Map<String, String> options = new TreeMap<>();
    /** By their numbers, which keys speak of. */
    final Map<Short, Column> columns = new LinkedHashMap<>();

    private final List<Constraint> constraints = new ArrayList<>();
    final Map<String, IndexDraft> indexes = new LinkedHashMap<>();

    TableDraft(Name name, String comment) {
        this.name = name;
        this.comment = comment;
    }

    void storage(List<String> parameters, String partitionBy) {
        Options.readStorage(parameters, options);
        if (partitionBy != null) {
            options.put(Options.PARTITION_BY, partitionBy);
        }
    }

    /** @param unmodelled the whole of it where the schema has no words for a part; otherwise null */
    void constraint(Constraint constraint, String unmodelled) {
        constraints.add(constraint);
        if (unmodelled != null) {
            options.put(Options.UNMODELLED + constraint.name(), unmodelled);
        }
    }

    List<String> names(List<Short> numbers) {
        return numbers.stream().map(number -> columns.get(number).name()).toList();
    }

    Table table() {
        return new Table(
                name,
                Members.of(columns.values()),
                Members.of(constraints),
                Members.of(indexes.values().stream().map(IndexDraft::index).toList()),
                comment,
                options);
    }
}
