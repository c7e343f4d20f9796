package dev.matar.dialect.postgresql;

import static dev.matar.migration.Ddl.column;
import static dev.matar.migration.Ddl.index;
import static dev.matar.migration.Ddl.integer;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matar.operation.AddColumn;
import dev.matar.operation.AlterColumn;
import dev.matar.operation.CreateIndex;
import dev.matar.operation.CreateTable;
import dev.matar.operation.Operation;
import dev.matar.schema.Column;
import dev.matar.schema.Default;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.api.Test;

/** What older servers do not know is told in a sentence. */
class PostgresqlVersionsTest {

    private static final Name T = Name.of("t");
    private static final Schema BEFORE = Schema.of(RichSchema.table("t", column("a", integer()), column("b", integer())));

    private static Column virtual(String name) {
        return column(name, integer()).from(new Default.Computed("a * 2", false));
    }

    static Stream<Operation> newThings() {
        return Stream.of(
                new CreateTable(RichSchema.table("u", column("a", integer()), virtual("v"))),
                new AddColumn(T, virtual("v")),
                new AlterColumn(T, virtual("b")),
                new CreateIndex(T, index("a").asUnique().option("postgresql.nulls_not_distinct", "true").named("ix")));
    }

    @ParameterizedTest
    @MethodSource("newThings")
    void anOlderServerSaysWhichVersionIsNeeded(Operation operation) throws SQLException {
        int needed = operation instanceof CreateIndex ? 15 : 18;
        try (TestDatabase database = new TestDatabase()) {
            database.hold(BEFORE);
            if (database.connection.getMetaData().getDatabaseMajorVersion() >= needed) {
                database.run(operation, BEFORE);
            } else {
                assertThatThrownBy(() -> database.run(operation, BEFORE))
                        .hasMessageContaining("which PostgreSQL does from version " + needed + " on; this one is ");
            }
        }
    }

    @Test
    void theServerIsAskedInTheSentenceThatItFailsWith() throws SQLException {
        Since since = new Since(new PostgresqlDialect());
        try (TestDatabase database = new TestDatabase()) {
            database.execute(since.version(13, "The index it's", "").sql());
            assertThatThrownBy(() -> database.execute(since.version(99, "The index it's is new", "Leave it's out.").sql()))
                    .hasMessageContaining("The index it's is new, which PostgreSQL does from version 99 on; this one is "
                            + database.rows("SHOW server_version").get(0) + ".")
                    .hasMessageContaining("Leave it's out.");
        }
    }
}
