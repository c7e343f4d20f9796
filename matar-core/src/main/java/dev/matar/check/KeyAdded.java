package dev.matar.check;

import dev.matar.operation.AddConstraint;
import dev.matar.operation.CreateIndex;
import dev.matar.operation.Operation;
import dev.matar.schema.Constraint;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import java.util.Optional;

/** Rows must differ from now on, and may not. */
final class KeyAdded implements Hazard {

    @Override
    public Optional<Cost> of(Operation operation, Schema before) {
        if (operation instanceof AddConstraint add
                && (add.constraint() instanceof Constraint.Unique || add.constraint() instanceof Constraint.PrimaryKey)) {
            return cost(add.constraint().name(), add.table());
        }
        return operation instanceof CreateIndex create && create.index().unique()
                ? cost(create.index().name(), create.table())
                : Optional.empty();
    }

    private static Optional<Cost> cost(String key, Name table) {
        return Optional.of(new Cost(
                Cost.Kind.MAY_FAIL,
                "Rows of table " + table + " that are alike stand in the way of " + key + ".",
                "Look for duplicates first."));
    }
}
