package dev.matar.operation;

import static dev.matar.operation.Operation.refuse;

import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import java.util.List;

/** Several changes of one table as one, so that an engine that rebuilds the table does so once. */
public record Batch(Name table, List<Operation> operations) implements Operation {

    public Batch {
        operations = List.copyOf(operations);
        for (Operation operation : operations) {
            boolean onTable = operation instanceof TableOperation;
            if (!onTable || !((TableOperation) operation).table().equals(table)) {
                String what = onTable ? " of table " + ((TableOperation) operation).table() : "";
                throw refuse(
                        "A batch on table " + table + " holds " + operation.getClass().getSimpleName() + what + ".",
                        "Put it outside of the batch.");
            }
        }
    }

    @Override
    public List<Operation> parts() {
        return operations.stream().flatMap(operation -> operation.parts().stream()).toList();
    }

    @Override
    public Schema change(Schema before) {
        before.table(table);
        return Operation.applyAll(operations, before);
    }

    @Override
    public Operation inverse(Schema before) {
        List<Operation> flat = Operation.inverseAll(operations, before).stream()
                .flatMap(o -> o.parts().stream())
                .toList();
        return new Batch(table, flat);
    }
}
