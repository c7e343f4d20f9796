package dev.matar.check;

import dev.matar.operation.AddColumn;
import dev.matar.operation.AlterColumn;
import dev.matar.operation.Operation;
import dev.matar.schema.Column;
import dev.matar.schema.Default;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import java.util.Optional;

/** A column must have a value from now on, and rows may have none. */
final class ValueRequired implements Hazard {

    @Override
    public Optional<Cost> of(Operation operation, Schema before) {
        if (operation instanceof AddColumn add && !add.column().nullable() && add.column().defaultValue() == Default.NONE) {
            return cost(add.table(), add.column(), "Rows have no value for the new column ", "Give it a default, or let it be null until it is filled.");
        }
        boolean tightened = operation instanceof AlterColumn alter
                && !alter.to().nullable()
                && before.table(alter.table()).column(alter.to().name()).nullable();
        return tightened
                ? cost(
                        ((AlterColumn) operation).table(),
                        ((AlterColumn) operation).to(),
                        "Rows with null stand in the way of column ",
                        "Fill it first; on a large table the check also keeps writers waiting.")
                : Optional.empty();
    }

    private static Optional<Cost> cost(Name table, Column column, String problem, String remedy) {
        return Optional.of(new Cost(Cost.Kind.MAY_FAIL, problem + column.name() + " of table " + table + ".", remedy));
    }
}
