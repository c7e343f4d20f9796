package dev.matar.source;

import dev.matar.dialect.Dialect;
import dev.matar.schema.Schema;

/** Somewhere that a schema can be read from. */
@FunctionalInterface
public interface SchemaSource {

    /**
     * Reads the schema as a database of this dialect reports it.
     *
     * @throws dev.matar.schema.Refusal where it cannot be read
     */
    Schema read(Dialect dialect);
}
