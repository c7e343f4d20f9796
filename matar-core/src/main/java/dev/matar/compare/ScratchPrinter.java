package dev.matar.compare;

import dev.matar.diff.Diff;
import dev.matar.dialect.Database;
import dev.matar.dialect.Dialect;
import dev.matar.schema.Schema;
import dev.matar.source.ScratchDatabase;

/**
 * Makes a schema on a scratch database and looks at it.
 *
 * @param database the project's database, for an engine whose scratch databases are in it
 */
public record ScratchPrinter(Dialect dialect, Database database) implements Printer {

    @Override
    public Schema print(Schema schema) {
        try (ScratchDatabase scratch = ScratchDatabase.open(dialect, database)) {
            scratch.standIn(schema);
            scratch.run(Diff.between(Schema.empty(), schema), Schema.empty());
            return scratch.inspect();
        }
    }
}
