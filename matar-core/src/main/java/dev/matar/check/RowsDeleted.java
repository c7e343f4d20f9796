package dev.matar.check;

import dev.matar.operation.DeleteRows;
import dev.matar.operation.Operation;
import dev.matar.schema.Schema;
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
                        "Name every column, so that the rows can be put back as they were."))
                : Optional.empty();
    }
}
