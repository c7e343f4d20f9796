package dev.matar.check;

import dev.matar.operation.DropTable;
import dev.matar.operation.Operation;
import dev.matar.schema.Schema;
import java.util.Optional;

/** A table goes with its rows. */
final class TableDropped implements Hazard {

    @Override
    public Optional<Cost> of(Operation operation, Schema before) {
        return operation instanceof DropTable drop
                ? Optional.of(new Cost(
                        Cost.Kind.DATA_LOST,
                        "The rows of table " + drop.table() + " are lost.",
                        "Rename the table for the time being, or copy its rows first.",
                        Optional.of(Stake.rows(drop, drop.table(), new Stake.All()))))
                : Optional.empty();
    }
}
