package dev.matar.source;

import dev.matar.dialect.Dialect;
import dev.matar.schema.Naming;
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

    /** The same; what nobody has named is named by this convention, if it is for the source to name. */
    default SchemaSource named(Naming naming) {
        return this;
    }

    /** The same with what it needs besides. */
    default Wanted wanted(Dialect dialect) {
        return new Wanted(read(dialect));
    }
}
