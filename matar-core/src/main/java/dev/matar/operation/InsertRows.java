package dev.matar.operation;

import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import java.util.List;
import java.util.Objects;

/**
 * New rows, each a value or null for every named column; a value is a string, number, boolean, {@code java.time} value,
 * {@code java.util.UUID} or {@code byte[]}. Values of one meaning become one class: integers {@link Long}, other numbers
 * {@link java.math.BigDecimal}, instants and zoned times {@link java.time.OffsetDateTime}, characters and enum constants {@link String}.
 *
 * <p>Its inverse deletes every row that holds these values in the named columns, also one that was there before: name a key.
 */
public record InsertRows(Name table, List<String> columns, List<List<Object>> rows) implements TableOperation {

    public InsertRows {
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
        return new DeleteRows(table, columns, rows);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InsertRows that
                && table.equals(that.table)
                && columns.equals(that.columns)
                && Rows.equal(rows, that.rows);
    }

    @Override
    public int hashCode() {
        return Objects.hash(table, columns, Rows.hash(rows));
    }
}
