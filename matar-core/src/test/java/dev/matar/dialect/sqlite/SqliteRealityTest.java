package dev.matar.dialect.sqlite;

import static dev.matar.migration.Ddl.*;
import static dev.matar.schema.Constraint.Action.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.migration.Ddl;
import dev.matar.operation.*;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Constraint.Timing;
import dev.matar.schema.EnumType;
import dev.matar.schema.Index;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.schema.View;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the database reports after an operation is what the operation says, there and back, with rows inside. */
class SqliteRealityTest {

    private static final Name USER = Name.of("user");
    private static final Name POST = Name.of("Blog \"Post\"");
    private static final Name ODD = Name.of("order");
    private static final Name LOG = Name.of("log");

    private static Table table(Name name, Table.Part... parts) {
        return Table.of(name, Naming.STANDARD, List.of(parts));
    }

    private static Schema rich() {
        Table user = table(
                USER,
                column("_id", string(64)).notNull(),
                column("name", string(255)).notNull().defaultTo("it's \"me\""),
                column("boss", string(64)),
                column("mood", enumType("mood")).defaultTo("so-so").notNull(),
                column("second_mood", enumType("mood")),
                column("roles", json()),
                column("is_active", bool()).defaultTo(true).notNull(),
                column("score", decimal(10, 2)).defaultTo(1.5),
                column("born", date()),
                column("created_at", timestamp()).defaultToSql("current_timestamp"),
                column("token", uuid()).defaultToSql("lower(hex(randomblob(16)))"),
                primaryKey("_id"),
                unique("name", "born"),
                check("score >= 0"),
                foreignKey("boss").references("user", "_id").onDelete(SET_NULL).onUpdate(CASCADE),
                index("is_active"),
                index(desc("created_at"), expression("lower(name)")).named("ix_user_newest"),
                index("token").asUnique().where("token IS NOT NULL"));
        Table post = table(
                POST,
                column("id", bigInt()).identity(),
                column("Mixed Case", text()).comment("dropped"),
                column("group", integer()).defaultTo(-7),
                column("a\"b", binary(16)),
                column("size", integer()),
                column("doubled", integer()).computedAs("size * 2"),
                column("author", string(64)).notNull(),
                primaryKey("id"),
                foreignKey("author").references("user", "_id").onDelete(CASCADE).timing(Timing.DEFERRED),
                check("\"group\" <> 0 AND size < 1000").named("odd check"),
                index("Mixed Case", "group"));
        Table odd = table(
                ODD,
                column("select", smallInt()).notNull(),
                column("from", character(2)).notNull(),
                column("post", bigInt()),
                column("weight", doublePrecision()),
                column("at", timestampWithTimeZone(3)),
                column("took", interval()),
                primaryKey("select", "from"),
                foreignKey("post").references("\"Blog \"\"Post\"\"\"", "id").timing(Timing.DEFERRABLE));
        Table log = table(LOG, column("line", text()), column("at", timestamp(3)), column("level", real()));
        return Schema.of(
                List.of(user, post, odd, log),
                List.of(),
                List.of(new EnumType(Name.of("mood"), List.of("sad", "so-so", "it's fine"))),
                List.of(new View(Name.of("lines"), "SELECT line, count(*) AS n FROM log GROUP BY line")),
                Set.of());
    }

    private static final List<String> ROWS = List.of(
            "INSERT INTO user (_id, name, boss, mood, second_mood, roles, score, born, token) VALUES"
                    + " ('1', 'Ann', NULL, 'sad', NULL, '[1]', 2.25, '2001-01-01', '11111111'),"
                    + " ('2', 'Bob', '1', 'it''s fine', 'sad', '5', 0, NULL, NULL)",
            "INSERT INTO \"Blog \"\"Post\"\"\" (id, \"Mixed Case\", \"group\", \"a\"\"b\", size, author) VALUES"
                    + " (3, 'first', 1, x'00ff', 10, '1'), (9, '', 2, NULL, NULL, '2')",
            "INSERT INTO \"order\" (\"select\", \"from\", post, weight, at, took) VALUES"
                    + " (1, 'ab', 3, 1.5, '2023-01-01 00:00:00.000+00:00', NULL), (2, 'cd', NULL, NULL, NULL, NULL)",
            "INSERT INTO log (line, at, level) VALUES ('x', '2023-01-01 00:00:00', 1.5), ('y', 1700000000000, NULL)");

    private static final List<String> QUERIES = List.of(
            "SELECT _id, name, boss, mood, second_mood, roles, is_active, score, born, created_at, token FROM user"
                    + " ORDER BY 1",
            "SELECT id, \"Mixed Case\", \"group\", \"a\"\"b\", size, doubled, author FROM \"Blog \"\"Post\"\"\""
                    + " ORDER BY 1",
            "SELECT * FROM \"order\" ORDER BY 1",
            "SELECT rowid, line, at, level FROM log ORDER BY 1");

    private static Column user(String name) {
        return rich().table(USER).column(name);
    }

    private static Column post(String name) {
        return rich().table(POST).column(name);
    }

    /** Operations after whose undo every row is what it was before. */
    @TestFactory
    Stream<DynamicTest> everyOperationIsReportedAndTakenBackWithItsRows() {
        Index newIndex = Ddl.index(desc("born"), expression("length(name)")).named("ix_new");
        return Stream.<Operation>of(
                        new CreateTable(table(Name.of("New"), column("a", integer()), primaryKey("a"))),
                        new CreateTable(table(
                                Name.of("tag"),
                                column("user", string(64)),
                                column("up", string(64)),
                                unique("user"),
                                foreignKey("user").references("user", "_id"),
                                foreignKey("up").references("tag", "user"),
                                index("up"))),
                        new RenameTable(USER, Name.of("Person")),
                        new RenameTable(USER, Name.of("User")),
                        new RenameTable(POST, Name.of("post")),
                        new CommentOnTable(USER, "people"),
                        new AddColumn(USER, column("extra", string(3))),
                        new AddColumn(USER, column("extra", integer()).notNull().defaultTo(5)),
                        new AddColumn(
                                USER, column("extra", timestamp()).notNull().defaultToSql("current_timestamp")),
                        new AddColumn(USER, column("extra", text()).defaultToSql("hex(randomblob(4))")),
                        new AddColumn(
                                USER,
                                column("extra", enumType("mood")).notNull().defaultTo("sad")),
                        new AddColumn(POST, column("extra", integer()).computedAs("size + 1")),
                        new AddColumn(
                                POST,
                                column("extra", integer())
                                        .from(new dev.matar.schema.Default.Computed("size + 1", false))),
                        new RenameColumn(USER, "_id", "order"),
                        new RenameColumn(USER, "mood", "Mood"),
                        new RenameColumn(USER, "score", "group"),
                        new RenameColumn(POST, "size", "Big \"Size\""),
                        new RenameColumn(POST, "Mixed Case", "plain"),
                        new RenameColumn(ODD, "select", "pick"),
                        new AlterColumn(USER, user("name").type(text())),
                        new AlterColumn(USER, user("name").defaultTo("other")),
                        new AlterColumn(USER, user("mood").nullable(true)),
                        new AlterColumn(USER, user("is_active").comment("only a comment")),
                        new AlterColumn(USER, user("created_at").defaultToSql("datetime('now', 'localtime')")),
                        new AlterColumn(POST, post("Mixed Case").defaultTo("").notNull()),
                        new AlterColumn(POST, post("doubled").computedAs("size * 3")),
                        new AlterColumn(ODD, column("took", text())),
                        new AlterColumn(ODD, column("weight", real()).defaultTo(2)),
                        new AddConstraint(LOG, unique("line").named("uq")),
                        new AddConstraint(
                                LOG, check("level IS NULL OR level > 0").named("ck")),
                        new AddConstraint(LOG, primaryKey("line").named("pk")),
                        new AddConstraint(
                                ODD,
                                foreignKey("took")
                                        .referencesExternal("span", "code")
                                        .named("fk_gone")),
                        new DropConstraint(USER, "uq_user_name_born"),
                        new DropConstraint(USER, "ck_user_score_0"),
                        new DropConstraint(USER, "fk_user_boss_user"),
                        new DropConstraint(POST, "odd check"),
                        new DropConstraint(ODD, "pk_order"),
                        new CreateIndex(USER, newIndex),
                        new CreateIndex(USER, newIndex.asUnique().where("born > '2000-01-01'")),
                        new DropIndex(USER, "ix_user_newest"),
                        new DropIndex(USER, "ix_user_token"),
                        new CreateEnum(new EnumType(Name.of("colour"), List.of("red"))),
                        new AddEnumValue(Name.of("mood"), "happy", "so-so"),
                        new RenameEnumValue(Name.of("mood"), "so-so", "mé'h"),
                        new CreateView(new View(Name.of("names"), "SELECT name FROM user")),
                        new ReplaceView(new View(Name.of("lines"), "SELECT 1 AS \"one\"")),
                        new DropView(Name.of("lines")),
                        new InsertRows(LOG, List.of("line", "level"), List.of(row("z", 1), row(null, null))),
                        new Batch(
                                USER,
                                List.of(
                                        new RenameColumn(USER, "name", "full name"),
                                        new AlterColumn(
                                                USER,
                                                user("name").rename("full name").type(text())),
                                        new AddColumn(
                                                USER,
                                                column("nick", string())
                                                        .notNull()
                                                        .defaultTo("-")),
                                        new AddConstraint(
                                                USER, check("length(nick) > 0").named("ck_nick")),
                                        new CreateIndex(USER, Ddl.index("nick").named("ix_nick")),
                                        new DropIndex(USER, "ix_user_newest"),
                                        new RenameColumn(USER, "_id", "id"))),
                        new Batch(
                                ODD,
                                List.of(
                                        new RenameColumn(ODD, "weight", "mass"),
                                        new AddColumn(ODD, column("weight", text())),
                                        new AddConstraint(ODD, check("mass > 0").named("ck_mass")),
                                        new RenameColumn(ODD, "mass", "grams"))),
                        new Autocommit(
                                List.of(new AddConstraint(LOG, unique("line").named("uq")))))
                .map(operation -> DynamicTest.dynamicTest(
                        operation.getClass().getSimpleName() + " " + operation, () -> thereAndBack(operation)));
    }

    private static void thereAndBack(Operation operation) {
        Schema before = rich();
        try (SqliteDatabase database = new SqliteDatabase().build(before)) {
            ROWS.forEach(database::execute);
            List<List<String>> rows = QUERIES.stream().map(database::rows).toList();
            Schema normal = SqliteDatabase.DIALECT.normalize(before);
            assertThat(database.inspect()).isEqualTo(normal);

            Schema after = database.apply(operation, before);
            assertReports(database, after);
            Schema back = database.apply(operation.inverse(before), after);
            assertThat(SqliteDatabase.DIALECT.normalize(back)).isEqualTo(normal);
            assertReports(database, before);
            assertThat(QUERIES.stream().map(database::rows).toList()).isEqualTo(rows);
            assertThat(database.rows("PRAGMA foreign_key_check")).isEmpty();
        }
    }

    /** The database reports the schema, and so does one that is built from it afresh. */
    private static void assertReports(SqliteDatabase database, Schema schema) {
        Schema normal = SqliteDatabase.DIALECT.normalize(schema);
        Schema reported = database.inspect();
        normal.tables()
                .forEach(table -> assertThat(reported.table(table.name())).isEqualTo(table));
        assertThat(reported).isEqualTo(normal);
        assertThat(SqliteDatabase.DIALECT.normalize(normal)).isEqualTo(normal);
        try (SqliteDatabase fresh = new SqliteDatabase().build(schema)) {
            assertThat(fresh.inspect()).isEqualTo(normal);
        }
        assertThat(database.rows("PRAGMA integrity_check")).containsExactly("String ok");
    }

    /** Operations that lose something by their nature. */
    @Test
    void whatTakesRowsAwayLeavesTheOthersAlone() {
        List<Operation> operations = List.of(
                new DropColumn(USER, "roles"),
                new DropColumn(POST, "a\"b"),
                new DropColumn(POST, "Mixed Case"),
                new DropTable(ODD),
                new DropEnumValue(Name.of("mood"), "so-so"));
        for (Operation operation : operations) {
            Schema before = rich();
            if (operation instanceof DropEnumValue) {
                before = new AlterColumn(USER, user("mood").from(dev.matar.schema.Default.NONE)).apply(before);
            }
            if (operation instanceof DropColumn drop && drop.column().equals("Mixed Case")) {
                before = new DropIndex(POST, "ix_Blog \"Post\"_Mixed_Case_group").apply(before);
            }
            try (SqliteDatabase database = new SqliteDatabase().build(before)) {
                ROWS.forEach(database::execute);
                List<String> log = database.rows(QUERIES.get(3));
                Schema after = database.apply(operation, before);
                assertReports(database, after);
                assertThat(database.rows("SELECT count(*) FROM user")).containsExactly("Integer 2");
                assertThat(database.rows(QUERIES.get(3))).isEqualTo(log);
                assertThat(database.apply(operation.inverse(before), after)).isEqualTo(before);
                assertReports(database, before);
            }
        }
    }

    @Test
    void operationsRunOnTheInspectedSchemaAsWellAsOnTheFoldedOne() {
        try (SqliteDatabase database = new SqliteDatabase().build(rich())) {
            ROWS.forEach(database::execute);
            Schema after = database.apply(
                    new AddEnumValue(Name.of("mood"), "happy", ""),
                    new RenameColumn(USER, "mood", "Feeling"),
                    new AlterColumn(POST, post("group").defaultTo(8)),
                    new RenameTable(POST, Name.of("post")),
                    new AddConstraint(USER, unique("token").named("uq_token")),
                    new RenameEnumValue(Name.of("mood"), "sad", "blue"));
            assertReports(database, after);
            assertThat(database.rows("SELECT Feeling, second_mood FROM user ORDER BY _id"))
                    .containsExactly("String blue, null", "String it's fine, String blue");
        }
    }

    @Test
    void everyConstraintKindOfTheAlphabetIsWrittenAndRead() {
        Constraint[] constraints = {
            primaryKey("a"),
            unique("b", "c"),
            check("b > 0"),
            foreignKey("b", "c").references("t", "b", "c").onDelete(RESTRICT).onUpdate(SET_DEFAULT)
        };
        Table t = table(Name.of("t"), column("a", integer()), column("b", integer()), column("c", integer()));
        for (Constraint constraint : constraints) {
            t = t.constraints(t.constraints().with(Naming.STANDARD.name(t.name(), constraint)));
        }
        try (SqliteDatabase database = new SqliteDatabase().build(Schema.of(t))) {
            assertReports(database, Schema.of(t));
        }
    }
}
