package dev.matar.source;

import dev.matar.dialect.Database;
import dev.matar.dialect.Dialect;
import dev.matar.dialect.Scope;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What a live database holds, without what Matar keeps in quarantine.
 *
 * @param scope what of it is looked at
 */
public record DatabaseSource(Database database, Scope scope) implements SchemaSource {

    @Override
    public Schema read(Dialect dialect) {
        if (!dialect.speaks(database.url())) {
            throw new Refusal(
                    "other-database",
                    database + " is no " + dialect.title() + " database, and is to be read as one.",
                    "Name one of the same kind as the project's own.");
        }
        try (Connection connection = database.open(dialect)) {
            return QuarantineNames.outside(dialect.inspect(connection, QuarantineNames.outside(scope)));
        } catch (SQLException e) {
            throw new Refusal(
                    "inspection-failed",
                    "The catalog of " + database + " cannot be read: " + e.getMessage(),
                    "Connect as a user who may read it.",
                    e);
        }
    }
}
