package dev.matar.operation;

import static dev.matar.operation.Operation.refuse;

import dev.matar.schema.Schema;
import java.util.Set;
import java.util.TreeSet;

/** A new namespace, which databases call a schema. */
public record CreateNamespace(String namespace) implements Operation {

    @Override
    public Schema change(Schema before) {
        if (namespace.isEmpty()) {
            throw refuse("A namespace's name is empty.", "Give it at least one character.");
        }
        Set<String> namespaces = new TreeSet<>(before.namespaces());
        if (!namespaces.add(namespace)) {
            throw refuse("There is a namespace " + namespace + " already.", "Leave this out, or choose another name.");
        }
        return before.namespaces(namespaces);
    }

    @Override
    public Operation inverse(Schema before) {
        return new DropNamespace(namespace);
    }
}
