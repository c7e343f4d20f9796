package dev.matar.operation;

import static dev.matar.operation.Operation.refuse;

import dev.matar.schema.Schema;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** An empty namespace goes. */
public record DropNamespace(String namespace) implements Operation {

    @Override
    public Schema change(Schema before) {
        Set<String> namespaces = new TreeSet<>(before.namespaces());
        if (!namespaces.remove(namespace)) {
            throw refuse("There is no namespace " + namespace + ".", "Check the spelling.");
        }
        requireEmpty(before);
        return before.namespaces(namespaces);
    }

    private void requireEmpty(Schema before) {
        Stream.of(before.tables(), before.views(), before.sequences(), before.enums())
                .flatMap(members -> members.keys().stream())
                .filter(name -> name.namespace().equals(namespace))
                .findFirst()
                .ifPresent(name -> {
                    throw refuse(
                            "The namespace " + namespace + " cannot go while it holds " + name + ".", "Drop that first.");
                });
    }

    @Override
    public Operation inverse(Schema before) {
        return new CreateNamespace(namespace);
    }
}
