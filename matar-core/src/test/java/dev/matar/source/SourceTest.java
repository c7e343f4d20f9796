package dev.matar.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.matar.dialect.Database;
import dev.matar.dialect.Dialect;
import dev.matar.dialect.Scope;
import dev.matar.dialect.h2.H2Dialect;
import dev.matar.dialect.postgresql.PostgresqlDialect;
import dev.matar.dialect.mysql.MariadbDialect;
import dev.matar.dialect.mysql.MariadbServer;
import dev.matar.dialect.postgresql.PostgresqlServer;
import dev.matar.dialect.sqlite.SqliteDialect;
import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SourceTest {

    private static final String SCRIPT =
            """
            -- the people; all of them
            CREATE TABLE person (_id INTEGER NOT NULL, "Mixed Case" VARCHAR(20), CONSTRAINT pk_person PRIMARY KEY (_id));
            CREATE INDEX ix_person ON person ("Mixed Case");
            CREATE VIEW everybody AS SELECT _id FROM person;
            """;

    @TempDir
    static Path folder;

    record Engine(Dialect dialect, Database database) {
        String script() {
            return SCRIPT.replace("\"Mixed Case\"", dialect.quote("Mixed Case"));
        }

        @Override
        public String toString() {
            return dialect.name();
        }
    }

    static Stream<Engine> engines() throws SQLException {
        return Stream.of(
                new Engine(new SqliteDialect(), new Database("jdbc:sqlite:" + folder.resolve("live.db"), "", "")),
                new Engine(new H2Dialect(), new Database("jdbc:h2:file:" + folder.resolve("live") + ";MODE=PostgreSQL", "", "")),
                new Engine(new MariadbDialect(), new Database(MariadbServer.running().createDatabase(), "", "")),
                new Engine(new PostgresqlDialect(), new Database(PostgresqlServer.running().createDatabase(), "", "")));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aScriptIsReadAsTheDatabaseThatItMakesAndLeavesNothing(Engine engine) throws SQLException {
        Dialect dialect = engine.dialect();
        Schema before = live(engine);

        Schema read = new SqlScriptSource("schema.sql", engine.script(), engine.database()).read(dialect);

        assertThat(read.table(Name.of("person")).columns().keys()).containsExactly("_id", "Mixed Case");
        assertThat(read.views().keys()).containsExactly(Name.of("everybody"));
        assertThat(live(engine)).isEqualTo(before);
        run(engine, engine.script());
        assertThat(live(engine)).isEqualTo(read);
        assertThat(new SqlScriptSource("schema.sql", engine.script(), engine.database()).read(dialect)).isEqualTo(read);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aScratchDatabaseHoldsNothingOfTheLiveOne(Engine engine) throws SQLException {
        if (!engine.dialect().name().equals("sqlite")) {
            run(engine, "CREATE SCHEMA audit; CREATE TABLE audit.entry (id INTEGER);");
        }
        run(engine, "CREATE TABLE here (id INTEGER);");
        try (ScratchDatabase scratch = ScratchDatabase.open(engine.dialect(), engine.database())) {
            assertThat(scratch.inspect()).isEqualTo(Schema.empty());
            scratch.execute("CREATE TABLE here (other INTEGER)");
            assertThat(scratch.inspect().tables().keys()).containsExactly(Name.of("here"));
        }
    }

    @Test
    void whatIsTriedInAScratchNamespaceCannotBeCommitted() throws SQLException {
        Engine postgresql = engines().filter(engine -> engine.dialect().name().equals("postgresql")).findFirst().orElseThrow();
        run(postgresql, "CREATE TABLE here (id INTEGER);");
        try (ScratchDatabase scratch = ScratchDatabase.open(postgresql.dialect(), postgresql.database())) {
            scratch.execute("CREATE TABLE public.tried (id INTEGER)");
            assertThat(scratch.inspect().tables().keys()).containsExactly(Name.of("tried"));
            assertThatThrownBy(() -> scratch.execute("COMMIT")).hasMessageContaining("never");
        }
        assertThat(live(postgresql).tables().keys()).containsExactly(Name.of("here"));
        assertThat(live(postgresql).namespaces()).isEmpty();
    }

    @Test
    void whatExtensionsBroughtAlongIsFoundInAScratchNamespaceByEitherName() throws SQLException {
        Engine postgresql = engines().filter(engine -> engine.dialect().name().equals("postgresql")).findFirst().orElseThrow();
        run(postgresql, "CREATE EXTENSION citext; CREATE EXTENSION \"uuid-ossp\"; CREATE TABLE here (name citext);");
        try (ScratchDatabase scratch = ScratchDatabase.open(postgresql.dialect(), postgresql.database())) {
            scratch.execute("CREATE TABLE public.qualified (id uuid DEFAULT public.uuid_generate_v4(), name public.citext)");
            scratch.execute("CREATE TABLE plain (id uuid DEFAULT uuid_generate_v4(), name citext)");
            Schema schema = scratch.inspect();
            assertThat(schema.table(Name.of("qualified")).columns()).isEqualTo(schema.table(Name.of("plain")).columns());
        }
        assertThat(live(postgresql).tables().keys()).containsExactly(Name.of("here"));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aWrongStatementIsToldWithItsLine(Engine engine) {
        String wrong = engine.script() + "\nCREATE TABLE broken (id INTEGER,);\n";
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> new SqlScriptSource("db/schema.sql", wrong, engine.database()).read(engine.dialect()));
        assertThat(refusal.code()).isEqualTo("script-failed");
        assertThat(refusal.problem()).startsWith("db/schema.sql, line 6: ");
    }

    private static Schema live(Engine engine) {
        return new DatabaseSource(engine.database(), Scope.everything()).read(engine.dialect());
    }

    private static void run(Engine engine, String script) throws SQLException {
        try (Connection connection = engine.database().open(engine.dialect());
                java.sql.Statement statement = connection.createStatement()) {
            for (String sql : script.replaceAll("--.*", "").split(";\\s*")) {
                statement.execute(sql);
            }
        }
    }
}
