package dev.matar.operation;

import dev.matar.schema.Schema;
import java.util.ArrayList;
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

    /** Operations with each one of such a section in a section of its own, so that it finds the schema as it is then. */
    public static List<Operation> oneByOne(List<Operation> operations) {
        List<Operation> all = new ArrayList<>();
        for (Operation operation : operations) {
            if (operation instanceof Autocommit section) {
                oneByOne(section.operations()).forEach(one -> all.add(new Autocommit(List.of(one))));
            } else {
                all.add(operation);
            }
        }
        return all;
    }
}
