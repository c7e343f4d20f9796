package dev.matar.dialect.sqlite;

import static dev.matar.migration.Ddl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matar.dialect.Statement;
import dev.matar.operation.*;
import dev.matar.schema.Column;
import dev.matar.schema.Default;
import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import dev.matar.schema.View;
import java.sql.SQLException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rebuild loses no row and nothing else. */
class SqliteRebuildTest {

    private static final Name T = Name.of("t");

    private final SqliteDatabase database = new SqliteDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    private static Operation rebuild(String table) {
        return new AddConstraint(Name.of(table), check("1 = 1").named("ck_new"));
    }

    /** The deed is refused, and everything is as it was. */
    private void refused(String code, String part, ThrowingCallable deed) {
        unchanged(() -> assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code))
                .hasMessageContaining(part));
    }

    /** The deed fails, and everything is as it was. */
    private void fails(ThrowingCallable deed) {
        unchanged(() -> assertThatThrownBy(deed).hasRootCauseInstanceOf(SQLException.class));
    }

    private void unchanged(Runnable deed) {
        List<String> objects = database.rows("SELECT * FROM sqlite_master");
        List<String> rows = database.rows("SELECT * FROM t");
        deed.run();
        assertThat(database.rows("SELECT * FROM sqlite_master")).isEqualTo(objects);
        assertThat(database.rows("SELECT * FROM t")).isEqualTo(rows);
    }

    // ---- foreign keys

    @ParameterizedTest
    @CsvSource({"CASCADE", "SET NULL", "SET DEFAULT", "RESTRICT", "NO ACTION"})
    void rowsThatReferToARebuiltTableStay(String action) {
        database.execute(
                "CREATE TABLE t (id INTEGER PRIMARY KEY, up INTEGER REFERENCES T (ID) ON DELETE " + action + ")",
                "CREATE TABLE child (t INTEGER DEFAULT 7 REFERENCES t ON DELETE " + action + " ON UPDATE " + action
                        + ")",
                "INSERT INTO t VALUES (1, NULL), (2, 1), (3, 3)",
                "INSERT INTO child VALUES (1), (3)");
        database.apply(rebuild("t"));
        database.apply(rebuild("child"));
        assertThat(database.rows("SELECT * FROM t"))
                .containsExactly("Integer 1, null", "Integer 2, Integer 1", "Integer 3, Integer 3");
        assertThat(database.rows("SELECT * FROM child")).containsExactly("Integer 1", "Integer 3");
        database.execute("PRAGMA foreign_keys = ON");
        assertThat(database.rows("PRAGMA foreign_key_check")).isEmpty();
        assertThatThrownBy(() -> database.execute("INSERT INTO child VALUES (8)"))
                .rootCause()
                .hasMessageContaining("FOREIGN KEY constraint failed");
    }

    @Test
    void aSessionThatEnforcesForeignKeysIsRefusedBeforeItLosesRows() {
        database.execute(
                "CREATE TABLE t (id INTEGER PRIMARY KEY)",
                "CREATE TABLE child (t REFERENCES t ON DELETE CASCADE)",
                "INSERT INTO t VALUES (1)",
                "INSERT INTO child VALUES (1)",
                "PRAGMA foreign_keys = ON");
        refused("foreign-keys-enforced", "table t", () -> database.apply(rebuild("t")));
        assertThat(database.rows("SELECT * FROM child")).hasSize(1);
    }

    @Test
    void aRenamedColumnIsFollowedByTheKeysOfOtherTablesInTheSameBatch() {
        database.execute(
                "CREATE TABLE t (id INTEGER PRIMARY KEY, code TEXT UNIQUE)",
                "CREATE TABLE child (t TEXT REFERENCES t (code))",
                "INSERT INTO t VALUES (1, 'a')",
                "INSERT INTO child VALUES ('a')");
        Schema after = database.apply(new Batch(
                T,
                List.of(
                        new RenameColumn(T, "code", "order"),
                        new AlterColumn(T, column("order", text()).notNull()))));
        assertThat(database.inspect()).isEqualTo(after);
        assertThat(database.rows("SELECT child.t, \"order\" FROM child JOIN t ON \"order\" = child.t"))
                .containsExactly("String a, String a");
        assertThat(database.rows("PRAGMA foreign_key_check")).isEmpty();
    }

    @Test
    void aNewForeignKeyThatRowsDoNotKeepToIsRefused() {
        database.execute(
                "CREATE TABLE p (id INTEGER PRIMARY KEY)",
                "CREATE TABLE t (a INTEGER, old INTEGER REFERENCES p)",
                "INSERT INTO t VALUES (NULL, 5), (4, NULL)");
        refused(
                "foreign-key-violated",
                "rowid 2",
                () -> database.apply(new AddConstraint(
                        T, foreignKey("a").references("p", "id").named("fk"))));
        database.execute("INSERT INTO p VALUES (4)");
        database.apply(
                new AddConstraint(T, foreignKey("a").references("p", "id").named("fk")));
        assertThat(database.rows("SELECT * FROM t")).hasSize(2);
    }

    // ---- triggers and views

    @Test
    void triggersAndViewsWorkAsBefore() {
        database.execute(
                "CREATE TABLE t (a TEXT, b TEXT)",
                "CREATE TABLE log (line TEXT)",
                "CREATE VIEW v (x) AS SELECT a FROM t",
                "CREATE TRIGGER own AFTER INSERT ON t BEGIN INSERT INTO log VALUES ('t ' || new.a); END",
                "CREATE TRIGGER other AFTER DELETE ON log BEGIN DELETE FROM t WHERE a = old.line; END",
                "CREATE TRIGGER through INSTEAD OF INSERT ON v BEGIN INSERT INTO t (a) VALUES (new.x); END");
        database.apply(rebuild("t"), rebuild("log"));
        database.execute(
                "INSERT INTO v VALUES ('one')", "INSERT INTO log VALUES ('one')", "DELETE FROM log WHERE line = 'one'");
        assertThat(database.rows("SELECT * FROM log")).containsExactly("String t one");
        assertThat(database.rows("SELECT * FROM v")).isEmpty();
        assertThat(database.rows("SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY 1"))
                .containsExactly("String other", "String own", "String through");
    }

    @Test
    void triggersFollowAColumnThatIsRenamedInABatch() {
        database.execute(
                "CREATE TABLE t (a TEXT, b TEXT)",
                "CREATE TABLE log (a TEXT)",
                "CREATE TRIGGER own AFTER INSERT ON t BEGIN INSERT INTO log (a) VALUES (new.a); END");
        database.apply(new Batch(
                T,
                List.of(
                        new AlterColumn(T, column("b", integer())),
                        new RenameColumn(T, "a", "c"),
                        new AlterColumn(T, column("c", string(9))))));
        database.execute("INSERT INTO t (c) VALUES ('one')");
        assertThat(database.rows("SELECT a FROM log")).containsExactly("String one");
    }

    @Test
    void aColumnThatATriggerSpeaksOfCannotGo() {
        database.execute(
                "CREATE TABLE t (a TEXT, b TEXT, c TEXT)",
                "CREATE TABLE log (line TEXT)",
                "CREATE TRIGGER own AFTER INSERT ON t BEGIN INSERT INTO log VALUES (new.a); END",
                "CREATE TRIGGER other AFTER INSERT ON log BEGIN UPDATE t SET b = new.line; END");
        for (String column : List.of("a", "b")) {
            refused(
                    "invalid-operation",
                    "does",
                    () -> database.apply(new Batch(
                            T,
                            List.of(new AddConstraint(T, check("c <> ''").named("ck")), new DropColumn(T, column)))));
            refused("invalid-operation", "does", () -> database.apply(new DropColumn(T, column)));
        }
    }

    @Test
    void whatTheSchemaDoesNotKnowIsRefusedByNameOrReadAgain() throws SQLException {
        database.execute("CREATE TABLE t (a TEXT, b TEXT)", "INSERT INTO t VALUES ('1', '2')");
        Schema known = database.inspect();
        for (String unknown : List.of(
                "CREATE TRIGGER tr AFTER INSERT ON t BEGIN SELECT 1; END",
                "CREATE INDEX ix ON t (a) WHERE b > ''",
                "ALTER TABLE t ADD COLUMN c TEXT")) {
            database.execute(unknown);
            refused("drifted-schema", "The table t has the", () -> database.apply(rebuild("t"), known));
        }
        Schema reread = SqliteDatabase.DIALECT.reread(database.connection(), rebuild("t"), known);
        assertThat(reread).isEqualTo(database.inspect());
        Schema after = database.apply(rebuild("t"), reread);
        assertThat(database.inspect()).isEqualTo(after);
        assertThat(after.table(T).options()).containsKey("sqlite.trigger.tr");
    }

    @Test
    void nothingIsReadAgainForWhatNeedsNoRebuild() throws SQLException {
        database.execute("CREATE TABLE t (a TEXT)");
        Schema known = database.inspect();
        database.execute("ALTER TABLE t ADD COLUMN c TEXT");
        Operation add = new AddColumn(T, column("d", text()));
        assertThat(SqliteDatabase.DIALECT.reread(database.connection(), add, known))
                .isSameAs(known);
        Schema unknown = Schema.unknown("of a test");
        assertThat(SqliteDatabase.DIALECT.reread(database.connection(), rebuild("t"), unknown))
                .isSameAs(unknown);
    }

    @Test
    void aViewWithTriggersIsNeitherReplacedNorDropped() {
        database.execute(
                "CREATE TABLE t (a TEXT)",
                "CREATE VIEW v AS SELECT a FROM t",
                "CREATE TRIGGER tr INSTEAD OF INSERT ON v BEGIN SELECT 1; END");
        refused(
                "invalid-operation",
                "trigger tr",
                () -> database.apply(new ReplaceView(new View(Name.of("v"), "SELECT a, a AS b FROM t"))));
        refused("invalid-operation", "trigger tr", () -> database.apply(new DropView(Name.of("v"))));
    }

    // ---- what only SQLite has

    @Test
    void whatOnlySqliteHasIsCarried() {
        database.execute(
                "CREATE TABLE t (k TEXT COLLATE NOCASE NOT NULL, v ANY, n INT, d GENERATED ALWAYS AS (n + 1) VIRTUAL,"
                        + " PRIMARY KEY (k)) WITHOUT ROWID",
                "CREATE TABLE s (a INT, b TEXT, c ANY) STRICT",
                "CREATE UNIQUE INDEX ix ON t (v COLLATE RTRIM DESC, n) WHERE n > 0",
                "INSERT INTO t (k, v, n) VALUES ('a', x'00', 1), ('b', 1.5, 2)");
        database.apply(rebuild("t"), rebuild("s"));
        assertThat(database.rows("SELECT * FROM t WHERE k = 'A'"))
                .containsExactly("String a, byte[] 00, Integer 1, Integer 2");
        assertThat(database.rows("SELECT name, wr, strict FROM pragma_table_list WHERE name IN ('s', 't') ORDER BY 1"))
                .containsExactly("String s, Integer 0, Integer 1", "String t, Integer 1, Integer 0");
        assertThat(database.rows("SELECT name, desc, coll FROM pragma_index_xinfo('ix') WHERE key"))
                .containsExactly("String v, Integer 1, String RTRIM", "String n, Integer 0, String BINARY");
        assertThatThrownBy(() -> database.execute("INSERT INTO s (a) VALUES ('x')"))
                .isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a TEXT NOT NULL ON CONFLICT IGNORE, b | ON CONFLICT IGNORE of not null of a",
                "a TEXT, b, UNIQUE (a, b) ON CONFLICT REPLACE | ON CONFLICT REPLACE of a unique constraint",
                "a INTEGER PRIMARY KEY DESC, b | the descending order of the primary key",
                "a TEXT, b, PRIMARY KEY (a COLLATE NOCASE, b) | the collation NOCASE of a in the primary key",
                "a TEXT, b REFERENCES gone | the foreign key of b to no columns of gone"
            })
    void whatCannotBeCarriedIsNamed(String columns, String part) {
        database.execute("CREATE TABLE t (" + columns + ")", "INSERT INTO t VALUES (1, 2)");
        refused("unsupported", part, () -> database.apply(rebuild("t")));
        database.apply(new AddColumn(T, column("c", integer())), new RenameColumn(T, "c", "d"));
        assertThat(database.rows("SELECT * FROM t"))
                .containsExactly("Integer 1, Integer 2, null"
                        .replace("Integer 1", columns.startsWith("a TEXT") ? "String 1" : "Integer 1"));
    }

    @Test
    void anIdentityKeepsCountingWhereItWas() {
        database.execute(
                "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT)",
                "INSERT INTO t (a) VALUES ('1'), ('2'), ('3')",
                "DELETE FROM t WHERE id = 3");
        database.apply(rebuild("t"));
        database.execute("INSERT INTO t (a) VALUES ('4')");
        assertThat(database.rows("SELECT id FROM t")).containsExactly("Integer 1", "Integer 2", "Integer 4");
        database.execute("DELETE FROM t");
        database.apply(new DropConstraint(T, "ck_new"));
        database.execute("INSERT INTO t (a) VALUES ('5')");
        assertThat(database.rows("SELECT id FROM t")).containsExactly("Integer 5");
        assertThat(database.rows("SELECT * FROM sqlite_sequence")).containsExactly("String t, Integer 5");
    }

    @Test
    void rowsKeepTheirRowid() {
        database.execute(
                "CREATE TABLE t (a TEXT)", "INSERT INTO t VALUES ('1'), ('2'), ('3')", "DELETE FROM t WHERE a = '2'");
        database.apply(rebuild("t"));
        assertThat(database.rows("SELECT rowid, a FROM t"))
                .containsExactly("Integer 1, String 1", "Integer 3, String 3");
    }

    @Test
    void theOnlyWordThatMakesAnIdStaysTheOnlyOne() {
        database.execute("CREATE TABLE t (id INT PRIMARY KEY, a TEXT)", "INSERT INTO t VALUES ('x', 'a')");
        database.apply(rebuild("t"));
        assertThat(database.rows("SELECT id FROM t")).containsExactly("String x");
    }

    @Test
    void virtualTablesAreOutOfSightAndUnharmed() {
        database.execute(
                "CREATE VIRTUAL TABLE f USING fts5 (line)",
                "CREATE TABLE t (a TEXT)",
                "INSERT INTO f VALUES ('some words')",
                "CREATE TRIGGER tr AFTER INSERT ON t BEGIN INSERT INTO f VALUES (new.a); END");
        assertThat(database.inspect().tables().keys()).containsExactly(T);
        database.apply(rebuild("t"));
        database.execute("INSERT INTO t VALUES ('more words')");
        assertThat(database.rows("SELECT line FROM f WHERE f MATCH 'words'")).hasSize(2);
    }

    // ---- rows that do not fit

    @Test
    void rowsThatDoNotFitLeaveEverythingAsItWas() {
        database.execute(
                "CREATE TABLE t (a TEXT, b INTEGER, c TEXT)",
                "CREATE INDEX ix ON t (a)",
                "CREATE TRIGGER tr AFTER INSERT ON t BEGIN SELECT 1; END",
                "INSERT INTO t VALUES ('x', 1, NULL), ('x', NULL, 'sad')");
        List<Operation> operations = List.of(
                new AlterColumn(T, column("c", text()).notNull()),
                new AddConstraint(T, unique("a").named("uq")),
                new AddConstraint(T, check("b > 1").named("ck")),
                new AddConstraint(T, primaryKey("c").named("pk")),
                new AddConstraint(T, primaryKey("b").named("pk")),
                new AddColumn(T, column("d", integer()).notNull()),
                new AddColumn(T, column("d", integer()).computedAs("a + ")),
                new Batch(
                        T,
                        List.of(
                                new DropIndex(T, "ix"),
                                new AlterColumn(T, column("b", integer()).notNull()))));
        for (Operation operation : operations) {
            fails(() -> database.apply(operation));
        }
    }

    @Test
    void aRebuildOutsideOfATransactionIsOneAllTheSame() throws SQLException {
        database.execute("CREATE TABLE t (a TEXT)", "INSERT INTO t VALUES (NULL)");
        Schema before = database.inspect();
        Operation operation =
                new Autocommit(List.of(new AlterColumn(T, column("a", text()).notNull())));
        List<Statement> statements = SqliteDatabase.DIALECT.render(operation, before);
        assertThat(statements).allMatch(Statement::transactional);
        fails(() -> {
            try {
                for (Statement statement : statements) {
                    database.execute(statement.sql());
                }
            } finally {
                database.execute("ROLLBACK");
            }
        });
    }

    // ---- values

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "uuid | '12345678901234567890123456789012'",
                "uuid | '1e5'",
                "json | '5'",
                "json | '1.0'",
                "json | '12345678901234567890'",
                "interval | '10'",
                "string | '007'",
                "character | '1'",
                "text | '1.50'",
                "timestamp | '2023-04-28 01:59:42.015293'",
                "timestamp | 1682647182015",
                "date | '2023-04-28'",
                "time | '01:59'",
                "binary | '5'",
                "binary | x'00ff'",
                "bool | 1",
                "bigInt | 9223372036854775807",
                "decimal | 0.1"
            })
    void aTypeKeepsWhatIsPutIntoIt(String type, String value) throws ReflectiveOperationException {
        Type wanted = type.equals("character")
                ? character(3)
                : (Type) dev.matar.migration.Ddl.class.getMethod(type).invoke(null);
        String alone = database.rows("SELECT typeof(" + value + "), " + value).get(0);
        database.build(Schema.of(new Table(
                T,
                dev.matar.schema.Members.of(List.of(new Column("a", wanted))),
                dev.matar.schema.Members.none(),
                dev.matar.schema.Members.none(),
                "",
                java.util.Map.of())));
        database.execute("INSERT INTO t VALUES (" + value + ")");
        database.apply(rebuild("t"));
        assertThat(database.rows("SELECT typeof(a), a FROM t")).containsExactly(alone);
    }

    @Test
    void rowsOfTheRevisionKeepTheirFractionsOfASecond() {
        database.execute("CREATE TABLE t (a TIMESTAMP)");
        database.apply(new InsertRows(
                T,
                List.of("a"),
                List.of(
                        row(java.time.LocalDateTime.of(2023, 4, 28, 1, 59, 42, 15_293_000)),
                        row(java.time.LocalDateTime.of(2023, 4, 28, 2, 0)))));
        assertThat(database.rows("SELECT a FROM t"))
                .containsExactly("String 2023-04-28 01:59:42.015293", "String 2023-04-28 02:00:00.000");
    }

    @Test
    void timesOfTheRevisionHaveSecondsSoThatTheySort() {
        database.execute("CREATE TABLE t (a TEXT)");
        Operation rows = new InsertRows(
                T,
                List.of("a"),
                List.of(
                        row(java.time.OffsetDateTime.parse("2023-04-28T01:59:00.5Z")),
                        row(java.time.OffsetDateTime.parse("2023-04-28T01:59Z")),
                        row(java.time.OffsetTime.parse("10:00+05:30")),
                        row(java.time.LocalTime.parse("02:00"))));
        Schema schema = database.apply(rows);
        assertThat(database.rows("SELECT a FROM t ORDER BY a"))
                .containsExactly(
                        "String 02:00:00",
                        "String 10:00:00+05:30",
                        "String 2023-04-28 01:59:00+00:00",
                        "String 2023-04-28 01:59:00.5+00:00");
        database.apply(rows.inverse(schema));
        assertThat(database.rows("SELECT a FROM t")).isEmpty();
    }

    @Test
    void anotherTypeTakesTheValuesAsTheyAre() {
        database.execute(
                "CREATE TABLE t (a TEXT, b INTEGER, c REAL)",
                "INSERT INTO t VALUES ('12', 34, 5.5), ('twelve', NULL, 6.0)");
        database.apply(
                new AlterColumn(T, column("a", integer())),
                new AlterColumn(T, column("b", text())),
                new AlterColumn(T, column("c", integer())));
        assertThat(database.rows("SELECT * FROM t"))
                .containsExactly("Integer 12, String 34, Double 5.5", "String twelve, null, Integer 6");
    }

    // ---- once

    private static long copies(List<Operation> operations, Schema before) {
        return operations.stream()
                .flatMap(operation -> SqliteDatabase.DIALECT.render(operation, before).stream())
                .filter(statement -> statement.sql().startsWith("INSERT INTO"))
                .count();
    }

    @Test
    void aBatchCopiesTheRowsOnce() {
        database.execute("CREATE TABLE t (a TEXT, b TEXT, c TEXT)", "INSERT INTO t VALUES ('1', '2', '3')");
        Schema before = database.inspect();
        List<Operation> changes = List.of(
                new AlterColumn(T, column("a", integer())),
                new DropColumn(T, "b"),
                new AddColumn(T, column("b", integer()).defaultTo(7)),
                new RenameColumn(T, "c", "d"),
                new AddConstraint(T, unique("d").named("uq")),
                new CreateIndex(T, index("b").named("ix")));
        Batch batch = new Batch(T, changes);
        assertThat(copies(List.of(batch), before)).isOne();
        assertThat(SqliteDatabase.DIALECT.arrange(changes)).containsExactly(batch);
        Schema after = database.apply(batch, before);
        assertThat(database.inspect()).isEqualTo(SqliteDatabase.DIALECT.normalize(after));
        assertThat(database.rows("SELECT a, b, d FROM t")).containsExactly("Integer 1, Integer 7, String 3");
    }

    @Test
    void neighboursOnOneTableAreArrangedIntoABatchAndNothingElseIs() {
        Operation alter = new AlterColumn(T, column("a", integer()));
        Operation check = new AddConstraint(T, check("a > 0").named("ck"));
        Operation add = new AddColumn(T, column("b", integer()));
        Operation rows = new InsertRows(T, List.of("a"), List.of(row(1)));
        Operation other = new AlterColumn(Name.of("u"), column("a", integer()));
        assertThat(arranged(alter, check)).containsExactly(new Batch(T, List.of(alter, check)));
        assertThat(arranged(add, alter, new Batch(T, List.of(check, add))))
                .containsExactly(new Batch(T, List.of(add, alter, check, add)));
        assertThat(arranged(alter, rows, check)).containsExactly(alter, rows, check);
        assertThat(arranged(alter, other, check)).containsExactly(alter, other, check);
        assertThat(arranged(add, add, alter)).containsExactly(add, add, alter);
        assertThat(arranged(alter, Sql.onRows("SELECT 1"), check))
                .containsExactly(alter, Sql.onRows("SELECT 1"), check);
    }

    private static List<Operation> arranged(Operation... operations) {
        return SqliteBatch.arrange(List.of(operations));
    }

    @Test
    void rowsWithinABatchSeeTheTableAsItIsThere() {
        database.execute("CREATE TABLE t (a TEXT)", "INSERT INTO t VALUES ('old')");
        Schema after = database.apply(new Batch(
                T,
                List.of(
                        new AddColumn(T, column("b", text()).notNull().defaultTo("x")),
                        new AlterColumn(T, column("a", text()).notNull()),
                        new InsertRows(T, List.of("a", "b"), List.of(row("new", "y"))),
                        new AlterColumn(T, column("b", text()).from(Default.NONE)))));
        assertThat(database.inspect()).isEqualTo(after);
        assertThat(database.rows("SELECT a, b FROM t")).containsExactly("String old, String x", "String new, String y");
    }

    @Test
    void whatChangesNothingHereRendersNothing() {
        database.execute("CREATE TABLE t (a BOOLEAN DEFAULT TRUE)");
        Schema before = database.inspect();
        Column same = column("a", bool()).defaultTo(true).comment("a comment");
        assertThat(SqliteDatabase.DIALECT.render(new AlterColumn(T, same), before))
                .isEmpty();
        assertThat(SqliteDatabase.DIALECT.render(new CommentOnTable(T, "a comment"), before))
                .isEmpty();
    }

    @Test
    void columnsCanChangePlacesInABatch() {
        database.execute("CREATE TABLE t (a TEXT, b TEXT)", "INSERT INTO t VALUES ('1', '2')");
        Schema after = database.apply(new Batch(
                T,
                List.of(
                        new RenameColumn(T, "a", "c"),
                        new RenameColumn(T, "b", "a"),
                        new RenameColumn(T, "c", "b"),
                        new AddConstraint(T, check("a <> b").named("ck")))));
        assertThat(database.inspect()).isEqualTo(after);
        assertThat(database.rows("SELECT a, b FROM t")).containsExactly("String 2, String 1");
    }
}
