package dev.matar.dialect.sqlite;

import static dev.matar.migration.Ddl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.matar.Matar;
import dev.matar.RevisionText;
import dev.matar.Settings;
import dev.matar.dialect.Database;
import dev.matar.dialect.SqlSplitter;
import dev.matar.dialect.SqlSyntax;
import dev.matar.dialect.Statement;
import dev.matar.operation.*;
import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy is as its table in every row and value, or the table stays. */
class SqliteSameRowsTest {

    private static final Name T = Name.of("t");
    private static final Operation REBUILD = new AddConstraint(T, check("1 = 1").named("ck_new"));

    @TempDir
    Path folder;

    private final SqliteDatabase database = new SqliteDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    /** What is said where a statement comes between the copy and the look at it; empty where nothing is. */
    private String said(Operation operation, String between) {
        Schema before = database.inspect();
        database.execute("BEGIN");
        try {
            for (Statement statement : SqliteDatabase.DIALECT.render(operation, before)) {
                if (statement.sql().startsWith("SELECT json_extract")) {
                    database.execute(between);
                    Throwable failure = catchThrowable(() -> database.execute(statement.sql()));
                    return failure == null ? "" : failure.getCause().getMessage();
                } else if (statement.code().isEmpty()) {
                    database.execute(statement.sql());
                }
            }
            throw new AssertionError("nobody looked");
        } finally {
            database.execute("ROLLBACK");
        }
    }

    private void keeps(Operation operation) {
        assertThat(said(operation, "SELECT 1")).isEmpty();
        database.apply(operation);
    }

    private void notices(String between, String numbers) {
        assertThat(said(REBUILD, between)).contains("The rebuild of table t would not keep its rows: " + numbers + " of them as they were.");
    }

    private void untyped() {
        database.execute("CREATE TABLE t (a, b TEXT)", "INSERT INTO t VALUES (1, 'x'), (1.0, 'x'), ('1', 'x'), (x'31', 'x'), (NULL, NULL)");
    }

    @Test
    void valuesOfEveryStorageClassAreTheSameOrNot() {
        untyped();
        keeps(REBUILD);
        assertThat(database.rows("SELECT typeof(a) FROM t"))
                .containsExactly("String integer", "String real", "String text", "String blob", "String null");
    }

    @Test
    void anotherStorageClassOfTheSameValueIsAnotherValue() {
        untyped();
        notices("UPDATE matar_new_t SET a = 1.0 WHERE rowid = 1", "5 before, 5 after, 4");
        notices("UPDATE matar_new_t SET a = 1 WHERE rowid = 2", "5 before, 5 after, 4");
        notices("UPDATE matar_new_t SET a = '1' WHERE rowid = 4", "5 before, 5 after, 4");
        notices("UPDATE matar_new_t SET b = '' WHERE rowid = 5", "5 before, 5 after, 4");
        notices("UPDATE matar_new_t SET b = NULL", "5 before, 5 after, 1");
    }

    @Test
    void rowsThatAreLostAddedOrExchangedAreNoticed() {
        untyped();
        notices("DELETE FROM matar_new_t WHERE rowid IN (2, 5)", "5 before, 3 after, 3");
        notices("DELETE FROM matar_new_t", "5 before, 0 after, 0");
        notices("INSERT INTO matar_new_t VALUES (1, 'x')", "5 before, 6 after, 5");
        notices("UPDATE matar_new_t SET a = (SELECT a FROM t WHERE t.rowid = 4 - matar_new_t.rowid) WHERE rowid IN (1, 3)", "5 before, 5 after, 3");
    }

    /** Rows that nothing but SQLite's own number tells apart. */
    @Test
    void oneOfTwoEqualRowsIsNotTwoOfAnother() {
        database.execute("CREATE TABLE t (a TEXT)", "INSERT INTO t VALUES ('x'), ('x'), ('y')");
        notices("UPDATE matar_new_t SET a = 'y' WHERE rowid = 2", "3 before, 3 after, 2");
        keeps(REBUILD);
    }

    @Test
    void aCollationDoesNotMakeTextsTheSame() {
        database.execute("CREATE TABLE t (a TEXT COLLATE NOCASE PRIMARY KEY) WITHOUT ROWID", "INSERT INTO t VALUES ('a'), ('b')");
        notices("UPDATE matar_new_t SET a = 'A' WHERE a = 'a'", "2 before, 2 after, 1");
        keeps(REBUILD);
    }

    @Test
    void anEmptyTableIsTheSame() {
        database.execute("CREATE TABLE t (a TEXT)");
        notices("INSERT INTO matar_new_t VALUES (NULL)", "0 before, 1 after, 0");
        keeps(REBUILD);
    }

    @Test
    void namesMayBeOdd() {
        String name = "it's \"Mixed\" Case";
        database.execute(
                "CREATE TABLE \"it's \"\"Mixed\"\" Case\" (_id INTEGER PRIMARY KEY, \"order\" TEXT, \"Mixed Case\", \"it's\" BLOB)",
                "INSERT INTO \"it's \"\"Mixed\"\" Case\" VALUES (7, 'a', 1.5, x'00'), (9, NULL, NULL, NULL)");
        Operation rebuild = new AddConstraint(Name.of(name), check("1 = 1").named("ck"));
        assertThat(said(rebuild, "UPDATE \"matar_new_it's \"\"mixed\"\" case\" SET \"it's\" = NULL"))
                .contains(": 2 before, 2 after, 1 of them as they were.");
        keeps(rebuild);
    }

    @Test
    void columnsMayTakeTheNamesOfTheRowid() {
        database.execute("CREATE TABLE t (rowid TEXT, _rowid_ TEXT)", "INSERT INTO t VALUES ('x', 'y'), ('x', 'y')", "DELETE FROM t WHERE oid = 1");
        notices("UPDATE matar_new_t SET rowid = 'z'", "1 before, 1 after, 0");
        keeps(REBUILD);
        assertThat(database.rows("SELECT oid, rowid FROM t")).containsExactly("Integer 2, String x");
    }

    /** Without a number or a key to find a row by, sets of rows are compared. */
    @Test
    void columnsMayTakeAllNamesOfTheRowid() {
        database.execute("CREATE TABLE t (rowid TEXT, _rowid_ TEXT, OID TEXT)", "INSERT INTO t VALUES ('x', 'y', 'z'), ('x', 'y', NULL)");
        notices("UPDATE matar_new_t SET oid = 'A' WHERE oid IS NULL", "2 before, 2 after, 0");
        notices("DELETE FROM matar_new_t WHERE oid IS NULL", "2 before, 1 after, 1");
        keeps(REBUILD);
    }

    @Test
    void tablesWithoutRowidAreComparedByTheirKey() {
        database.execute("CREATE TABLE t (a TEXT, b INTEGER, c, PRIMARY KEY (b, a)) WITHOUT ROWID", "INSERT INTO t VALUES ('x', 1, NULL), ('y', 1, 2)");
        notices("UPDATE matar_new_t SET c = 3 WHERE a = 'y'", "2 before, 2 after, 1");
        notices("UPDATE matar_new_t SET a = 'z' WHERE a = 'y'", "2 before, 2 after, 1");
        keeps(REBUILD);
        keeps(new AlterColumn(T, column("b", text()).notNull()));
        assertThat(database.rows("SELECT * FROM t")).containsExactly("String x, String 1, null", "String y, String 1, Integer 2");
    }

    @Test
    void aColumnThatBecomesTheRowidFindsItsRow() {
        database.execute("CREATE TABLE t (id INTEGER NOT NULL, a TEXT)", "INSERT INTO t VALUES (30, 'a'), (20, 'b'), (10, 'c')");
        Operation key = new AddConstraint(T, primaryKey("id").named("pk_t"));
        assertThat(said(key, "UPDATE matar_new_t SET a = 'x' WHERE id = 20")).contains("3 before, 3 after, 2");
        keeps(key);
        assertThat(database.rows("SELECT id, a FROM t ORDER BY id")).containsExactly("Integer 10, String c", "Integer 20, String b", "Integer 30, String a");
    }

    @Test
    void ofAColumnOfAnotherTypeItIsLookedAtWhetherAValueIsThere() {
        database.execute("CREATE TABLE t (a TEXT, b TEXT)", "INSERT INTO t VALUES ('007', 'x'), (NULL, 'y')");
        Operation retype = new AlterColumn(T, column("a", integer()));
        assertThat(said(retype, "UPDATE matar_new_t SET a = NULL")).contains("2 before, 2 after, 1");
        assertThat(said(retype, "UPDATE matar_new_t SET b = 'z'")).contains("2 before, 2 after, 0");
        keeps(retype);
        keeps(new AlterColumn(T, column("b", string(5))));
        assertThat(database.rows("SELECT * FROM t")).containsExactly("Integer 7, String x", "null, String y");
    }

    /** Older versions of SQLite write fifteen digits of a broken number, which is for those to judge who allow the change. */
    @Test
    void aValueThatAnotherTypeChangesIsNotTheRebuildsFault() {
        database.execute("CREATE TABLE t (a REAL, b)", "INSERT INTO t VALUES (0.1 + 0.2, '1')");
        keeps(new AlterColumn(T, column("a", text())));
        keeps(new AlterColumn(T, column("b", integer())));
        assertThat(database.rows("SELECT typeof(a), round(a, 9), b FROM t")).containsExactly("String text, Double 0.3, Integer 1");
    }

    @Test
    void manyRowsTakeAGlance() {
        database.execute(
                "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b NUMERIC(10,2), c TIMESTAMP)",
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)"
                        + " INSERT INTO t SELECT i, 'a' || i, i * 1.25, '2023-04-28 01:59:42.015' FROM n");
        notices("UPDATE matar_new_t SET b = 0 WHERE id = 77777", "100000 before, 100000 after, 99999");
        keeps(REBUILD);
        assertThat(database.rows("SELECT count(*), max(a) FROM t")).containsExactly("Integer 100000, String a99999");
    }

    private Settings settings() {
        return Settings.of(new Database("jdbc:sqlite:" + folder.resolve("t.db"), "", ""), folder.resolve("migrations"));
    }

    private void revision(String id, String revises, String up) throws IOException {
        Path versions = Files.createDirectories(settings().versions().get(0));
        Files.writeString(versions.resolve("R" + id + ".java"), RevisionText.java(id, revises, up, ""));
    }

    @Test
    void aScriptLooksToo() throws IOException {
        revision("a", "", "op.createTable(\"t\", column(\"a\", text())); op.execute(\"INSERT INTO t VALUES ('x'), ('y')\");");
        revision("b", "a", "op.addConstraint(\"t\", check(\"a <> ''\").named(\"ck\"));");
        StringBuilder script = new StringBuilder();
        Matar.at(settings()).scripts(script).upgrade("head");
        String[] statements = new SqlSplitter(SqlSyntax.SQLITE).split(script.toString()).stream().map(SqlSplitter.Part::sql).toArray(String[]::new);
        database.execute(statements);
        assertThat(database.rows("SELECT a FROM t")).containsExactly("String x", "String y");
        try (SqliteDatabase other = new SqliteDatabase()) {
            assertThatThrownBy(() -> executeSpoiling(statements, other))
                    .rootCause()
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("The rebuild of table t would not keep its rows: 2 before, 1 after, 1 of them as they were.");
            other.execute("ROLLBACK");
            assertThat(other.rows("SELECT a FROM t")).containsExactly("String x", "String y");
        }
    }

    private static void executeSpoiling(String[] statements, SqliteDatabase database) {
        for (String statement : statements) {
            if (statement.startsWith("SELECT json_extract")) {
                database.execute("DELETE FROM matar_new_t WHERE a = 'x'");
            }
            database.execute(statement);
        }
    }

    /** An index whose page is that of an empty one: SQLite counts by it and copies by the table. */
    @Test
    void aDamagedDatabaseKeepsWhatItHas() throws IOException {
        Settings settings = settings();
        revision("a", "", "op.addConstraint(\"t\", check(\"a > 0\").named(\"ck\"));");
        String url = settings.database().url();
        try (SqliteDatabase live = new SqliteDatabase(url)) {
            live.execute(
                    "CREATE TABLE t (a INTEGER, b TEXT)",
                    "CREATE INDEX ix ON t (a)",
                    "CREATE TABLE empty (a INTEGER)",
                    "CREATE INDEX empty_ix ON empty (a)",
                    "INSERT INTO t VALUES (1, 'a'), (2, 'b'), (3, 'c')",
                    "PRAGMA writable_schema = ON",
                    "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'empty_ix') WHERE name = 'ix'");
        }
        assertThatThrownBy(() -> Matar.at(settings).upgrade("head"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("rows-not-kept");
                    assertThat(refusal.problem()).endsWith("The rebuild of table t would not keep its rows: 0 before, 3 after, 3 of them as they were.");
                    assertThat(refusal.remedy()).contains("The old table was not dropped", "PRAGMA integrity_check");
                });
        try (SqliteDatabase live = new SqliteDatabase(url)) {
            assertThat(live.rows("SELECT b FROM t NOT INDEXED")).containsExactly("String a", "String b", "String c");
            assertThat(live.rows("SELECT name FROM sqlite_master WHERE name LIKE 'matar_new%'")).isEmpty();
        }
    }
}
