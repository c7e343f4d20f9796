package dev.matar.check;

import dev.matar.operation.AlterColumn;
import dev.matar.operation.Operation;
import dev.matar.schema.Column;
import dev.matar.schema.Schema;
import java.util.Optional;

/** A column is computed from now on: what was computed takes the place of what was written. */
final class ColumnComputed implements Hazard {

    @Override
    public Optional<Cost> of(Operation operation, Schema before) {
        if (!(operation instanceof AlterColumn alter) || !alter.to().isComputed()) {
            return Optional.empty();
        }
        Column from = before.table(alter.table()).column(alter.to().name());
        return from.isComputed()
                ? Optional.empty()
                : Optional.of(new Cost(
                        Cost.Kind.DATA_LOST,
                        "Computed values take the place of those of column " + from.name() + " of table " + alter.table() + ".",
                        "Add a computed column beside it.",
                        Optional.of(Stake.values(alter, alter.table(), from.name(), Stake.besidesDefault(from)))));
    }
}
