package dev.matar.dialect.h2;

import static dev.matar.dialect.h2.H2Scratch.assertSame;
import static dev.matar.migration.Ddl.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.dialect.Scope;
import dev.matar.operation.AlterSequence;
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
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Databases that others have made. */
class H2InspectorTest {

    private static final H2Dialect DIALECT = new H2Dialect();

    private static Table table(String name, Table.Part... parts) {
        return Table.of(Name.parse(name), Naming.STANDARD, List.of(parts));
    }

    private static Type spelled(String spelling) {
        return nativeType(spelling);
    }

    @Test
    void everyTypeIsReadAndGivenBack() throws SQLException {
        try (H2Scratch scratch = new H2Scratch()) {
            scratch.sql("CREATE TABLE t (a TINYINT, b DECIMAL, c DECIMAL(5), d VARCHAR, e CLOB, f CLOB(1K), g BLOB, h"
                    + " BINARY(4), i TIME(0), j TIME(6), k TIMESTAMP(6), l TIMESTAMP(0) WITH TIME ZONE, m INTERVAL"
                    + " SECOND(18, 9), n INTERVAL DAY(18) TO SECOND, o FLOAT(10), p FLOAT, q VARCHAR(10) ARRAY[5],"
                    + " r INT ARRAY, s ENUM('a', 'b''c'), t VARCHAR_IGNORECASE(10), u JSON, v JSON(100), w CHAR, x"
                    + " NCHAR(3), y DECFLOAT, z DECFLOAT(10), aa ENUM('a') ARRAY, bb GEOMETRY(POINT, 4326), cc"
                    + " ROW(\"A\" INT, b CHAR(2)), dd JAVA_OBJECT, ee UUID, ff VARCHAR(1000000000), gg BIT, hh"
                    + " DOUBLE, ii SMALLINT)");
            Schema expected = Schema.of(table(
                    "t",
                    column("a", spelled("TINYINT")),
                    column("b", decimal(100_000, 0)),
                    column("c", decimal(5, 0)),
                    column("d", string()),
                    column("e", spelled("CHARACTER LARGE OBJECT")),
                    column("f", spelled("CHARACTER LARGE OBJECT(1024)")),
                    column("g", spelled("BINARY LARGE OBJECT")),
                    column("h", spelled("BINARY(4)")),
                    column("i", time()),
                    column("j", time(6)),
                    column("k", timestamp()),
                    column("l", timestampWithTimeZone(0)),
                    column("m", spelled("INTERVAL SECOND(18, 9)")),
                    column("n", interval()),
                    column("o", real()),
                    column("p", doublePrecision()),
                    column("q", spelled("CHARACTER VARYING(10) ARRAY[5]")),
                    column("r", arrayOf(integer())),
                    column("s", spelled("ENUM('a', 'b''c')")),
                    column("t", spelled("VARCHAR_IGNORECASE(10)")),
                    column("u", json()),
                    column("v", spelled("JSON(100)")),
                    column("w", character(1)),
                    column("x", character(3)),
                    column("y", decimal()),
                    column("z", spelled("DECFLOAT(10)")),
                    column("aa", arrayOf(spelled("ENUM('a')"))),
                    column("bb", spelled("GEOMETRY(POINT, 4326)")),
                    column("cc", spelled("ROW(\"A\" INTEGER, \"B\" CHARACTER(2))")),
                    column("dd", spelled("JAVA_OBJECT")),
                    column("ee", uuid()),
                    column("ff", string()),
                    column("gg", bool()),
                    column("hh", doublePrecision()),
                    column("ii", smallInt())));
            assertSame(scratch.inspect(), expected);
            assertRebuilds(expected);
        }
    }

    private static void assertRebuilds(Schema inspected) throws SQLException {
        assertSame(DIALECT.normalize(inspected), inspected);
        try (H2Scratch copy = new H2Scratch()) {
            assertSame(copy.build(inspected).inspect(), inspected);
        }
    }

    @Test
    void literalsBecomeConstantsThatFitTheirColumns() throws SQLException {
        try (H2Scratch scratch = new H2Scratch()) {
            scratch.sql("CREATE TABLE t (a INT DEFAULT '5', b BOOLEAN DEFAULT 0, c VARCHAR DEFAULT 7, d DECIMAL(9, 2)"
                    + " DEFAULT 1.50, e DATE DEFAULT DATE '2020-01-01', f TIMESTAMP DEFAULT '2020-01-01 00:00:00',"
                    + " g UUID DEFAULT UUID '00000000-0000-0000-0000-000000000001', h JSON DEFAULT JSON '{ \"a\" :"
                    + " \" b \" }', i JSON DEFAULT 'x', j VARCHAR DEFAULT NULL, k VARCHAR DEFAULT"
                    + " U&'\\00e9''\\000a', l BIGINT DEFAULT -1, m REAL DEFAULT 1.5e0, n VARBINARY DEFAULT"
                    + " X'00ff', o VARCHAR DEFAULT CURRENT_USER, p TIMESTAMP DEFAULT now(), q UUID DEFAULT"
                    + " random_uuid(), r INT DEFAULT 1 + 2, s INT ARRAY DEFAULT ARRAY[1, 2], t DECIMAL(20, 0)"
                    + " DEFAULT 12345678901234567890)");
            Table t = scratch.inspect().table(Name.of("t"));
            assertThat(t.columns().stream().map(c -> c.name() + " " + said(c.defaultValue())))
                    .containsExactly(
                            "a Long 5",
                            "b Boolean false",
                            "c String 7",
                            "d BigDecimal 1.50",
                            "e String 2020-01-01",
                            "f String 2020-01-01 00:00:00",
                            "g String 00000000-0000-0000-0000-000000000001",
                            "h String {\"a\":\" b \"}",
                            "i 'x'",
                            "j none",
                            "k String é'\n",
                            "l Long -1",
                            "m BigDecimal 1.5",
                            "n x'00ff'",
                            "o current_user",
                            "p localtimestamp",
                            "q random_uuid()",
                            "r Long 3",
                            "s array [1, 2]",
                            "t BigDecimal 12345678901234567890");
            assertRebuilds(scratch.inspect());
        }
    }

    private static String said(Default value) {
        if (value instanceof Default.Value constant) {
            return constant.value().getClass().getSimpleName() + " " + constant.value();
        }
        return value instanceof Default.Expression expression ? expression.sql() : "none";
    }

    @Test
    void constraintsIndexesSequencesAndCommentsOfSeveralSchemas() throws SQLException {
        try (H2Scratch scratch = new H2Scratch()) {
            scratch.sql(
                    "CREATE SCHEMA s",
                    "CREATE TABLE p (id INT PRIMARY KEY, k INT UNIQUE, j INT, CONSTRAINT both UNIQUE (j, k))",
                    "CREATE TABLE s.\"Child\" (id INT GENERATED ALWAYS AS IDENTITY (START WITH 5 INCREMENT BY 2), p"
                        + " INT, q INT, CONSTRAINT f FOREIGN KEY (p, q) REFERENCES public.p (k, j) ON DELETE RESTRICT"
                        + " ON UPDATE CASCADE, CHECK (p > 0 AND \"Q\" IN (1, 2)))",
                    "CREATE UNIQUE NULLS NOT DISTINCT INDEX s.u ON s.\"Child\" (p DESC NULLS FIRST) INCLUDE (q)",
                    "CREATE HASH INDEX h ON p (j)",
                    "CREATE SEQUENCE s.q AS SMALLINT INCREMENT BY -1 CYCLE NO CACHE",
                    "COMMENT ON TABLE s.\"Child\" IS 'it''s'",
                    "COMMENT ON COLUMN p.k IS 'é'");
            Schema schema = scratch.inspect();
            assertThat(schema.namespaces()).containsExactly("s");
            assertThat(schema.sequences().list())
                    .containsExactly(new Sequence(
                            Name.of("s", "q"), -1, -1, OptionalLong.of(-32768), OptionalLong.empty(), true, 1));
            Table child = schema.table(Name.of("s", "Child"));
            assertThat(child.comment()).isEqualTo("it's");
            assertThat(child.column("id").defaultValue()).isEqualTo(new Default.Identity(true, 5, 2));
            assertThat(child.constraint("f"))
                    .isEqualTo(foreignKey("p", "q")
                            .references("p", "k", "j")
                            .onUpdate(Action.CASCADE)
                            .named("f"));
            assertThat(child.constraints().stream()
                            .filter(c -> c.columns().isEmpty())
                            .map(Object::toString))
                    .singleElement()
                    .asString()
                    .endsWith("expression=p > 0 and q in (1, 2)]");
            assertThat(child.index("u"))
                    .isEqualTo(index(desc("p").nulls(Index.Nulls.FIRST))
                            .named("u")
                            .asUnique()
                            .include("q")
                            .option("h2.nulls_not_distinct", "true"));
            Table parent = schema.table(Name.of("p"));
            assertThat(parent.column("k").comment()).isEqualTo("é");
            assertThat(parent.indexes().list())
                    .containsExactly(index("j").named("h").option("h2.using", "hash"));
            assertRebuilds(
                    Schema.of(List.of(parent, child), schema.sequences().list(), List.of(), List.of(), Set.of("s")));
        }
    }

    @Test
    void domainsThatAreMoreThanAnEnumTypeKeepTheirNames() throws SQLException {
        try (H2Scratch scratch = new H2Scratch()) {
            scratch.sql(
                    "CREATE SCHEMA s",
                    "CREATE DOMAIN mood AS ENUM('a', 'b')",
                    "CREATE DOMAIN odd AS ENUM('a', 'b') CHECK (VALUE <> 'b')",
                    "CREATE DOMAIN derived AS mood",
                    "CREATE DOMAIN s.\"user\" AS VARCHAR(20) DEFAULT 'x'",
                    "CREATE TABLE t (a mood, b odd, c s.\"user\", d derived)");
            Schema schema = scratch.inspect();
            assertThat(schema.enums().list()).containsExactly(new EnumType(Name.of("mood"), List.of("a", "b")));
            assertThat(schema.table(Name.of("t")).columns().stream().map(c -> c.type()))
                    .containsExactly(
                            new Type.Enum(Name.of("mood")), spelled("ODD"), spelled("S.\"user\""), spelled("DERIVED"));
        }
    }

    @Test
    void whatIsNoTableOfTheAlphabetIsLeftOut() throws SQLException {
        try (H2Scratch scratch = new H2Scratch()) {
            scratch.sql(
                    "CREATE TABLE t (a INT)",
                    "CREATE GLOBAL TEMPORARY TABLE g (a INT)",
                    "CREATE LOCAL TEMPORARY TABLE l (a INT)",
                    "CREATE MATERIALIZED VIEW m AS SELECT * FROM t",
                    "CREATE SYNONYM y FOR t",
                    "CREATE CONSTANT one VALUE 1",
                    "CREATE TABLE matar_lock (name VARCHAR)");
            assertSame(scratch.inspect(), Schema.of(table("t", column("a", integer()))));
        }
    }

    @Test
    void aViewKeepsTheNamesOfItsColumns() throws SQLException {
        String[] definitions = {
            "v1 AS SELECT a, b AS \"B c\", a + b, count(*) OVER () FROM t",
            "v2 (x, y) AS SELECT a, b FROM t",
            "v3 (a, x) AS SELECT a, a + b FROM t",
            "v4 (x) AS SELECT a FROM t UNION ALL SELECT b FROM t",
            "v5 (x) AS WITH q (n) AS (SELECT a FROM t) SELECT n FROM q",
            "v6 (x, \"order\") AS VALUES (1, 2)",
            "v7 (x) AS TABLE t",
            "v8 AS SELECT DISTINCT a FROM t ORDER BY a FETCH FIRST 1 ROW ONLY",
            "v9 (c) AS SELECT (SELECT max(b) FROM t) FROM t",
            "v10 (b) AS SELECT a + b FROM t",
        };
        try (H2Scratch scratch = new H2Scratch();
                H2Scratch copy = new H2Scratch()) {
            scratch.sql("CREATE TABLE t (a INT, b INT)");
            for (String definition : definitions) {
                scratch.sql("CREATE VIEW " + definition);
            }
            String columns = "SELECT TABLE_NAME, COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS"
                    + " WHERE TABLE_SCHEMA = 'PUBLIC' ORDER BY TABLE_NAME, ORDINAL_POSITION";
            Schema schema = scratch.inspect();
            assertThat(copy.build(schema).rows(columns)).isEqualTo(scratch.rows(columns));
            assertThat(schema.view(Name.of("v1")).query())
                    .isEqualTo("select a, b as \"B c\", a + b, count(*) over () from t");
            assertThat(schema.view(Name.of("v2")).query()).isEqualTo("select * from (select a, b from t) as q (x, y)");
            try (H2Scratch again = new H2Scratch()) {
                assertSame(again.build(copy.inspect()).inspect(), copy.inspect());
            }
        }
    }

    @Test
    void aForeignKeyThatLeavesTheScopeIsExternal() throws SQLException {
        try (H2Scratch scratch = new H2Scratch()) {
            scratch.sql(
                    "CREATE TABLE p (id INT PRIMARY KEY)",
                    "CREATE TABLE c (p INT, CONSTRAINT f FOREIGN KEY (p) REFERENCES p)");
            Schema schema = DIALECT.inspect(scratch.connection(), Scope.without(Set.of(Name.of("p"))));
            assertSame(
                    schema,
                    Schema.of(table(
                            "c",
                            column("p", integer()),
                            foreignKey("p").referencesExternal("p", "id").named("f"))));
        }
    }

    @Test
    void theSchemaThatTheSessionWorksInIsTheEmptyNamespace() throws SQLException {
        try (H2Scratch scratch = new H2Scratch()) {
            scratch.sql("CREATE SCHEMA app", "SET SCHEMA app");
            scratch.build(Schema.of(
                    List.of(table("t", column("a", integer()))),
                    List.of(),
                    List.of(),
                    List.of(new View(Name.of("v"), "select a from t")),
                    Set.of()));
            assertThat(scratch.inspect().tables().keys()).hasToString("[t]");
            assertThat(scratch.inspect().namespaces()).containsExactly("public");
            assertThat(scratch.inspect().view(Name.of("v")).query()).isEqualTo("select a from t");
        }
    }

    @ParameterizedTest
    @CsvSource({
        ";DATABASE_TO_UPPER=FALSE",
        ";DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
        ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
    })
    void aDatabaseThatDoesNotTurnWordsIntoUpperCase(String settings) throws SQLException {
        Table user = table(
                "user",
                column("_id", integer()).notNull(),
                column("order", integer()),
                column("Mixed Case", new Type.Varchar(OptionalInt.of(3))),
                primaryKey("_id"),
                check("\"order\" > _id"),
                index("order"));
        try (H2Scratch scratch = new H2Scratch(settings)) {
            Sequence counter = new Sequence(Name.of("a$day"));
            Sequence value = new Sequence(Name.of("value"));
            View all = new View(Name.of("all"), "select \"user\".\"order\" from \"user\"");
            Schema schema =
                    Schema.of(List.of(user), List.of(counter, value), List.of(), List.of(all), Set.of("group"));
            assertSame(scratch.build(schema).inspect(), DIALECT.normalize(schema));
            scratch.sql("INSERT INTO \"user\" (\"_id\", \"order\") VALUES (1, NEXT VALUE FOR \"value\" + 1)");
            assertThat(scratch.rows("SELECT \"order\" FROM \"all\"")).containsExactly("2");
            for (Sequence sequence : List.of(counter, value)) {
                Sequence narrow = new Sequence(
                        sequence.name(), 1, 1, OptionalLong.empty(), OptionalLong.of(9), false, 1);
                schema = scratch.run(new AlterSequence(narrow), schema);
            }
            assertSame(scratch.inspect(), DIALECT.normalize(schema));
            assertThat(scratch.rows("SELECT NEXT VALUE FOR \"value\"")).containsExactly("2");
        }
    }

    @Test
    void inspectionAsksAConstantNumberOfQueries() throws SQLException {
        try (H2Scratch small = new H2Scratch().build(H2RealityTest.zoo());
                H2Scratch large = new H2Scratch()) {
            for (int i = 0; i < 100; i++) {
                large.sql(
                        "CREATE TABLE t" + i + " (id INT PRIMARY KEY, a VARCHAR(20) DEFAULT 'x', b INT REFERENCES t" + i
                                + ", CHECK (a <> 'y'))",
                        "CREATE INDEX i" + i + " ON t" + i + " (a)");
            }
            assertThat(queries(large)).isEqualTo(queries(small)).isLessThan(20);
        }
    }

    private static int queries(H2Scratch scratch) throws SQLException {
        AtomicInteger queries = new AtomicInteger();
        Connection counting = (Connection) Proxy.newProxyInstance(
                H2InspectorTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    assertThat(method.getName()).isEqualTo("createStatement");
                    return Proxy.newProxyInstance(
                            H2InspectorTest.class.getClassLoader(),
                            new Class<?>[] {Statement.class},
                            counter(scratch.connection().createStatement(), queries));
                });
        DIALECT.inspect(counting, Scope.everything());
        return queries.get();
    }

    private static java.lang.reflect.InvocationHandler counter(Statement statement, AtomicInteger queries) {
        return (proxy, method, args) -> {
            if (method.getName().startsWith("execute")) {
                queries.incrementAndGet();
            }
            return method.invoke(statement, args);
        };
    }
}
