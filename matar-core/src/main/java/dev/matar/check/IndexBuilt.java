package dev.matar.check;

import dev.matar.operation.CreateIndex;
import dev.matar.operation.Operation;
import dev.matar.schema.Schema;
import java.util.Optional;

/** An index is built while writers wait. */
final class IndexBuilt implements Hazard {

    /** The option that lets PostgreSQL build it beside the writers; see "CREATE INDEX" in its manual. */
    private static final String CONCURRENTLY = "postgresql.concurrently";

    @Override
    public Optional<Cost> of(Operation operation, Schema before) {
        return operation instanceof CreateIndex create
                        && !Boolean.parseBoolean(create.index().options().get(CONCURRENTLY))
                ? Optional.of(new Cost(
                        Cost.Kind.BLOCKS,
                        "Writers of table " + create.table() + " wait while " + create.index().name() + " is built.",
                        "On a large table of PostgreSQL's give the index the option " + CONCURRENTLY + "."))
                : Optional.empty();
    }
}
