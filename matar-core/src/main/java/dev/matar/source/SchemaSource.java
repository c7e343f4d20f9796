package dev.matar.source;

import dev.matar.dialect.Dialect;
import dev.matar.operation.Operation;
import dev.matar.schema.Naming;
import dev.matar.schema.Schema;
import java.util.List;

/** Somewhere that a schema can be read from. */
@FunctionalInterface
public interface SchemaSource {

    /**
     * Reads the schema as a database of this dialect reports it.
     *
     * @throws dev.matar.schema.Refusal where it cannot be read
     */
    Schema read(Dialect dialect);

    /** The same; what nobody has named is named by this convention, if it is for the source to name. */
    default SchemaSource named(Naming naming) {
        return this;
    }

    /**
     * What its tables need besides from the start, in the order in which it is done once they are there: rows of their own, SQL that
     * no schema tells of.
     */
    default List<Operation> besides(Dialect dialect) {
        return List.of();
    }
}
