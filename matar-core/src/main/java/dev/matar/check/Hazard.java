package dev.matar.check;

import dev.matar.operation.Operation;
import dev.matar.schema.Schema;
import java.util.Optional;

/** One way in which a change can cost something. */
@FunctionalInterface
interface Hazard {

    /**
     * What an operation costs in this way, on a database that holds rows.
     *
     * @param before the schema that the operation finds; known
     */
    Optional<Cost> of(Operation operation, Schema before);
}
