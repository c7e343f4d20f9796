package dev.matar.check;

import dev.matar.operation.DropColumn;
import dev.matar.operation.Operation;
import dev.matar.schema.Column;
import dev.matar.schema.Schema;
import java.util.Optional;

/** A column goes with its values, unless they are computed. */
final class ColumnDropped implements Hazard {

    @Override
    public Optional<Cost> of(Operation operation, Schema before) {
        if (!(operation instanceof DropColumn drop)) {
            return Optional.empty();
        }
        Column column = before.table(drop.table()).column(drop.column());
        return column.isComputed()
                ? Optional.empty()
                : Optional.of(new Cost(
                        Cost.Kind.DATA_LOST,
                        "The values of column " + drop.column() + " of table " + drop.table() + " are lost.",
                        "Rename the column for the time being, or copy its values first.",
                        Optional.of(Stake.values(drop, drop.table(), drop.column(), Stake.besidesDefault(column)))));
    }
}
