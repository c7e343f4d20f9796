package dev.matar.operation;

import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import java.util.List;
import java.util.Objects;

/** The rows that hold these values in the named columns go; see {@link InsertRows}. */
public record DeleteRows(Name table, List<String> columns, List<List<Object>> rows) implements TableOperation {

    public DeleteRows {
        columns = List.copyOf(columns);
        rows = Rows.copy(rows);
    }

    @Override
    public Schema change(Schema before) {
        Require.rows(before.table(table), columns, rows);
        return before;
    }

    @Override
    public Operation inverse(Schema before) {
        return new InsertRows(table, columns, rows);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeleteRows that
                && table.equals(that.table)
                && columns.equals(that.columns)
                && Rows.equal(rows, that.rows);
    }

    @Override
    public int hashCode() {
        return Objects.hash(table, columns, Rows.hash(rows));
    }
}
