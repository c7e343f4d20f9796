package dev.matar.dialect.sqlite;

import static dev.matar.migration.Ddl.column;
import static dev.matar.migration.Ddl.integer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matar.law.LiveDatabase;
import dev.matar.operation.AlterColumn;
import dev.matar.operation.Autocommit;
import dev.matar.operation.Code;
import dev.matar.operation.DeleteRows;
import dev.matar.operation.DropTable;
import dev.matar.operation.InsertRows;
import dev.matar.operation.Operation;
import dev.matar.operation.Sql;
import dev.matar.schema.Name;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Foreign keys are off while a database is moved, and yet no row is left behind that refers to nothing. */
class SqliteReferencesTest {

    private static final Name PARENT = Name.of("parent");

    private final SqliteDatabase database = new SqliteDatabase();

    @BeforeEach
    void fill() {
        database.execute(
                "CREATE TABLE parent (id INTEGER CONSTRAINT pk_parent PRIMARY KEY NOT NULL, n INTEGER)",
                "CREATE TABLE child (id INTEGER CONSTRAINT pk_child PRIMARY KEY NOT NULL,"
                        + " parent_id INTEGER CONSTRAINT fk_child REFERENCES parent (id) ON DELETE CASCADE)",
                "INSERT INTO parent VALUES (1, 1), (2, 2)",
                "INSERT INTO child VALUES (1, 1), (2, 99)");
    }

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    private void run(Operation... operations) throws Exception {
        new LiveDatabase(SqliteDatabase.DIALECT, database.connection()).runAtOnce(Arrays.asList(operations), database.inspect());
    }

    private static InsertRows child(int id, int parent) {
        return new InsertRows(Name.of("child"), List.of("id", "parent_id"), List.of(List.of(id, parent)));
    }

    @Test
    void rowsThatWouldReferToNothingAreRefusedAndNothingHasHappened() throws Exception {
        Code.Action<Connection> delete = connection -> {
            try (java.sql.Statement statement = connection.createStatement()) {
                statement.execute("DELETE FROM parent");
            }
        };
        for (Operation operation : List.of(
                new DeleteRows(PARENT, List.of("id"), List.of(List.of(1))),
                Sql.undeclared("DELETE FROM parent WHERE id = 1"),
                new Code("delete", delete),
                child(3, 77))) {
            assertThatThrownBy(() -> run(operation))
                    .hasMessageContaining("Rows would refer to rows that are not there: 1, such as one of table child")
                    .hasMessageContaining("refers to table parent");
            assertThat(database.rows("SELECT id FROM parent")).hasSize(2);
            assertThat(database.rows("SELECT id FROM child")).hasSize(2);
        }
    }

    @Test
    void theOrderWithinARevisionIsFreeAndOldSinsAreNotAsked() throws Exception {
        run(child(3, 3), new InsertRows(PARENT, List.of("id"), List.of(List.of(3))));
        run(Sql.onRows("UPDATE parent SET n = 5"));
        assertThat(database.rows("SELECT id FROM child")).hasSize(3);
    }

    @Test
    void aRebuildInAnAutocommitSectionCarriesAnUnknownTriggerAlong() throws Exception {
        database.execute("CREATE TRIGGER quiet AFTER DELETE ON parent BEGIN SELECT 1; END");
        dev.matar.schema.Schema folded = database.inspect();
        dev.matar.schema.Table known = folded.table(PARENT);
        folded = folded.with(new dev.matar.schema.Table(
                known.name(), known.columns(), known.constraints(), known.indexes(), "", java.util.Map.of()));
        Operation alter = new AlterColumn(PARENT, column("n", integer()).defaultTo(7));
        new LiveDatabase(SqliteDatabase.DIALECT, database.connection()).runAtOnce(List.of(new Autocommit(List.of(alter))), folded);
        assertThat(database.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'")).hasSize(1);
    }

    @Test
    void aTableOfWhichAnotherTablesTriggerSpeaksIsNotDropped() throws Exception {
        database.execute("CREATE TABLE log (n INTEGER)",
                "CREATE TRIGGER noted AFTER DELETE ON parent BEGIN INSERT INTO log VALUES (old.id); END");
        assertThatThrownBy(() -> run(new DropTable(Name.of("log"))))
                .hasMessageContaining("No trigger of another table may speak of table log, but noted does.");
        database.execute("DROP TRIGGER noted", "CREATE TRIGGER own AFTER DELETE ON log BEGIN DELETE FROM log; END");
        run(new DropTable(Name.of("log")));
    }
}
