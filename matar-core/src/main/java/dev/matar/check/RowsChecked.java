package dev.matar.check;

import dev.matar.operation.AddConstraint;
import dev.matar.operation.Operation;
import dev.matar.schema.Constraint;
import dev.matar.schema.Schema;
import java.util.Optional;

/** Rows must keep to a condition or refer to other rows from now on, and may not. */
final class RowsChecked implements Hazard {

    @Override
    public Optional<Cost> of(Operation operation, Schema before) {
        return operation instanceof AddConstraint add
                        && (add.constraint() instanceof Constraint.Check || add.constraint() instanceof Constraint.ForeignKey)
                ? Optional.of(new Cost(
                        Cost.Kind.MAY_FAIL,
                        "Rows of table " + add.table() + " that do not keep to " + add.constraint().name()
                                + " stand in the way; all of them are read while writers wait.",
                        "Look for such rows first."))
                : Optional.empty();
    }
}
