package dev.matar.check;

import dev.matar.operation.DeleteRows;
import dev.matar.operation.Operation;
import dev.matar.schema.Column;
import dev.matar.schema.Default;
import dev.matar.schema.Schema;
import java.util.List;
import java.util.Optional;

/** Rows go; what stands in columns that the operation does not name goes unseen. */
final class RowsDeleted implements Hazard {

    @Override
    public Optional<Cost> of(Operation operation, Schema before) {
        return operation instanceof DeleteRows delete
                        && !delete.columns().containsAll(before.table(delete.table()).columns().keys())
                ? Optional.of(new Cost(
                        Cost.Kind.DATA_LOST,
                        "Rows of table " + delete.table() + " are deleted, with the values of columns that are not named.",
                        "Name every column, so that the rows can be put back as they were.",
                        stake(delete, before)))
                : Optional.empty();
    }

    /** What the database gives a new row by itself is not missed. */
    private static Optional<Stake> stake(DeleteRows delete, Schema before) {
        List<Column> unnamed = before.table(delete.table()).columns().stream()
                .filter(column -> !delete.columns().contains(column.name()))
                .filter(column -> column.defaultValue() == Default.NONE || column.defaultValue() instanceof Default.Value)
                .toList();
        return unnamed.isEmpty() ? Optional.empty() : Optional.of(Stake.rows(delete, delete.table(), new Stake.Deleted(unnamed, before)));
    }
}
