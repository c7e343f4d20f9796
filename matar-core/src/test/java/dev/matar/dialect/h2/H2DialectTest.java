package dev.matar.dialect.h2;

import static dev.matar.dialect.h2.H2Scratch.assertSame;
import static dev.matar.migration.Ddl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.Statement;
import dev.matar.operation.*;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.EnumType;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.schema.Sequence;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class H2DialectTest {

    private static final H2Dialect DIALECT = new H2Dialect();
    private static final Name T = Name.of("t");
    private static final Schema UNKNOWN = Schema.unknown("of SQL");

    private static Table table(String name, Table.Part... parts) {
        return Table.of(Name.parse(name), Naming.STANDARD, List.of(parts));
    }

    private static List<String> sql(Operation operation, Schema before) {
        return DIALECT.render(operation, before).stream().map(Statement::sql).toList();
    }

    @Test
    void itIsFoundAsAService() {
        assertThat(ServiceLoader.load(Dialect.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .map(Dialect::name))
                .contains("h2");
        assertThat(DIALECT.speaks("jdbc:h2:mem:x")).isTrue();
        assertThat(DIALECT.speaks("jdbc:h2x:mem:x")).isFalse();
    }

    private static Stream<Operation> unsupported() {
        Constraint.Reference target = new Constraint.Reference(T, List.of("b"), false);
        return Stream.of(
                new CreateIndex(T, index(expression("upper(a)")).named("i")),
                new CreateIndex(T, index("a").named("i").where("a is not null")),
                new CreateIndex(T, index("a").named("i").include("b")),
                new AddConstraint(T, unique("a").named("u").timing(Constraint.Timing.DEFERRABLE)),
                new AddConstraint(
                        T, unique("a").timing(Constraint.Timing.DEFERRED).named("u")),
                new AddConstraint(
                        T,
                        foreignKey("a")
                                .references("t", "b")
                                .timing(Constraint.Timing.DEFERRED)
                                .named("f")),
                new AddConstraint(
                        T, foreignKey("a").references("t", "b").target(target).named("f")),
                new CreateTable(
                        table("u", column("a", integer()), foreignKey("a").references("t", "b"))),
                new RenameTable(T, Name.of("s", "t")),
                new AddColumn(T, column("x", arrayOf(new Type.Enum(Name.of("mood"))))));
    }

    @ParameterizedTest
    @MethodSource
    void unsupported(Operation operation) {
        Table t = table(
                "t", column("a", integer()), column("b", integer()), index("b").asUnique());
        EnumType mood = new EnumType(Name.of("mood"), List.of("a"));
        Schema before = Schema.of(List.of(t), List.of(), List.of(mood), List.of(), Set.of("s"));
        assertThat(operation.apply(before)).isNotNull();
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> DIALECT.render(operation, before));
        assertThat(refusal.code()).isEqualTo("unsupported");
        assertThat(refusal.problem()).startsWith("H2 ").endsWith(".");
        assertThat(refusal.remedy()).endsWith(".");
    }

    @Test
    void rowsOfEveryClassAreInsertedAndDeleted() throws SQLException {
        Table t = table(
                "t",
                column("a", string()),
                column("b", json()),
                column("c", uuid()),
                column("d", binary()),
                column("e", timestamp()),
                column("f", timestampWithTimeZone()),
                column("g", date()),
                column("h", time()),
                column("i", decimal(10, 2)),
                column("j", bool()),
                column("k", bigInt()),
                column("user", doublePrecision()));
        Schema schema = Schema.of(t);
        List<String> columns = List.copyOf(t.columns().keys());
        List<Object> row = row(
                "it's é\n\\",
                "{\"a\": \"it's\"}",
                new UUID(0, 1),
                new byte[] {0, (byte) 255},
                LocalDateTime.parse("2023-04-28T01:59:42.015293"),
                OffsetDateTime.parse("2023-04-28T01:59:42+02:00"),
                LocalDate.parse("2023-04-28"),
                LocalTime.parse("01:59:42"),
                new BigDecimal("1.50"),
                true,
                Long.MIN_VALUE,
                1.5e300);
        InsertRows insert = new InsertRows(T, columns, List.of(row, row(new Object[12])));
        try (H2Scratch scratch = new H2Scratch().build(schema)) {
            scratch.run(insert, schema);
            assertThat(scratch.rows(
                            "SELECT a, b, c, RAWTOHEX(d), e, f, g, h, i, j, k, \"USER\" FROM t ORDER BY a NULLS LAST"))
                    .containsExactly(
                            "it's é\n"
                                    + "\\|{\"a\":\"it's\"}|00000000-0000-0000-0000-000000000001|00ff|2023-04-28"
                                    + " 01:59:42.015293|2023-04-28"
                                    + " 01:59:42+02|2023-04-28|01:59:42|1.50|TRUE|-9223372036854775808|1.5E300",
                            "null|null|null|null|null|null|null|null|null|null|null|null");
            assertThat(scratch.rows("SELECT b.\"a\" FROM (SELECT (b).\"a\" AS \"a\" FROM t WHERE a IS NOT NULL) b"))
                    .containsExactly("\"it's\"");
            scratch.run(insert.inverse(schema), schema);
            assertThat(scratch.rows("SELECT * FROM t")).isEmpty();
        }
    }

    @Test
    void anInstantFitsATimestampOfEitherKind() throws SQLException {
        Schema schema = Schema.of(table("t", column("a", timestampWithTimeZone())));
        InsertRows insert = new InsertRows(T, List.of("a"), List.of(row(Instant.ofEpochMilli(1609439400000L))));
        try (H2Scratch scratch = new H2Scratch().build(schema)) {
            scratch.run(insert, schema);
            assertThat(scratch.rows("SELECT a FROM t")).containsExactly("2020-12-31 18:30:00+00");
        }
    }

    @Test
    void momentsWithoutSecondsAreRead() throws SQLException {
        Schema schema = Schema.of(table(
                "t",
                column("a", timestampWithTimeZone()),
                column("b", new Type.Time(true, OptionalInt.empty())),
                column("c", time()),
                column("d", timestamp())));
        InsertRows insert = new InsertRows(
                T,
                List.of("a", "b", "c", "d"),
                List.of(row(
                        OffsetDateTime.parse("2023-04-28T01:59+05:30"),
                        OffsetTime.parse("01:59Z"),
                        LocalTime.parse("01:59"),
                        LocalDateTime.parse("2023-04-28T01:59"))));
        try (H2Scratch scratch = new H2Scratch().build(schema)) {
            scratch.run(insert, schema);
            assertThat(scratch.rows("SELECT * FROM t"))
                    .containsExactly("2023-04-28 01:59:00+05:30|01:59:00+00|01:59:00|2023-04-28 01:59:00");
            scratch.run(insert.inverse(schema), schema);
            assertThat(scratch.rows("SELECT * FROM t")).isEmpty();
        }
    }

    /** Each cell alone would find its row again, though the column holds less than it was given. */
    @Test
    void whatAColumnRoundsIsTakenOutAgain() throws SQLException {
        Object[][] cells = {
            {decimal(5, 2), new BigDecimal("1.234")},
            {decimal(), new BigDecimal("1.234")},
            {decimal(5, 2).on("h2", decimal(5, 1)), new BigDecimal("1.234")},
            {integer(), new BigDecimal("1.5")},
            {real(), new BigDecimal("0.123456789")},
            {doublePrecision(), new BigDecimal("0.12345678901234567890")},
            {time(), LocalTime.parse("10:00:00.6")},
            {new Type.Time(true, OptionalInt.of(0)), OffsetTime.parse("10:00:00.6+02:00")},
            {timestamp(0), LocalDateTime.parse("2023-04-28T01:59:42.6")},
            {timestamp(), LocalDateTime.parse("2023-04-28T01:59:42.123456789")},
            {timestampWithTimeZone(3), "2023-04-28 01:59:42.1239Z"},
            {character(3), "a"},
            {json(), "{\"a\":  1}"}
        };
        for (Object[] cell : cells) {
            Schema schema = Schema.of(table("t", column("a", (Type) cell[0]), column("b", integer())));
            InsertRows insert = new InsertRows(T, List.of("a", "b"), List.of(row(cell[1], 1), row(null, 1)));
            try (H2Scratch scratch = new H2Scratch().build(schema)) {
                scratch.run(insert, schema);
                scratch.run(insert.inverse(schema), schema);
                assertThat(scratch.rows("SELECT * FROM t")).as(cell[0].toString()).isEmpty();
            }
        }
    }

    @Test
    void aRowGivesItsNumberThoughTheDatabaseAlwaysDoes() throws SQLException {
        Column id = column("id", integer()).from(new Default.Identity(true, 1, 1)).notNull();
        Schema schema = Schema.of(table("t", id, column("user", string())));
        InsertRows insert = new InsertRows(T, List.of("user", "id"), List.of(row("Ann", 7), row("Bob", 8)));
        try (H2Scratch scratch = new H2Scratch().build(schema)) {
            scratch.run(insert, schema);
            assertThat(scratch.rows("SELECT id, \"USER\" FROM t")).containsExactly("7|Ann", "8|Bob");
            scratch.run(insert.inverse(schema), schema);
            assertThat(scratch.rows("SELECT * FROM t")).isEmpty();
        }
    }

    @Test
    void aKeyGoesThoughForeignKeysHadItChosen() throws SQLException {
        Table parent = table(
                "p",
                column("a", integer()).notNull(),
                column("b", integer()),
                primaryKey("a"),
                unique("a").named("u"),
                index("a").named("i").asUnique(),
                unique("b"));
        Table child = table(
                "t",
                column("a", integer()),
                foreignKey("a").references("p", "a"),
                index("a").named("j"),
                foreignKey("a").references("p", "b").named("f"));
        Schema before = Schema.of(parent, child);
        List<Operation> operations = List.of(
                new DropIndex(Name.of("p"), "i"),
                new DropConstraint(Name.of("p"), "pk_p"),
                new DropIndex(T, "j"),
                new AddConstraint(Name.of("p"), primaryKey("a").named("k")),
                new DropConstraint(Name.of("p"), "u"));
        try (H2Scratch scratch = new H2Scratch().build(before)) {
            Schema schema = before;
            for (Operation operation : operations) {
                schema = scratch.run(operation, schema);
                assertSame(scratch.inspect(), DIALECT.normalize(schema));
            }
            for (Operation inverse : Operation.inverseAll(operations, before)) {
                schema = scratch.run(inverse, schema);
                assertSame(scratch.inspect(), DIALECT.normalize(schema));
            }
        }
    }

    @Test
    void aSequenceThatTurnsAroundGoesOnFromItsStartAndOneThatNeedNotFromWhereItWas() throws SQLException {
        Name name = Name.of("s");
        Schema before = Schema.of(List.of(), List.of(new Sequence(name)), List.of(), List.of(), Set.of());
        Sequence down = new Sequence(name, 50, -1, OptionalLong.empty(), OptionalLong.of(50), false, 5);
        Sequence up = new Sequence(name, 10, 2, OptionalLong.of(5), OptionalLong.of(90), true, 1);
        try (H2Scratch scratch = new H2Scratch().build(before)) {
            scratch.rows("SELECT NEXT VALUE FOR s FROM SYSTEM_RANGE(1, 99)");
            Schema schema = scratch.run(new AlterSequence(down), before);
            assertSame(scratch.inspect(), DIALECT.normalize(schema));
            assertThat(scratch.rows("SELECT NEXT VALUE FOR s FROM SYSTEM_RANGE(1, 3)"))
                    .containsExactly("50", "49", "48");
            schema = scratch.run(new AlterSequence(up), schema);
            assertSame(scratch.inspect(), DIALECT.normalize(schema));
            assertThat(scratch.rows("SELECT NEXT VALUE FOR s FROM SYSTEM_RANGE(1, 2)"))
                    .containsExactly("47", "49");
        }
    }

    @Test
    void aRowlessChangeIsRenderedWithoutKnowingTheSchema() throws SQLException {
        Column column = column("user", json()).notNull().defaultTo("{}").comment("it's");
        List<Operation> operations = List.of(
                new AddColumn(T, column),
                new AlterColumn(T, column("user", text()).defaultTo("x")),
                new AlterColumn(T, column("user", integer()).computedAs("a + 1").comment("new")),
                new RenameColumn(T, "user", "order"),
                new AddConstraint(T, primaryKey("a").named("pk")),
                new CreateIndex(T, index("order").named("ix")),
                new DropIndex(T, "ix"),
                new DropConstraint(T, "pk"),
                new InsertRows(T, List.of("a"), List.of(row(1))));
        try (H2Scratch scratch = new H2Scratch().sql("CREATE TABLE t (a INT)")) {
            for (Operation operation : operations) {
                scratch.run(operation, UNKNOWN);
            }
            assertSame(
                    scratch.inspect(),
                    Schema.of(table(
                            "t",
                            column("a", integer()).notNull(),
                            column("order", integer()).computedAs("a + 1").comment("new"))));
        }
    }

    private static List<String> numbered(Schema before, Column... to) throws SQLException {
        try (H2Scratch scratch = new H2Scratch().sql("CREATE TABLE t (\"USER\" BIGINT NOT NULL PRIMARY KEY, n INT)")) {
            scratch.sql("INSERT INTO t VALUES (3, 0), (41, 0)");
            Schema schema = before;
            for (Column column : to) {
                schema = scratch.run(new AlterColumn(T, column), schema);
                assertThat(scratch.inspect().table(T).column("user")).isEqualTo(column);
            }
            scratch.sql("INSERT INTO t (n) VALUES (1), (1)");
            return scratch.rows("SELECT \"USER\" FROM t WHERE n = 1 ORDER BY 1");
        }
    }

    @Test
    void anIdentityBeginsBehindTheRowsThatAreThere() throws SQLException {
        Column plain = column("user", bigInt()).notNull();
        Column tens = plain.from(new Default.Identity(true, 100, 10));
        Column down = plain.from(new Default.Identity(false, 5, -1));
        for (Schema before : List.of(
                Schema.of(table("t", plain, column("n", integer()), primaryKey("user").named("pk"))), UNKNOWN)) {
            assertThat(numbered(before, plain.identity())).containsExactly("42", "43");
            assertThat(numbered(before, tens)).containsExactly("100", "110");
            assertThat(numbered(before, down)).containsExactly("1", "2");
            assertThat(numbered(before, plain.identity(), down, plain, tens)).containsExactly("100", "110");
        }
    }

    @Test
    void clobsBecomeWhatTheyHold() throws SQLException {
        try (H2Scratch scratch = new H2Scratch()) {
            scratch.sql(
                    "CREATE TABLE t (a CLOB, b CLOB, c VARCHAR)", "INSERT INTO t VALUES ('12', '{\"a\": 1}', '[1]')");
            Schema schema = scratch.inspect();
            for (Column to : List.of(column("a", integer()), column("b", json()), column("c", json()))) {
                schema = scratch.run(new AlterColumn(T, to), schema);
            }
            assertSame(scratch.inspect(), schema);
            assertThat(scratch.rows("SELECT a + 1, b, c FROM t")).containsExactly("13|{\"a\":1}|[1]");
        }
    }

    @Test
    void normalizingTwiceIsNormalizingOnce() {
        Schema once = DIALECT.normalize(H2RealityTest.zoo());
        assertThat(DIALECT.normalize(once)).isEqualTo(once);
        assertThat(DIALECT.normalize(UNKNOWN)).isSameAs(UNKNOWN);
    }

    @Test
    void variantsAndWhatIsForOthersAreResolved() {
        Table t = table(
                "t",
                column("a", jsonb().on("h2", text())),
                column("b", nativeType("varchar ( 20 )")),
                column("c", nativeType("blob")),
                column("d", text()).defaultToSql("'it''s'"),
                column("e", integer()).from(new dev.matar.schema.Default.Computed("\"b\"  + 1", false)),
                index("a").option("postgresql.using", "gin").option("h2.using", "hash"));
        Table normal = DIALECT.normalize(Schema.of(t)).table(T);
        assertSame(
                Schema.of(normal),
                Schema.of(table(
                        "t",
                        column("a", string()),
                        column("b", string(20)),
                        column("c", nativeType("BINARY LARGE OBJECT")),
                        column("d", string()).defaultTo("it's"),
                        column("e", integer()).computedAs("b + 1"),
                        index("a").option("h2.using", "hash"))));
    }

    @Test
    void aScriptIsSplitByTheRulesOfH2() {
        assertThat(sql(Sql.onRows("DELETE FROM a; -- b; c\nDELETE FROM $$;$$;"), UNKNOWN))
                .containsExactly("DELETE FROM a", "DELETE FROM $$;$$");
    }
}
