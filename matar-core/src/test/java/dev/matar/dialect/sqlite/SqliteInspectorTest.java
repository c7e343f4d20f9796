package dev.matar.dialect.sqlite;

import static dev.matar.migration.Ddl.*;
import static dev.matar.schema.Constraint.Action.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matar.dialect.Scope;
import dev.matar.schema.Constraint;
import dev.matar.schema.Constraint.Timing;
import dev.matar.schema.Default;
import dev.matar.schema.Index;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import dev.matar.schema.View;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a schema was written with, it is read as what it says. */
class SqliteInspectorTest {

    private final SqliteDatabase database = new SqliteDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    private Table read(String name, String... statements) {
        return database.execute(statements).inspect().table(Name.of(name));
    }

    private static Table table(String name, Table.Part... parts) {
        return Table.of(Name.of(name), Naming.STANDARD, List.of(parts));
    }

    // ---- who wrote it

    @Test
    void asHibernateWritesIt() {
        assertThat(read(
                        "post_activity",
                        "create table post_activity (times integer not null, created_at timestamp, id bigint not null,"
                                + " score float, amount numeric(38,2), active boolean not null,"
                                + " kind varchar(255) not null check ((kind in ('VIEW','LIKE'))), raw blob,"
                                + " note clob, primary key (id), unique (kind, times))"))
                .isEqualTo(table(
                        "post_activity",
                        column("times", integer()).notNull(),
                        column("created_at", timestamp()),
                        column("id", bigInt()).notNull(),
                        column("score", doublePrecision()),
                        column("amount", decimal(38, 2)),
                        column("active", bool()).notNull(),
                        column("kind", string(255)).notNull(),
                        column("raw", binary()),
                        column("note", text()),
                        primaryKey("id"),
                        unique("kind", "times"),
                        check("kind in ('VIEW','LIKE')").named("ck_post_activity_kind_in_VIEW_LIKE")));
    }

    @Test
    void asAlembicWritesIt() {
        database.execute("CREATE TABLE organization (_id VARCHAR NOT NULL, PRIMARY KEY (_id))");
        assertThat(read(
                        "category",
                        """
                        CREATE TABLE "category" (
                        	_id VARCHAR NOT NULL,\s
                        	title VARCHAR(80) DEFAULT 'none',\s
                        	roles JSON,\s
                        	created_at DATETIME DEFAULT (CURRENT_TIMESTAMP) NOT NULL,\s
                        	organization_id VARCHAR,\s
                        	mood VARCHAR(5),\s
                        	PRIMARY KEY (_id),\s
                        	CONSTRAINT fk_o FOREIGN KEY(organization_id) REFERENCES organization (_id) ON DELETE CASCADE,\s
                        	CONSTRAINT mood CHECK (mood IN ('sad', 'happy')),\s
                        	UNIQUE (title)
                        )
                        """,
                        "CREATE UNIQUE INDEX ix_category_title ON category (title)"))
                .isEqualTo(table(
                        "category",
                        column("_id", string()).notNull(),
                        column("title", string(80)).defaultTo("none"),
                        column("roles", json()),
                        column("created_at", timestamp())
                                .defaultToSql("current_timestamp")
                                .notNull(),
                        column("organization_id", string()),
                        column("mood", string(5)),
                        primaryKey("_id"),
                        foreignKey("organization_id")
                                .references("organization", "_id")
                                .onDelete(CASCADE)
                                .named("fk_o"),
                        check("mood IN ('sad', 'happy')").named("mood"),
                        unique("title"),
                        index("title").asUnique().named("ix_category_title")));
    }

    @Test
    void asAPersonWritesIt() {
        assertThat(
                        read(
                                "weird [table]",
                                """
                        create temp table ignored (a);
                        """,
                                """
                        create table main."weird [table]" ( -- the table's name
                            [id column] integer primary key, /* a comment, with a comma */
                            `tick``s` text collate nocase unique default 'it''s, (ok)' check (length(`tick``s`) > 1 -- y
                            ),
                            'single' VarChar ( 20 ) not null default "quoted",
                            "a""b" decimal ( 10 , 2 ) default -1.50 null,
                            bare default CURRENT_DATE,
                            flag boolean constraint named not null default 0,
                            hex integer default 0x1F,
                            big integer default 123456789012345678901234567890,
                            e real default 1.5e-3,
                            raw blob default x'00FF',
                            word text default yes,
                            sum as (hex + big),
                            kept int generated always as (hex * 2) stored,
                            long UNSIGNED BIG INT,
                            check (hex >= 0) check (big > 0)
                            constraint u unique ("a""b", [id column]),
                            constraint "c, )" check ((bare <> ')') or (bare = '(')),
                            foreign key (hex) references "weird [table]" on update cascade on delete no action
                                match full deferrable initially deferred
                        )
                        """))
                .isEqualTo(table(
                        "weird [table]",
                        column("id column", integer()),
                        column("tick`s", nativeType("text COLLATE nocase")).defaultTo("it's, (ok)"),
                        column("single", string(20)).notNull().defaultTo("quoted"),
                        column("a\"b", decimal(10, 2)).defaultTo(new java.math.BigDecimal("-1.50")),
                        column("bare", nativeType("")).defaultToSql("current_date"),
                        column("flag", bool()).notNull().defaultTo(false),
                        column("hex", integer()).defaultToSql("0x1F"),
                        column("big", integer()).defaultTo(new java.math.BigDecimal("123456789012345678901234567890")),
                        column("e", real()).defaultToSql("1.5e-3"),
                        column("raw", binary()).defaultToSql("x'00FF'"),
                        column("word", text()).defaultTo("yes"),
                        column("sum", nativeType("")).from(new Default.Computed("hex + big", false)),
                        column("kept", integer()).computedAs("hex * 2"),
                        column("long", nativeType("UNSIGNED BIG INT")),
                        primaryKey("id column"),
                        unique("tick`s"),
                        check("length(\"tick`s\") > 1").named("ck_weird [table]_length_tick_s_1"),
                        check("hex >= 0").named("ck_weird [table]_hex_0"),
                        check("big > 0").named("ck_weird [table]_big_0"),
                        unique("a\"b", "id column").named("u"),
                        check("(bare <> ')') or (bare = '(')").named("c, )"),
                        foreignKey("hex")
                                .references("weird [table]", "id column")
                                .onUpdate(CASCADE)
                                .timing(Timing.DEFERRED)));
    }

    // ---- clauses one by one

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'a' | 'a'",
                "('a') | 'a'",
                "((('a'))) | 'a'",
                "'' | ''",
                "NULL | ",
                "(null) | ",
                "TRUE | TRUE",
                "(False) | FALSE",
                "+7 | 7",
                "-0 | 0",
                "1.0 | 1.0",
                "- 5 | -5",
                ".5 | (.5)",
                "1e3 | (1e3)",
                "(1 + 1) | (1 + 1)",
                "Current_Time | current_time",
                "(CURRENT_TIMESTAMP) | current_timestamp",
                "(datetime('now', 'localtime')) | (datetime('now', 'localtime'))",
                "\"dq\" | 'dq'",
                "x'0a' | (x'0a')"
            })
    void defaultsAreToldFromExpressions(String written, String rendered) {
        Default value = read("t", "CREATE TABLE t (a, b INTEGER DEFAULT " + written + ")")
                .column("b")
                .defaultValue();
        String clause = clause(value);
        assertThat(clause).isEqualTo(rendered == null ? "" : "DEFAULT " + rendered);
        database.execute(
                "CREATE TABLE u (a, b INTEGER " + clause + ")",
                "INSERT INTO t (a) VALUES (1)",
                "INSERT INTO u (a) VALUES (1)");
        if (!clause.toLowerCase(java.util.Locale.ROOT).matches(".*(current|now).*")) {
            assertThat(database.rows("SELECT typeof(b), b FROM u"))
                    .isEqualTo(database.rows("SELECT typeof(b), b FROM t"));
        }
    }

    private static String clause(Default value) {
        Table u = table("u", column("b", integer()).from(value));
        String create = SqliteDatabase.DIALECT
                .render(new dev.matar.operation.CreateTable(u), Schema.empty())
                .get(0)
                .sql();
        return create.substring(create.indexOf("INTEGER") + 7, create.indexOf("\n)"))
                .strip();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "REFERENCES p | IMMEDIATE | NO_ACTION | NO_ACTION",
                "REFERENCES p DEFERRABLE | DEFERRABLE | NO_ACTION | NO_ACTION",
                "REFERENCES p (id) DEFERRABLE INITIALLY IMMEDIATE | DEFERRABLE | NO_ACTION | NO_ACTION",
                "REFERENCES p DEFERRABLE INITIALLY DEFERRED NOT NULL | DEFERRED | NO_ACTION | NO_ACTION",
                "REFERENCES P (ID) NOT NULL DEFERRABLE INITIALLY DEFERRED | DEFERRED | NO_ACTION | NO_ACTION",
                "REFERENCES p NOT DEFERRABLE INITIALLY DEFERRED | IMMEDIATE | NO_ACTION | NO_ACTION",
                "REFERENCES p ON DELETE SET DEFAULT ON UPDATE RESTRICT | IMMEDIATE | SET_DEFAULT | RESTRICT",
                "REFERENCES p MATCH SIMPLE ON UPDATE NO ACTION ON DELETE CASCADE | IMMEDIATE | CASCADE | NO_ACTION"
            })
    void foreignKeysAreReadWithAllTheySay(
            String clause, Timing timing, Constraint.Action onDelete, Constraint.Action onUpdate) {
        database.execute("CREATE TABLE p (id INTEGER PRIMARY KEY)");
        assertThat(read("t", "CREATE TABLE t (a INTEGER " + clause + ", b)").foreignKeys())
                .containsExactly((Constraint.ForeignKey) Naming.STANDARD.name(
                        Name.of("t"),
                        foreignKey("a")
                                .references("p", "id")
                                .onDelete(onDelete)
                                .onUpdate(onUpdate)
                                .timing(timing)));
    }

    @Test
    void aForeignKeyOutOfSightIsExternal() {
        database.execute(
                "CREATE TABLE hidden (a, b, PRIMARY KEY (b, a))",
                "CREATE TABLE seen (id INTEGER PRIMARY KEY)",
                "CREATE TABLE t (a, b, FOREIGN KEY (a, b) REFERENCES HIDDEN, FOREIGN KEY (a) REFERENCES nowhere (x),"
                        + " FOREIGN KEY (b) REFERENCES seen (no_such))");
        Schema schema = database.inspect(Scope.without(Set.of(Name.of("hidden"))));
        assertThat(schema.table(Name.of("t")).foreignKeys())
                .extracting(Constraint.ForeignKey::target)
                .containsExactly(
                        new Constraint.Reference(Name.of("hidden"), List.of("b", "a"), true),
                        new Constraint.Reference(Name.of("nowhere"), List.of("x"), true),
                        new Constraint.Reference(Name.of("seen"), List.of("no_such"), true));
    }

    @Test
    void indexesAreReadWithAllTheySay() {
        Table t = read(
                "t",
                "CREATE TABLE t (a, [b c], d)",
                "CREATE INDEX i1 ON t (\"a\" ASC, [b c] desc)",
                "CREATE UNIQUE INDEX IF NOT EXISTS main.[i on 2] ON \"t\" (lower(a), a || ',' || d DESC)"
                        + " WHERE (d > 0) AND a <> ' on '",
                "CREATE INDEX i3 ON t (a COLLATE nocase, (d))",
                "CREATE TRIGGER tr AFTER INSERT ON t BEGIN SELECT 1; END");
        assertThat(t.indexes().list())
                .containsExactly(
                        index(asc("a"), desc("b c")).named("i1"),
                        index(
                                        expression("lower(a)"),
                                        expression("a || ',' || d").desc())
                                .asUnique()
                                .where("(d > 0) AND a <> ' on '")
                                .named("i on 2"),
                        index(expression("a COLLATE nocase"), asc("d")).named("i3"));
        assertThat(t.options())
                .isEqualTo(Map.of("sqlite.trigger.tr", "CREATE TRIGGER tr AFTER INSERT ON t BEGIN SELECT 1; END"));
        assertThat(t.constraints()).isEmpty();
    }

    @Test
    void viewsAreReadAsTheirQuery() {
        database.execute(
                "CREATE TABLE t (a, b)",
                "INSERT INTO t VALUES (1, 2)",
                "CREATE VIEW v AS  SELECT a FROM t -- and so on",
                "CREATE VIEW IF NOT EXISTS \"as\" (x, \"y z\") AS SELECT a, b FROM t;");
        Schema schema = database.inspect();
        assertThat(schema.views().list())
                .containsExactly(
                        new View(Name.of("v"), "SELECT a FROM t"),
                        new View(
                                Name.of("as"), "WITH \"as\"(x, \"y z\") AS (SELECT a, b FROM t) SELECT * FROM \"as\""));
        try (SqliteDatabase fresh = new SqliteDatabase().build(schema)) {
            fresh.execute("INSERT INTO t VALUES (1, 2)");
            assertThat(fresh.rows("SELECT x, \"y z\" FROM \"as\""))
                    .isEqualTo(database.rows("SELECT x, \"y z\" FROM \"as\""));
            assertThat(fresh.inspect()).isEqualTo(schema);
        }
    }

    @Test
    void unnamedConstraintsAreToldApart() {
        Table t = read(
                "t",
                "CREATE TABLE t (a UNIQUE, b REFERENCES t (a) REFERENCES t (a), UNIQUE (a), CHECK (a > b),"
                        + " CHECK (a < b),"
                        + " CONSTRAINT uq_t_a_2 CHECK (1), CONSTRAINT same CHECK (2), CONSTRAINT same CHECK (3))",
                "CREATE INDEX ck_t_a_b ON t (a)");
        assertThat(t.constraints().keys())
                .containsExactly(
                        "uq_t_a",
                        "fk_t_b_t",
                        "fk_t_b_t_2",
                        "uq_t_a_3",
                        "ck_t_a_b_2",
                        "ck_t_a_b_3",
                        "uq_t_a_2",
                        "same",
                        "same_2");
    }

    @Test
    void anEnumTypeIsWhatItsColumnsSay() {
        Schema schema = database.execute(
                        "CREATE TABLE t (a VARCHAR CONSTRAINT enum_mood CHECK (a IN ('sad', 'ok')) NOT NULL, b VARCHAR"
                                + " CONSTRAINT \"enum_Other one\" CHECK (b IN ()))",
                        "CREATE TABLE u (a VARCHAR CONSTRAINT enum_mood CHECK (\"A\" in ('sad', 'ok')),"
                                + " b VARCHAR CONSTRAINT enum_mood CHECK (b IN ('sad')),"
                                + " c VARCHAR CONSTRAINT enum_no CHECK (c IN ('sad') OR c = 'x'),"
                                + " d VARCHAR(9) CONSTRAINT enum_mood CHECK (d IN ('sad', 'ok')))")
                .inspect();
        assertThat(schema.enums().list())
                .containsExactlyInAnyOrder(
                        new dev.matar.schema.EnumType(Name.of("mood"), List.of("sad", "ok")),
                        new dev.matar.schema.EnumType(Name.of("Other one"), List.of()));
        Table u = schema.table(Name.of("u"));
        assertThat(u.column("a").type()).isEqualTo(new Type.Enum(Name.of("mood")));
        assertThat(u.column("b").type()).isEqualTo(string());
        assertThat(u.constraints().keys()).containsExactly("enum_no", "enum_mood", "enum_mood_2");
    }

    @Test
    void aTableMadeFromAQueryIsReadAsWellAsOneThatWasChanged() {
        Table t = read(
                "t",
                "CREATE TABLE s (a INTEGER PRIMARY KEY, \"b c\" VARCHAR(3), CHECK (a > 0))",
                "CREATE TABLE t AS SELECT a, \"b c\", 'x' AS lit FROM s",
                "ALTER TABLE t ADD COLUMN d INTEGER NOT NULL DEFAULT 1",
                "ALTER TABLE s ADD COLUMN e TEXT",
                "ALTER TABLE s RENAME COLUMN a TO \"order\"");
        assertThat(t.columns().keys()).containsExactly("a", "b c", "lit", "d");
        assertThat(database.inspect().table(Name.of("s")).constraint("ck_s_order_0"))
                .isEqualTo(new Constraint.Check("ck_s_order_0", "\"order\" > 0"));
    }

    @Test
    void sqlitesOwnTablesAreOutOfSight() {
        database.execute(
                "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, sqlite_x)",
                "CREATE TABLE sqlitex (a)",
                "INSERT INTO t (sqlite_x) VALUES (1)",
                "ANALYZE");
        assertThat(database.inspect().tables().keys()).containsExactlyInAnyOrder(Name.of("t"), Name.of("sqlitex"));
    }

    // ---- how it is read

    @Test
    void theNumberOfQueriesDoesNotGrowWithTheSchema() throws SQLException {
        List<String> small = queries();
        for (int i = 0; i < 40; i++) {
            database.execute(
                    "CREATE TABLE t" + i + " (a PRIMARY KEY, b REFERENCES t" + i + ", UNIQUE (b))",
                    "CREATE INDEX i" + i + " ON t" + i + " (b)",
                    "CREATE VIEW v" + i + " AS SELECT * FROM t" + i);
        }
        List<String> large = queries();
        assertThat(large).isEqualTo(small).hasSize(2);
        assertThat(database.inspect().tables().size()).isEqualTo(40);
    }

    private List<String> queries() throws SQLException {
        List<String> queries = new ArrayList<>();
        Connection counting = (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("prepareStatement");
                    queries.add((String) arguments[0]);
                    try {
                        return method.invoke(database.connection(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        SqliteDatabase.DIALECT.inspect(counting, Scope.everything());
        return queries;
    }

    @Test
    void aTextThatSaysSomethingElseThanSqliteIsRefusedRatherThanGuessed() {
        database.execute(
                "CREATE TABLE t (a, b)",
                "PRAGMA writable_schema = ON",
                "UPDATE sqlite_master SET sql = 'CREATE TABLE t (a, c)' WHERE name = 't'");
        assertThatThrownBy(database::inspect)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("unreadable-schema"))
                .hasMessageContaining("The text of the table t");
        assertThat(database.inspect(Scope.without(Set.of(Name.of("t")))).tables())
                .isEmpty();
    }

    @Test
    void everyTypeIsReadAsTheOneThatWasDeclared() {
        List<Type> types = List.of(
                character(3),
                string(),
                string(9),
                text(),
                smallInt(),
                integer(),
                bigInt(),
                bool(),
                decimal(),
                decimal(9, 2),
                new Type.Decimal(java.util.OptionalInt.of(9), java.util.OptionalInt.empty()),
                real(),
                doublePrecision(),
                date(),
                time(),
                time(3),
                new Type.Time(true, java.util.OptionalInt.of(3)),
                timestamp(),
                timestamp(6),
                timestampWithTimeZone(),
                timestampWithTimeZone(6),
                interval(),
                binary(),
                binary(16),
                json(),
                uuid(),
                nativeType("POINT(1, 2)"),
                nativeType("TEXT COLLATE NOCASE"),
                nativeType("NVARCHAR(5)"),
                nativeType(""));
        assertThat(types).allSatisfy(type -> assertThat(SqliteTypes.read(SqliteTypes.declare(type)))
                .isEqualTo(type));
        assertThat(types.stream().map(SqliteTypes::declare)).doesNotHaveDuplicates();
    }

    @Test
    void whatIsRefusedIsRefusedInASentence() {
        Index including = index("a").include("b").named("ix");
        List<dev.matar.operation.Operation> operations = List.of(
                new dev.matar.operation.CreateNamespace("n"),
                new dev.matar.operation.CreateSequence(new dev.matar.schema.Sequence(Name.of("s"))),
                new dev.matar.operation.CreateTable(table("n", column("a", arrayOf(text())))),
                new dev.matar.operation.CreateTable(
                        table("n", column("a", integer()).identity())),
                new dev.matar.operation.CreateTable(
                        table("n", column("a", string()).identity(), primaryKey("a"))),
                new dev.matar.operation.CreateTable(
                        table("n", column("a", integer()).from(new Default.Identity(false, 5, 1)), primaryKey("a"))),
                new dev.matar.operation.CreateTable(table("n", column("a", integer()), column("A", integer()))),
                new dev.matar.operation.CreateTable(
                        table("n", column("a", integer()).computedAs("1"))),
                new dev.matar.operation.CreateTable(table("sqlite_n", column("a", integer()))),
                new dev.matar.operation.CreateTable(table("T", column("a", integer()))),
                new dev.matar.operation.CreateView(new View(Name.of("T"), "SELECT 1")),
                new dev.matar.operation.AddColumn(Name.of("t"), column("B", integer())),
                new dev.matar.operation.RenameColumn(Name.of("t"), "a", "B"),
                new dev.matar.operation.AddConstraint(
                        Name.of("t"), new Constraint.Unique("uq", List.of("a"), Timing.DEFERRED)),
                new dev.matar.operation.CreateIndex(Name.of("t"), including),
                new dev.matar.operation.CreateIndex(
                        Name.of("t"), index(asc("a").nulls(Index.Nulls.LAST)).named("ix")));
        Schema before = database.execute("CREATE TABLE t (a, b)").inspect();
        assertThat(operations)
                .allSatisfy(operation -> assertThatThrownBy(() -> SqliteDatabase.DIALECT.render(operation, before))
                        .isInstanceOfSatisfying(Refusal.class, refusal -> {
                            assertThat(refusal.code()).isEqualTo("unsupported");
                            assertThat(refusal.problem()).startsWith("SQLite ").endsWith(".");
                            assertThat(refusal.remedy()).endsWith(".");
                        }));
    }
}
