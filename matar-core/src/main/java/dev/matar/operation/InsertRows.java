package dev.matar.operation;

import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * New rows, each a value or null for every named column; a value is a string, number, boolean, {@code java.time} value,
 * {@code java.util.UUID} or {@code byte[]}.
 */
public record InsertRows(Name table, List<String> columns, List<List<Object>> rows) implements TableOperation {

    public InsertRows {
        columns = List.copyOf(columns);
        rows = copy(rows);
    }

    /** Rows may hold nulls, which {@code List.copyOf} does not take. */
    static List<List<Object>> copy(List<List<Object>> rows) {
        List<List<Object>> copies = new ArrayList<>();
        rows.forEach(row -> copies.add(Collections.unmodifiableList(new ArrayList<>(row))));
        return Collections.unmodifiableList(copies);
    }

    @Override
    public Schema change(Schema before) {
        Require.rows(before.table(table), columns, rows);
        return before;
    }

    @Override
    public Operation inverse(Schema before) {
        return new DeleteRows(table, columns, rows);
    }
}
