package dev.matar.dialect.postgresql;

import static dev.matar.migration.Ddl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matar.operation.*;
import dev.matar.schema.Constraint;
import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the schema has no word for is not lost when a constraint is written anew, but refused by name. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresqlUnmodelledTest {

    private static final Name T = Name.of("t");

    private final PostgresqlDialect dialect = new PostgresqlDialect();
    private TestDatabase database;

    @BeforeAll
    void open() throws SQLException {
        database = new TestDatabase();
    }

    @AfterAll
    void close() throws SQLException {
        database.close();
    }

    private Schema made(String... statements) throws SQLException {
        PostgresqlServer.clear(database.connection);
        database.execute(statements);
        return database.inspect();
    }

    private void assertLost(Operation operation, Schema before, String... words) {
        assertThatThrownBy(() -> dialect.render(operation, before))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problem()).contains(words));
    }

    @Test
    void aPlainConstraintHasNothingMore() throws SQLException {
        Schema plain = made(
                "create table t (id int primary key, n int check (n > 0), constraint u unique (n) deferrable initially deferred,"
                        + " constraint f foreign key (n) references t on delete set null deferrable)");
        assertThat(plain.table(T).options()).isEmpty();
    }

    @Test
    void whatTheSchemaHasNoWordForIsMarked() throws SQLException {
        Schema marked = made(
                "create table t (id int, n int, m int, constraint p primary key (id) include (n) deferrable,"
                        + " constraint u unique (n) include (m), constraint c check (n > 0) no inherit, unique (n, m))",
                "alter table t add constraint f foreign key (n, m) references t (n, m) match full",
                "alter table t add constraint v check (m > 0) not valid");
        assertThat(marked.table(T).options()).isEqualTo(Map.of(
                "postgresql.unmodelled.p", "PRIMARY KEY (id) INCLUDE (n) DEFERRABLE",
                "postgresql.unmodelled.u", "UNIQUE (n) INCLUDE (m)",
                "postgresql.unmodelled.c", "CHECK ((n > 0)) NO INHERIT",
                "postgresql.unmodelled.f", "FOREIGN KEY (n, m) REFERENCES t(n, m) MATCH FULL",
                "postgresql.unmodelled.v", "CHECK ((m > 0)) NOT VALID"));
        Constraint.Check other = check("m > 1").named("v");
        Schema without = new DropConstraint(T, "v").apply(marked);
        assertLost(new AddConstraint(T, other), without, "constraint v of table t", "NOT VALID");
        assertLost(new DropColumn(T, "m"), marked, "constraint u of table t", "column m");
        assertLost(new CreateTable(marked.table(T)), Schema.empty(), "constraint", "of table t");
        assertLost(new AlterColumn(T, column("m", text())), marked, "constraint v");
        assertThat(dialect.render(new AlterColumn(T, column("m", bigInt())), made("create table t (m int)"))).hasSize(1);
        assertThat(dialect.render(new AddConstraint(T, check("m > 1").named("w")), marked)).hasSize(1);
    }

    @Test
    void soIsWhatCameWithVersion15() throws SQLException {
        int version = database.connection.getMetaData().getDatabaseMajorVersion();
        Assumptions.assumeTrue(version >= 15, "the server is " + version);
        Schema marked = made(
                "create table t (id int, n int, constraint u unique nulls not distinct (id, n), constraint k unique (id, n),"
                        + " constraint f foreign key (id, n) references t (id, n) on delete set null (n))");
        assertThat(marked.table(T).options())
                .containsEntry("postgresql.unmodelled.u", "UNIQUE NULLS NOT DISTINCT (id, n)")
                .containsEntry("postgresql.unmodelled.f", "FOREIGN KEY (id, n) REFERENCES t(id, n) ON DELETE SET NULL (n)")
                .hasSize(2);
        // The foreign key would have to let go of the key and find the other.
        assertLost(new DropConstraint(T, "k"), marked, "constraint f", "SET NULL (n)");
    }
}
