package dev.matar.operation;

import dev.matar.schema.Schema;
import java.util.List;

/** Changes that a database does not allow in a transaction, such as {@code create index concurrently}. */
public record Autocommit(List<Operation> operations) implements Operation {

    public Autocommit {
        operations = List.copyOf(operations);
    }

    @Override
    public List<Operation> parts() {
        return operations.stream().flatMap(operation -> operation.parts().stream()).toList();
    }

    @Override
    public Schema change(Schema before) {
        return Operation.applyAll(operations, before);
    }

    @Override
    public Operation inverse(Schema before) {
        return new Autocommit(Operation.inverseAll(operations, before));
    }
}
