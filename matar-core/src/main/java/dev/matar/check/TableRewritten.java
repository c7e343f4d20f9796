package dev.matar.check;

import dev.matar.operation.AddColumn;
import dev.matar.operation.AlterColumn;
import dev.matar.operation.Operation;
import dev.matar.schema.Default;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Type;
import java.util.Optional;

/** Every row is written anew while readers and writers wait. */
final class TableRewritten implements Hazard {

    @Override
    public Optional<Cost> of(Operation operation, Schema before) {
        if (operation instanceof AlterColumn alter) {
            Type from = before.table(alter.table()).column(alter.to().name()).type();
            Type to = alter.to().type();
            return from.equals(to) || Capacity.isWiderText(from, to)
                    ? Optional.empty()
                    : cost(alter.table(), "gets another type for " + alter.to().name());
        }
        return operation instanceof AddColumn add
                        && add.column().defaultValue() instanceof Default.Computed computed
                        && computed.stored()
                ? cost(add.table(), "gets the computed column " + add.column().name())
                : Optional.empty();
    }

    private static Optional<Cost> cost(Name table, String change) {
        return Optional.of(new Cost(
                Cost.Kind.BLOCKS,
                "Table " + table + " " + change + ": many a database writes all its rows anew while everybody waits.",
                "On a large table choose a quiet hour, or add a new column and fill it by and by."));
    }
}
