package dev.matar.dialect.h2;

import static dev.matar.dialect.h2.H2Scratch.assertSame;
import static dev.matar.migration.Ddl.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.migration.Operations;
import dev.matar.operation.Operation;
import dev.matar.schema.Naming;
import dev.matar.schema.Schema;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What the author of a revision says with the words for it is what the database holds in the end. */
class H2WordsTest {

    private static void say(Operations op) {
        op.createTable(table(
                        "log",
                        column("id", bigInt()).from(identityAlways(100, 10)).notNull(),
                        column("row", integer()).from(identity(5, -1)).notNull(),
                        column("at", timeWithTimeZone(3)),
                        column("twice", bigInt()).from(computedWhenRead("id * 2")),
                        primaryKey("id"))
                .comment("what happened")
                .option("sqlite.strict", "true"));
        op.createSequence(sequence("number").start(500).increment(-5).min(10).max(900).cycling().cache(20));
        op.alterSequence(sequence("number").increment(5).min(1));
        op.execute("insert into log (at) values ('10:00:00+02:00')", "delete from log");
    }

    @Test
    void theDatabaseHoldsWhatWasSaid() throws SQLException {
        Operations op = new Operations(Naming.STANDARD, sql -> true);
        say(op);
        try (H2Scratch live = new H2Scratch()) {
            Schema schema = Schema.empty();
            for (Operation operation : op.recorded()) {
                schema = live.run(operation, schema);
                assertSame(live.inspect(), new H2Dialect().normalize(schema));
            }
            assertThat(live.rows("SELECT ID, \"ROW\", TWICE FROM LOG")).containsExactly("100|5|200");
            Operation insert = op.recorded().get(op.recorded().size() - 1);
            live.run(insert.inverse(schema), schema);
            assertThat(live.rows("SELECT ID FROM LOG")).isEmpty();
        }
    }
}
