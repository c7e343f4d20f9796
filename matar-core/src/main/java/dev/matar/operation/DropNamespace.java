package dev.matar.operation;

import static dev.matar.operation.Operation.refuse;

import dev.matar.schema.Schema;
import java.util.Set;
import java.util.TreeSet;

/** An empty namespace goes. */
public record DropNamespace(String namespace) implements Operation {

    @Override
    public Schema change(Schema before) {
        Set<String> namespaces = new TreeSet<>(before.namespaces());
        if (!namespaces.remove(namespace)) {
            throw refuse("There is no namespace " + namespace + ".", "Check the spelling.");
        }
        return before.namespaces(namespaces);
    }

    @Override
    public Operation inverse(Schema before) {
        return new CreateNamespace(namespace);
    }
}
