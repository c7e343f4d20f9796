package dev.matar.source;

import dev.matar.operation.Operation;
import dev.matar.schema.Schema;
import java.util.List;

/**
 * A schema, and what a source needs besides: SQL of which a schema has nothing, and rows that its tables hold from the start.
 *
 * @param beforeTables done when the types are there, and before the tables are
 * @param afterTables done when the tables are there
 */
public record Wanted(Schema schema, List<Operation> beforeTables, List<Operation> afterTables) {

    public Wanted {
        beforeTables = List.copyOf(beforeTables);
        afterTables = List.copyOf(afterTables);
    }

    /** With nothing besides. */
    public Wanted(Schema schema) {
        this(schema, List.of(), List.of());
    }

    public Wanted schema(Schema other) {
        return new Wanted(other, beforeTables, afterTables);
    }
}
