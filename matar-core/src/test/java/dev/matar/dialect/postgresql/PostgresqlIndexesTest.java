package dev.matar.dialect.postgresql;

import static dev.matar.migration.Ddl.column;
import static dev.matar.migration.Ddl.index;
import static dev.matar.migration.Ddl.integer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matar.operation.CreateIndex;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Indexes that are built while others write. */
class PostgresqlIndexesTest {

    private static final Name T = Name.of("Odd ns", "it's a table");

    private static final CreateIndex CREATE = new CreateIndex(
            T, index("x").asUnique().option("postgresql.concurrently", "true").named("an \"index\""));

    @Test
    void whatAnInterruptedBuildLeftBehindGivesWayToTheNextOne() throws SQLException {
        Schema schema = Schema.of(
                List.of(RichSchema.table("\"Odd ns\".\"it's a table\"", column("x", integer()))),
                List.of(),
                List.of(),
                List.of(),
                Set.of("Odd ns"));
        try (TestDatabase database = new TestDatabase()) {
            database.hold(schema);
            database.execute("INSERT INTO \"Odd ns\".\"it's a table\" VALUES (1), (1)");
            assertThatThrownBy(() -> database.run(CREATE, schema)).hasMessageContaining("could not create unique index");
            assertThat(database.rows("SELECT indisvalid FROM pg_index WHERE NOT indisvalid"))
                    .containsExactly("f");

            database.execute("DELETE FROM \"Odd ns\".\"it's a table\"");
            database.run(CREATE, schema);
            assertThat(database.inspect().table(T).indexes().keys()).containsExactly("an \"index\"");

            assertThatThrownBy(() -> database.run(CREATE, schema)).hasMessageContaining("already exists");
            assertThat(database.inspect().table(T).indexes().keys()).containsExactly("an \"index\"");
        }
    }
}
