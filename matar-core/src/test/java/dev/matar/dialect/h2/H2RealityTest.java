package dev.matar.dialect.h2;

import static dev.matar.dialect.h2.H2Scratch.assertSame;
import static dev.matar.migration.Ddl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.matar.operation.*;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint.Action;
import dev.matar.schema.Default;
import dev.matar.schema.EnumType;
import dev.matar.schema.Index;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import dev.matar.schema.Schema;
import dev.matar.schema.Sequence;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import dev.matar.schema.View;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each operation leaves in a real database what the algebra says, its inverse takes it back, and the rows stay. */
class H2RealityTest {

    private static final Name USER = Name.of("user");
    private static final Name POST = Name.of("post");
    private static final Name ORDER = Name.of("audit", "order");
    private static final Name MIXED = Name.of("Mixed Case");
    private static final Name MOOD = Name.of("mood");
    private static final H2Dialect DIALECT = new H2Dialect();

    private static Table table(Name name, Table.Part... parts) {
        return Table.of(name, Naming.STANDARD, List.of(parts));
    }

    /** Odd names, every type, every kind of default and constraint; no view, since views forbid much. */
    static Schema zoo() {
        Table user = table(
                        USER,
                        column("_id", string()).notNull(),
                        column("name", string(40)).defaultTo("it's é").comment("who 'it' is"),
                        column("order", integer()).defaultTo(15),
                        column("is_active", bool()).notNull().defaultTo(true),
                        column("mood", new Type.Enum(MOOD)).defaultTo("ok"),
                        column("feeling", new Type.Enum(MOOD)),
                        column("roles", json()).defaultTo("{\"a\": [1, 2]}"),
                        column("value", integer()),
                        column("Mixed \"Col\"", decimal(10, 2)).defaultTo(1.5),
                        column("double_value", integer()).computedAs("\"value\" * 2"),
                        column("created_at", timestamp()).defaultToSql("current_timestamp"),
                        primaryKey("_id"),
                        unique("name", "order"),
                        check("\"order\" >= 0").named("ck_order"),
                        check("mood <> 'sad'").named("ck_mood"),
                        index("name").named("ix_name"),
                        index(desc("created_at"), asc("order").nulls(Index.Nulls.LAST)))
                .comment("people");
        Table post = table(
                POST,
                column("id", bigInt()).identity(),
                column("author", string()),
                column("parent", bigInt()),
                column("title", text()).defaultTo(""),
                primaryKey("id"),
                foreignKey("author")
                        .references("user", "_id")
                        .onDelete(Action.CASCADE)
                        .onUpdate(Action.SET_NULL),
                foreignKey("parent").references("post", "id").onDelete(Action.SET_DEFAULT),
                index("author").named("ix_author"));
        Table order = table(
                ORDER,
                column("id", integer()).notNull().from(new Default.Identity(true, 100, 10)),
                column("key", uuid()),
                column("mood", new Type.Enum(MOOD)),
                column("number", bigInt()).defaultToSql("next value for counter"),
                unique("key"),
                foreignKey("key").references("Mixed Case", "id"));
        Table mixed = table(
                MIXED,
                column("id", uuid()).notNull(),
                column("a", smallInt()),
                column("b", character(3)),
                column("c", real()),
                column("d", doublePrecision()),
                column("e", date()).defaultTo("2020-01-01"),
                column("f", time()),
                column("g", timestamp(3)),
                column("h", timestampWithTimeZone()),
                column("i", interval()),
                column("j", binary()),
                column("k", binary(16)),
                column("l", arrayOf(integer())),
                column("m", arrayOf(arrayOf(string(5)))),
                column("n", decimal()),
                column("o", nativeType("GEOMETRY(POINT, 4326)")),
                column("p", jsonb()),
                column("q", new Type.Time(true, java.util.OptionalInt.of(6))),
                column("ÄB", string()),
                column("VALUE", bigInt()),
                column("UPPER", bigInt()),
                primaryKey("id"),
                check("\"VALUE\" > 0").named("Check It"));
        return Schema.of(
                List.of(user, post, mixed, order),
                List.of(
                        new Sequence(Name.of("counter")),
                        new Sequence(
                                Name.of("audit", "user"), 50, -5, OptionalLong.of(-100), OptionalLong.of(60), true, 3)),
                List.of(new EnumType(MOOD, List.of("sad", "ok", "it's"))),
                List.of(),
                Set.of("audit"));
    }

    private static void fill(H2Scratch scratch) throws SQLException {
        scratch.sql(
                "INSERT INTO \"USER\" (_ID, NAME, \"ORDER\", MOOD, FEELING, \"VALUE\") VALUES"
                        + " ('Ann', 'Ann', 1, 'ok', 'it''s', 5), ('Bob', 'Bob', 2, NULL, 'ok', NULL)",
                "INSERT INTO POST (AUTHOR, PARENT, TITLE) VALUES ('Ann', NULL, '7'), ('Bob', 1, '8')",
                "INSERT INTO \"Mixed Case\" (ID, A) VALUES ('00000000-0000-0000-0000-000000000001', 1)",
                "INSERT INTO AUDIT.\"ORDER\" (\"KEY\") VALUES ('00000000-0000-0000-0000-000000000001'), (NULL)");
    }

    private static Map<String, Operation> operations() {
        Schema zoo = zoo();
        Table user = zoo.table(USER);
        Map<String, Operation> all = new LinkedHashMap<>();
        all.put("create table", new CreateTable(table(Name.of("audit", "log"), column("a", integer()))));
        all.put("drop table", new DropTable(POST));
        all.put("rename table", new RenameTable(USER, Name.of("People")));
        all.put("comment on table", new CommentOnTable(POST, "it's"));
        all.put("drop comment", new CommentOnTable(USER, ""));
        all.put(
                "add column",
                new AddColumn(
                        USER, column("key", integer()).notNull().defaultTo(3).comment("c")));
        all.put("add computed", new AddColumn(USER, column("c", bigInt()).computedAs("\"value\" + 1")));
        all.put("add identity", new AddColumn(USER, column("n", integer()).identity()));
        all.put("drop column", new DropColumn(USER, "roles"));
        all.put("drop computed", new DropColumn(USER, "double_value"));
        all.put("rename column", new RenameColumn(USER, "value", "Amount"));
        all.put("rename checked column", new RenameColumn(USER, "order", "sort_order"));
        all.put("rename key column", new RenameColumn(USER, "_id", "user"));
        all.putAll(alterations(user));
        all.putAll(constraintsAndIndexes());
        all.put("insert rows", new InsertRows(USER, List.of("_id", "roles"), List.of(row("x", "{\"a\":\"it's\"}"))));
        all.put("create sequence", new CreateSequence(new Sequence(Name.of("order"))));
        all.put(
                "alter sequence",
                new AlterSequence(new Sequence(
                        Name.of("audit", "user"), 5, 2, OptionalLong.empty(), OptionalLong.of(1000), false, 1)));
        all.put("drop sequence", new DropSequence(Name.of("audit", "user")));
        all.put("create enum", new CreateEnum(new EnumType(Name.of("audit", "Kind"), List.of("a", "b"))));
        all.put("add enum value", new AddEnumValue(MOOD, "new", "sad"));
        all.put("add last enum value", new AddEnumValue(MOOD, "new", ""));
        all.put("rename enum value", new RenameEnumValue(MOOD, "ok", "fine"));
        all.put(
                "create view",
                new CreateView(
                        new View(Name.of("v"), "select \"user\"._id, \"user\".\"order\" as \"date\" from \"user\"")));
        all.put("create namespace", new CreateNamespace("Another One"));
        all.put(
                "batch",
                new Batch(
                        POST,
                        List.of(
                                new AddColumn(POST, column("x", integer())),
                                new CreateIndex(POST, index("x").named("ix_x")))));
        all.put("autocommit", new Autocommit(List.of(new AddColumn(POST, column("x", integer())))));
        return all;
    }

    private static Map<String, Operation> alterations(Table user) {
        Map<String, Operation> all = new LinkedHashMap<>();
        Column name = user.column("name");
        Column mixed = user.column("Mixed \"Col\"");
        Column computed = user.column("double_value");
        Column id = zoo().table(POST).column("id");
        Column title = zoo().table(POST).column("title");
        all.put("widen", new AlterColumn(USER, name.type(text())));
        all.put("another default", new AlterColumn(USER, name.defaultTo("x")));
        all.put("default to expression", new AlterColumn(USER, name.defaultToSql("current_user")));
        all.put("no default", new AlterColumn(USER, name.from(Default.NONE)));
        all.put("another comment", new AlterColumn(USER, name.comment("new")));
        all.put("no comment", new AlterColumn(USER, name.comment("")));
        all.put("nullable", new AlterColumn(USER, user.column("is_active").nullable(true)));
        all.put("not null", new AlterColumn(USER, name.notNull()));
        all.put(
                "type, default, null at once",
                new AlterColumn(POST, title.type(integer()).defaultTo(4).notNull()));
        all.put("text to json", new AlterColumn(POST, title.type(json()).defaultTo("{}")));
        all.put("text to enum", new AlterColumn(USER, user.column("feeling").type(text())));
        all.put("key type", new AlterColumn(POST, id.type(decimal(20, 0))));
        all.put("identity to plain", new AlterColumn(POST, id.from(Default.NONE)));
        all.put("identity to default", new AlterColumn(POST, id.defaultTo(5)));
        all.put("identity otherwise", new AlterColumn(POST, id.from(new Default.Identity(true, 40, 3))));
        all.put("plain to identity", new AlterColumn(USER, user.column("order").identity()));
        all.put("computed otherwise", new AlterColumn(USER, computed.computedAs("\"value\" * 3")));
        all.put("computed type", new AlterColumn(USER, computed.type(bigInt()).comment("big")));
        all.put("computed to plain", new AlterColumn(USER, computed.defaultTo(1)));
        all.put("plain to computed", new AlterColumn(USER, mixed.computedAs("\"order\" + 1")));
        all.put("computed not null", new AlterColumn(USER, user.column("order").notNull()));
        return all;
    }

    private static Map<String, Operation> constraintsAndIndexes() {
        Map<String, Operation> all = new LinkedHashMap<>();
        all.put("add unique", new AddConstraint(POST, unique("author", "id").named("uq")));
        all.put("add check", new AddConstraint(POST, check("author is not null").named("ck")));
        all.put(
                "add foreign key",
                new AddConstraint(
                        POST,
                        foreignKey("author", "id")
                                .references("user", "name", "order")
                                .named("fk")));
        all.put("add primary key", new AddConstraint(ORDER, primaryKey("id").named("pk")));
        all.put("drop check", new DropConstraint(USER, "ck_order"));
        all.put("drop foreign key", new DropConstraint(POST, "fk_post_author_user"));
        all.put("drop unique", new DropConstraint(USER, "uq_user_name_order"));
        all.put(
                "create index",
                new CreateIndex(
                        POST,
                        index(desc("author").nulls(Index.Nulls.FIRST), asc("parent"))
                                .named("Ix 2")));
        all.put(
                "create unique index",
                new CreateIndex(POST, index("id").named("ix").asUnique().include("title", "author")));
        all.put("drop index", new DropIndex(USER, "ix_name"));
        all.put("drop index that a key uses", new DropIndex(POST, "ix_author"));
        all.put("index in namespace", new CreateIndex(ORDER, index("key").named("ix")));
        return all;
    }

    @TestFactory
    Stream<DynamicTest> everyOperationLeavesWhatTheAlgebraSaysAndItsInverseTakesItBack() {
        return operations().entrySet().stream().map(e -> dynamicTest(e.getKey(), () -> thereAndBack(e.getValue())));
    }

    private static void thereAndBack(Operation operation) throws SQLException {
        Schema before = zoo();
        try (H2Scratch live = new H2Scratch();
                H2Scratch fresh = new H2Scratch()) {
            live.build(before);
            fill(live);
            List<String> rows = rows(live, operation);
            assertSame(live.inspect(), DIALECT.normalize(before));
            Schema after = live.run(operation, before);
            assertSame(live.inspect(), DIALECT.normalize(after));
            assertSame(live.inspect(), fresh.build(after).inspect());
            live.run(operation.inverse(before), after);
            assertSame(live.inspect(), DIALECT.normalize(before));
            assertThat(rows(live, operation)).isEqualTo(rows);
        }
    }

    /** The rows that an operation and its inverse have to leave alone. */
    private static List<String> rows(H2Scratch live, Operation operation) throws SQLException {
        List<String> rows = new ArrayList<>(
                live.rows("SELECT _ID, NAME, \"ORDER\", IS_ACTIVE, MOOD, FEELING, \"VALUE\", DOUBLE_VALUE FROM \"USER\""
                        + " ORDER BY 1"));
        if (!(operation instanceof DropTable)) {
            rows.addAll(live.rows("SELECT ID, AUTHOR, PARENT, TITLE FROM POST ORDER BY 1"));
        }
        rows.addAll(live.rows("SELECT ID, \"KEY\" FROM AUDIT.\"ORDER\" ORDER BY 1"));
        return rows;
    }
}
