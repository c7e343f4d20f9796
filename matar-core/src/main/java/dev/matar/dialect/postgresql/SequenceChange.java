package dev.matar.dialect.postgresql;

import dev.matar.dialect.Bounds;
import dev.matar.dialect.Statement;
import dev.matar.schema.Schema;
import dev.matar.schema.Sequence;
import java.util.List;

/** What turns a sequence into another of its name. */
final class SequenceChange {

    private final PostgresqlDialect dialect;
    private final Sequence to;
    private final Schema before;

    SequenceChange(PostgresqlDialect dialect, Sequence to, Schema before) {
        this.dialect = dialect;
        this.to = to;
        this.before = before;
    }

    List<Statement> statements() {
        Bounds bounds = bounds(to);
        String name = dialect.quote(to.name());
        // A sequence that came with a serial column may count in fewer bits.
        String change = "ALTER SEQUENCE " + name + " AS bigint INCREMENT BY " + to.increment() + " MINVALUE "
                + bounds.min()
                + " MAXVALUE " + bounds.max() + " START WITH " + to.start() + (to.cycle() ? " CYCLE" : " NO CYCLE")
                + " CACHE " + to.cache();
        if (before.isKnown() && bounds.hold(bounds(before.sequence(to.name())))) {
            return List.of(Statement.of(change));
        }
        // The number it stands at is left alone unless the new bounds leave it out, which the server would refuse.
        return List.of(Block.of("IF (SELECT last_value FROM " + name + ") BETWEEN " + bounds.min() + " AND "
                + bounds.max() + " THEN " + change + "; ELSE " + change + " RESTART; END IF;"));
    }

    private static Bounds bounds(Sequence sequence) {
        return Bounds.usual(sequence.start(), sequence.increment()).of(sequence);
    }
}
