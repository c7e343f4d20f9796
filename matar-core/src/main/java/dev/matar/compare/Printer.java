package dev.matar.compare;

import dev.matar.schema.Schema;

/** Shows how a database itself writes a schema: the texts of its defaults, checks, computed columns, indexes and views. */
@FunctionalInterface
public interface Printer {

    /** The schema as the database reports it after it was made there. */
    Schema print(Schema schema);
}
