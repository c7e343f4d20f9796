package dev.matar.dialect.postgresql;

import static dev.matar.migration.Ddl.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.notation.Notation;
import dev.matar.operation.*;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
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
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation, done on a real server and taken back, leaves what a database that is built afresh would hold. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresqlRealityTest {

    private static final Name ORGANIZATION = Name.of("organization");
    private static final Name USER = Name.of("user");
    private static final Name TYPES = Name.of("types");
    private static final Name ODD = Name.of("audit", "Mixed \"Case\" table");
    private static final Name MOOD = Name.of("mood");

    private final PostgresqlDialect dialect = new PostgresqlDialect();
    private TestDatabase moved;
    private TestDatabase fresh;

    @BeforeAll
    void connect() throws SQLException {
        moved = new TestDatabase();
        fresh = new TestDatabase();
    }

    @AfterAll
    void disconnect() throws SQLException {
        moved.close();
        fresh.close();
    }

    record Case(String name, List<Operation> operations) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Case it(String name, Operation... operations) {
        return new Case(name, List.of(operations));
    }

    private static Column in(Name table, String column) {
        return RichSchema.schema().table(table).column(column);
    }

    private static AlterColumn organization(Column to) {
        return new AlterColumn(ORGANIZATION, to);
    }

    private static AlterColumn types(String column, Type to) {
        return new AlterColumn(TYPES, in(TYPES, column).type(to).from(Default.NONE));
    }

    private static Operation add(Name table, Constraint constraint) {
        return new AddConstraint(table, Naming.STANDARD.name(table, constraint));
    }

    private static Operation add(Name table, Index index) {
        return new CreateIndex(table, Naming.STANDARD.name(table, index));
    }

    private static Operation[] withoutViews(Operation... then) {
        List<Operation> all =
                new ArrayList<>(List.of(new DropView(Name.of("audit", "v2")), new DropView(Name.of("active"))));
        all.addAll(Arrays.asList(then));
        return all.toArray(Operation[]::new);
    }

    static Stream<Case> tables() {
        return Stream.of(
                it(
                        "create table",
                        new CreateTable(RichSchema.table(
                                        "\"Another \"\"one\"",
                                        column("id", integer()),
                                        column("x", string()).comment("c"),
                                        primaryKey("id"),
                                        index("x").option("postgresql.concurrently", "true"),
                                        foreignKey("x").references("organization", "_id"))
                                .comment("it's new"))),
                it(
                        "create partitioned table",
                        new CreateTable(
                                RichSchema.table("log", column("at", date()).notNull())
                                        .option("postgresql.partition_by", "RANGE (at)"))),
                it("drop table", new DropTable(Name.of("audit", "event"))),
                it("rename table", withoutViews(new RenameTable(ORGANIZATION, Name.of("Org units")))),
                it("rename table to a key word", new RenameTable(TYPES, Name.of("table"))),
                it("move table", new RenameTable(USER, Name.of("audit", "user"))),
                it("move and rename table", new RenameTable(USER, Name.of("empty one", "People"))),
                it("move table home", new RenameTable(ODD, Name.of("100% odd"))),
                it(
                        "move past one of the same name",
                        new CreateTable(RichSchema.table("audit.user", column("x", integer()))),
                        new RenameTable(USER, Name.of("audit", "user2"))),
                it("comment on table", new CommentOnTable(TYPES, "it's; new"), new CommentOnTable(ORGANIZATION, "")),
                it(
                        "batch",
                        new Batch(
                                TYPES,
                                List.of(
                                        new AddColumn(
                                                TYPES,
                                                column("a", integer()).notNull().defaultTo(1)),
                                        new AddColumn(
                                                TYPES, column("b2", integer()).computedAs("si * 2")),
                                        new AddColumn(
                                                TYPES, column("e", integer()).comment("commented")),
                                        new DropColumn(TYPES, "c"),
                                        new DropColumn(TYPES, "d"),
                                        new AddConstraint(TYPES, primaryKey("a").named("pk t")),
                                        new AddConstraint(
                                                TYPES, unique("a", "bi").named("uq t")),
                                        new AddConstraint(TYPES, check("a > 0").named("ck t")),
                                        new CreateIndex(TYPES, index("bi").named("ix t"))))));
    }

    static Stream<Case> columns() {
        return Stream.of(
                it(
                        "add column",
                        new AddColumn(
                                ODD,
                                column("user", string(5))
                                        .notNull()
                                        .defaultTo("x")
                                        .comment("c"))),
                it("add identity", new AddColumn(ODD, column("number", bigInt()).identity())),
                it("add computed", new AddColumn(ODD, column("twice", integer()).computedAs("(\"order\" * 2)"))),
                it(
                        "drop column",
                        new DropColumn(TYPES, "u"),
                        new DropColumn(TYPES, "one"),
                        new DropColumn(TYPES, "next")),
                it("rename column", withoutViews(new RenameColumn(ORGANIZATION, "max_post_duration", "longest"))),
                it("rename a key's column", new RenameColumn(ODD, "order", "user")),
                it(
                        "comment",
                        new AlterColumn(TYPES, in(TYPES, "c").comment("it's")),
                        organization(in(ORGANIZATION, "title").comment(""))),
                it(
                        "not null",
                        new AlterColumn(TYPES, in(TYPES, "c").notNull()),
                        organization(in(ORGANIZATION, "is_active").nullable(true))),
                it(
                        "default",
                        organization(in(ORGANIZATION, "language").defaultTo("it's")),
                        organization(in(ORGANIZATION, "max_post_duration").from(Default.NONE)),
                        organization(in(ORGANIZATION, "sort_order").defaultTo(7)),
                        organization(in(ORGANIZATION, "created_at").defaultToSql("now()"))),
                it("wider", organization(in(ORGANIZATION, "language").type(string(20))), types("dp", decimal(12, 4))),
                it(
                        "type with default",
                        new AlterColumn(TYPES, in(TYPES, "bi").type(string()).defaultTo("x"))),
                it(
                        "type, null and default at once",
                        new AlterColumn(
                                TYPES,
                                column("si", text()).notNull().defaultTo("y").comment("z"))),
                it(
                        "type of a base of a computed column",
                        withoutViews(organization(in(ORGANIZATION, "title").type(text())))),
                it(
                        "length of a base of a computed column",
                        withoutViews(organization(in(ORGANIZATION, "title").type(string(300))))),
                it(
                        "type under checks and indexes",
                        withoutViews(
                                organization(
                                        in(ORGANIZATION, "max_post_duration").type(decimal(10, 2))),
                                organization(in(ORGANIZATION, "sort_order").type(bigInt())))),
                it(
                        "type of a computed column",
                        organization(in(ORGANIZATION, "search").type(string()))),
                it(
                        "computed no more",
                        new DropIndex(ORGANIZATION, "ix_organization_search"),
                        organization(in(ORGANIZATION, "search").from(Default.NONE))),
                it(
                        "identity comes",
                        new AlterColumn(
                                TYPES,
                                in(TYPES, "si")
                                        .from(new Default.Identity(true, 5, 2))
                                        .notNull())),
                it(
                        "identity goes",
                        new AlterColumn(
                                TYPES, in(TYPES, "one").from(Default.NONE).nullable(true)),
                        new AlterColumn(USER, in(USER, "id").defaultTo(3))),
                it("identity goes with its type", new AlterColumn(TYPES, column("one", text()))),
                it(
                        "identity changes",
                        new AlterColumn(TYPES, in(TYPES, "one").from(new Default.Identity(false, 3, 1))),
                        new AlterColumn(USER, in(USER, "id").from(new Default.Identity(true, 7, 3))),
                        new AlterColumn(USER, in(USER, "id").from(new Default.Identity(true, 7, -3)))),
                it("identity's type", new AlterColumn(TYPES, in(TYPES, "one").type(bigInt()))));
    }

    static Stream<Case> keys() {
        return Stream.of(
                it("primary key", add(TYPES, primaryKey("si", "bi")), new DropConstraint(TYPES, "pk_types")),
                it("unique", add(TYPES, unique("bi", "u").timing(Constraint.Timing.DEFERRABLE))),
                it("check", add(TYPES, check("si > 0 and (c = 'a' or c = 'b')"))),
                it(
                        "foreign key",
                        add(
                                TYPES,
                                foreignKey("bi")
                                        .references("user", "id")
                                        .onDelete(Constraint.Action.SET_DEFAULT)
                                        .onUpdate(Constraint.Action.CASCADE)
                                        .timing(Constraint.Timing.DEFERRED))),
                it(
                        "drop constraints",
                        new DropConstraint(USER, "fk_user_boss_user"),
                        new DropConstraint(ODD, "it's unique"),
                        new DropConstraint(ODD, "ck \"quoted\"")),
                it(
                        "a key beside a key",
                        add(ORGANIZATION, unique("_id")),
                        new DropConstraint(ORGANIZATION, "pk_organization")),
                it(
                        "index",
                        add(ODD, index(desc("Group"), asc("select")).asUnique().named("order")),
                        add(ODD, index(desc("order").nulls(Index.Nulls.LAST)).named("ix2")),
                        new DropIndex(ODD, "ix.odd")),
                it(
                        "index with expressions",
                        add(
                                ODD,
                                index(expression("\"order\" + 1"), expression("(\"select\")"))
                                        .where("(\"order\" > 3)")
                                        .named("ix3"))),
                it(
                        "gin",
                        add(TYPES, index("ints").option("postgresql.using", "GIN")),
                        add(
                                USER,
                                index("roles")
                                        .option("postgresql.using", "gin")
                                        .option("postgresql.ops.roles", "jsonb_path_ops"))),
                it(
                        "gist",
                        add(
                                TYPES,
                                index("ip")
                                        .option("postgresql.using", "gist")
                                        .option("postgresql.ops.ip", "inet_ops"))),
                it(
                        "collation",
                        add(
                                TYPES,
                                index("c")
                                        .option("postgresql.collate.c", "\"C\"")
                                        .asUnique())),
                it(
                        "concurrently",
                        add(
                                TYPES,
                                index("bi")
                                        .option("postgresql.concurrently", "true")
                                        .named("ix")),
                        new DropIndex(TYPES, "ix")));
    }

    static Stream<Case> beside() {
        return Stream.of(
                it(
                        "sequence",
                        new CreateSequence(new Sequence(
                                Name.of("audit", "s"), 10, -1, OptionalLong.of(-5), OptionalLong.of(10), true, 3)),
                        new DropSequence(Name.of("countdown"))),
                it(
                        "alter sequence",
                        new AlterSequence(new Sequence(
                                Name.of("ticket"), 5, 5, OptionalLong.of(5), OptionalLong.of(50), true, 2)),
                        new AlterSequence(new Sequence(Name.of("countdown"))),
                        new AlterSequence(new Sequence(
                                Name.of("ticket"), 0, 1, OptionalLong.empty(), OptionalLong.empty(), false, 1))),
                it(
                        "enum",
                        new CreateEnum(new EnumType(Name.of("user kind"), List.of("a", "B c"))),
                        new CreateEnum(new EnumType(Name.of("none"), List.of())),
                        new DropEnum(Name.of("none"))),
                it("add enum value", new AddEnumValue(MOOD, "new", "it's"), new AddEnumValue(MOOD, "last one", "")),
                it("drop enum value", new DropEnumValue(Name.of("audit", "Kind of"), "in")),
                it(
                        "drop enum value under defaults, arrays, checks and indexes",
                        new AddEnumValue(MOOD, "odd", ""),
                        new DropEnumValue(MOOD, "odd")),
                it(
                        "rename enum value",
                        new DropConstraint(USER, "ck_feeling"),
                        new DropIndex(USER, "ix_happy"),
                        new RenameEnumValue(MOOD, "it's", "isn't")),
                it("view", new CreateView(new View(Name.of("audit", "Third view"), "SELECT 1 AS \"Mixed\";"))),
                it(
                        "replace view",
                        new ReplaceView(new View(Name.of("audit", "v2"), "select title, 'x' as y from active"))),
                it("drop view", new DropView(Name.of("audit", "v2"))),
                it("namespace", new CreateNamespace("Select all"), new DropNamespace("empty one")),
                it(
                        "sql",
                        new Sql(
                                "create table a(); comment on table a is 'x;y'",
                                "drop table a",
                                Optional.of(List.of(
                                        new CreateTable(RichSchema.table("a").comment("x;y")))))),
                it(
                        "autocommit",
                        new Autocommit(List.of(add(TYPES, index("bi")), new AddColumn(TYPES, column("z", date()))))));
    }

    @ParameterizedTest
    @MethodSource({"tables", "columns", "keys", "beside"})
    void leavesWhatAFreshDatabaseWouldHold(Case it) throws SQLException {
        Schema schema = RichSchema.schema();
        moved.hold(schema);
        Schema start = moved.inspect();
        List<Operation> undo = new ArrayList<>();
        for (Operation operation : it.operations()) {
            undo.add(operation.inverse(schema));
            schema = moved.run(operation, schema);
            assertSame(schema, operation);
        }
        Collections.reverse(undo);
        for (Operation operation : undo) {
            schema = moved.run(operation, schema);
        }
        assertThat(schema).isEqualTo(RichSchema.schema());
        assertSame(moved.inspect(), start, "the way back");
    }

    private void assertSame(Schema expected, Operation operation) throws SQLException {
        Schema seen = moved.inspect();
        fresh.hold(expected);
        assertSame(seen, fresh.inspect(), operation);
        assertThat(dialect.normalize(seen)).isEqualTo(seen);
        for (Table table : dialect.normalize(expected).tables()) {
            assertThat(withoutTexts(seen.table(table.name()))).containsExactlyInAnyOrderElementsOf(withoutTexts(table));
        }
    }

    /** By line first, so that a failure shows the one that differs. */
    private static void assertSame(Schema seen, Schema expected, Object why) {
        assertThat(Notation.write(seen).lines())
                .as("%s", why)
                .containsExactlyInAnyOrderElementsOf(
                        Notation.write(expected).lines().toList());
        assertThat(seen).isEqualTo(expected);
    }

    /** The columns; only the server knows how it writes what they compute. */
    private static List<Column> withoutTexts(Table table) {
        return table.columns().stream()
                .map(c -> c.defaultValue() instanceof Default.Computed computed
                        ? c.from(new Default.Computed("…", computed.stored()))
                        : c.defaultValue() instanceof Default.Expression e
                                        && e.sql().startsWith("array")
                                ? c.from(
                                        new Default.Expression("ARRAY" + e.sql().substring(5)))
                                : c)
                .toList();
    }

    static Stream<Type> typesOfAllKinds() {
        return Stream.of(
                character(3),
                string(9),
                text(),
                smallInt(),
                integer(),
                bigInt(),
                bool(),
                decimal(9, 2),
                real(),
                doublePrecision(),
                date(),
                time(),
                new Type.Time(true, OptionalInt.empty()),
                timestamp(),
                timestampWithTimeZone(3),
                interval(),
                binary(),
                json(),
                jsonb(),
                uuid(),
                enumType("mood"),
                enumType("audit.Kind of"),
                arrayOf(integer()),
                arrayOf(string(9)),
                arrayOf(enumType("mood")),
                arrayOf(bool()));
    }

    /** What rows make of it is another question. */
    @ParameterizedTest
    @MethodSource("typesOfAllKinds")
    void turnsEachTypeIntoEachOther(Type from) throws SQLException {
        Name name = Name.of("t");
        Map<String, Type> to = new LinkedHashMap<>();
        typesOfAllKinds().forEach(type -> to.put("to " + to.size(), type));
        Table all = RichSchema.table(
                "t", to.keySet().stream().map(c -> column(c, from)).toArray(Column[]::new));
        Schema schema =
                Schema.of(List.of(all), List.of(), RichSchema.schema().enums().list(), List.of(), Set.of("audit"));
        moved.hold(schema);
        for (String column : to.keySet()) {
            schema = moved.run(new AlterColumn(name, column(column, to.get(column))), schema);
        }
        assertSame(moved.inspect(), dialect.normalize(schema), from);
        for (String column : to.keySet()) {
            schema = moved.run(new AlterColumn(name, column(column, from)), schema);
        }
        assertSame(moved.inspect(), schema, from);
    }

    @Test
    void isReportedAsTheNormalizedSchema() throws SQLException {
        fresh.hold(RichSchema.schema());
        Schema normal = dialect.normalize(RichSchema.schema());
        Schema seen = fresh.inspect();
        assertThat(dialect.normalize(normal)).isEqualTo(normal);
        assertThat(seen.sequences()).isEqualTo(normal.sequences());
        assertThat(seen.enums()).isEqualTo(normal.enums());
        assertThat(seen.namespaces()).isEqualTo(normal.namespaces());
    }
}
