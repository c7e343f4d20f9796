package dev.matar.source;

import dev.matar.operation.Operation;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a source needs besides a schema: SQL of which the schema has nothing, and rows that its tables hold from the start.
 *
 * @param beforeTables done when the types are there, and before the tables are
 * @param afterTables done when the tables are there
 */
public record Besides(List<Operation> beforeTables, List<Operation> afterTables) {

    public static final Besides NOTHING = new Besides(List.of(), List.of());

    public Besides {
        beforeTables = List.copyOf(beforeTables);
        afterTables = List.copyOf(afterTables);
    }

    public Besides and(Besides other) {
        return new Besides(
                Stream.concat(beforeTables.stream(), other.beforeTables.stream()).toList(),
                Stream.concat(afterTables.stream(), other.afterTables.stream()).toList());
    }
}
