package dev.matar.check;

import dev.matar.operation.AlterColumn;
import dev.matar.operation.Operation;
import dev.matar.schema.Column;
import dev.matar.schema.Schema;
import java.util.Optional;

/** A column gets a type that does not hold every value of the old one. */
final class TypeNarrowed implements Hazard {

    @Override
    public Optional<Cost> of(Operation operation, Schema before) {
        if (!(operation instanceof AlterColumn alter)) {
            return Optional.empty();
        }
        Column from = before.table(alter.table()).column(alter.to().name());
        return from.isComputed() || Capacity.holdsAll(from.type(), alter.to().type())
                ? Optional.empty()
                : Optional.of(new Cost(
                        Cost.Kind.DATA_LOST,
                        "Values of column " + from.name() + " of table " + alter.table()
                                + " may be cut, rounded or refused by the new type.",
                        "Look for values that do not fit first, or add a column of the new type and copy them over.",
                        Capacity.lost(from.type(), alter.to().type())
                                .map(portion -> Stake.values(alter, alter.table(), from.name(), portion))));
    }
}
