package dev.matar.dialect.postgresql;

import static dev.matar.migration.Ddl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matar.operation.AddEnumValue;
import dev.matar.operation.AlterColumn;
import dev.matar.operation.DropEnumValue;
import dev.matar.operation.InsertRows;
import dev.matar.operation.Operation;
import dev.matar.schema.Column;
import dev.matar.schema.Default;
import dev.matar.schema.EnumType;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Rows: put in, taken out, and kept through the changes of their columns. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresqlRowsTest {

    private static final Name T = Name.of("t");

    private TestDatabase database;

    @BeforeAll
    void open() throws SQLException {
        database = new TestDatabase();
    }

    @AfterAll
    void close() throws SQLException {
        database.close();
    }

    @BeforeEach
    void clear() throws SQLException {
        database.execute("set search_path to default");
        PostgresqlServer.clear(database.connection);
    }

    private static Schema mooded(Column... columns) {
        return Schema.of(
                List.of(RichSchema.table("t", columns)),
                List.of(),
                List.of(new EnumType(Name.of("mood"), List.of("good", "bad", "ugly"))),
                List.of(),
                Set.of());
    }

    /** Puts a value of each kind in and takes the row out again by its values. */
    @Test
    void everyKindOfValueGoesInAndOut() throws SQLException {
        Object[][] cells = {
            {"text", text(), "it's\n\\ \"quoted\" ? {d} $1"},
            {"char", character(5), "ab"},
            {"number as text", string(), 15},
            {"small", smallInt(), (short) -3},
            {"big", bigInt(), Long.MIN_VALUE},
            {"rounded", integer(), new BigDecimal("1.5")},
            {"yes", bool(), true},
            {"one", bool(), 1},
            {"decimal", decimal(10, 2), new BigDecimal("12.345")},
            {"real", real(), 0.1},
            {"double", doublePrecision(), 1e300},
            {"date", date(), LocalDate.of(2020, 1, 31)},
            {"time", time(3), LocalTime.of(10, 0, 0, 123_456_000)},
            {"timetz", new Type.Time(true, OptionalInt.empty()), OffsetTime.parse("10:00+02:00")},
            {"stamp", timestamp(0), LocalDateTime.of(2020, 1, 31, 10, 0, 0, 600_000_000)},
            {"stamptz", timestampWithTimeZone(), OffsetDateTime.parse("2020-01-31T10:00+02:00")},
            {"instant", timestampWithTimeZone(), Instant.parse("2020-01-31T10:00:00.123456Z")},
            {"interval", interval(), "1 day 02:00"},
            {"bytes", binary(), new byte[] {0, 39, (byte) 0xff}},
            {"json", json(), "{\"b\": [1,  2]}"},
            {"json number", json(), 5},
            {"jsonb", jsonb(), "{\"b\":1,\"a\":2}"},
            {"uuid", uuid(), UUID.fromString("0F1E2D3C-0000-1111-2222-333344445555")},
            {"enum", enumType("mood"), "bad"},
            {"enums", arrayOf(enumType("mood")), "{good,bad}"},
            {"ints", arrayOf(integer()), "{1,2}"},
            {"jsons", arrayOf(json()), "{\"1\",\"2\"}"},
            {"inet", nativeType("inet"), "10.0.0.1"},
            {"xml", nativeType("xml"), "<a/>"},
            {"point", nativeType("point"), "(1,2)"},
            {"sorted", nativeType("varchar(9) collate \"C\""), "x"},
            {"nothing", text(), null}
        };
        List<Column> columns = new ArrayList<>(List.of(column("id", integer()).from(new Default.Identity(true, 1, 1))));
        List<Object> values = new ArrayList<>(List.of(7));
        for (Object[] cell : cells) {
            columns.add(column((String) cell[0], (Type) cell[1]));
            values.add(cell[2]);
        }
        Schema schema = mooded(columns.toArray(Column[]::new));
        database.hold(schema);
        InsertRows insert = new InsertRows(
                T, columns.stream().map(Column::name).toList(), List.of(Collections.unmodifiableList(values)));
        database.run(insert, schema);
        assertThat(database.rows(
                        "select text, \"char\", small, yes, one, \"decimal\", stamp, bytes, jsonb, \"uuid\" from t"))
                .containsExactly("it's\n"
                        + "\\ \"quoted\" ? {d} $1|ab   |-3|t|t|12.35|2020-01-31 10:00:01|\\x0027ff|{\"a\": 2,"
                        + " \"b\": 1}|0f1e2d3c-0000-1111-2222-333344445555");
        for (int i = 1; i < columns.size(); i++) {
            InsertRows alone = new InsertRows(
                    T,
                    List.of("id", columns.get(i).name()),
                    List.of(Collections.unmodifiableList(java.util.Arrays.asList(8, values.get(i)))));
            database.run(alone, schema);
            database.run(alone.inverse(schema), schema);
            assertThat(database.rows("select id from t"))
                    .as(columns.get(i).name())
                    .containsExactly("7");
        }
        database.run(insert.inverse(schema), schema);
        assertThat(database.rows("select id from t")).isEmpty();
    }

    @Test
    void manyRowsGoInFewStatements() throws SQLException {
        Schema schema = mooded(column("id", integer()));
        database.hold(schema);
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < 1201; i++) {
            rows.add(List.of(i));
        }
        InsertRows insert = new InsertRows(T, List.of("id"), rows);
        assertThat(new PostgresqlDialect().render(insert, schema)).hasSize(3);
        database.run(insert, schema);
        assertThat(database.rows("select count(*), sum(id) from t")).containsExactly("1201|720600");
    }

    @Test
    void anUnknownSchemaDoesForRows() throws SQLException {
        database.execute("create table t (a int, b text)");
        Schema unknown = Schema.unknown("it is");
        InsertRows insert = new InsertRows(T, List.of("a", "b"), List.of(row(1, "x"), row(null, "y")));
        database.run(insert, unknown);
        assertThat(database.rows("select * from t")).containsExactly("1|x", "null|y");
        database.run(insert.inverse(unknown), unknown);
        assertThat(database.rows("select * from t")).isEmpty();
    }

    private List<String> after(Column from, String values, Column... to) throws SQLException {
        Schema schema = mooded(from);
        database.hold(schema);
        database.execute("insert into t (x) values " + values);
        for (Column column : to) {
            schema = database.run(new AlterColumn(T, column), schema);
        }
        return database.rows("select x from t");
    }

    @Test
    void valuesFollowTheirType() throws SQLException {
        assertThat(after(column("x", string(9)), "('15'), ('-1'), (null)", column("x", integer())))
                .containsExactly("15", "-1", "null");
        assertThat(after(column("x", integer()), "(15), (0)", column("x", bool()), column("x", bigInt())))
                .containsExactly("1", "0");
        assertThat(after(column("x", text()), "('good')", column("x", enumType("mood")), column("x", text())))
                .containsExactly("good");
        assertThat(after(column("x", text()), "('{\"a\":1}')", column("x", json()), column("x", jsonb())))
                .containsExactly("{\"a\": 1}");
        assertThat(after(column("x", arrayOf(text())), "('{1,2}')", column("x", arrayOf(integer()))))
                .containsExactly("{1,2}");
        assertThat(after(column("x", date()), "('2020-01-31')", column("x", timestamp()), column("x", string(30))))
                .containsExactly("2020-01-31 00:00:00");
    }

    @Test
    void aTextThatIsTooLongIsNotCutInSilence() {
        assertThatThrownBy(() -> after(column("x", text()), "('too long')", column("x", string(3))))
                .hasMessageContaining("value too long");
        assertThatThrownBy(() -> after(column("x", integer()), "(12345)", column("x", string(3))))
                .hasMessageContaining("value too long");
    }

    @Test
    void aComputedColumnKeepsItsValues() throws SQLException {
        Schema schema = mooded(column("a", integer()), column("x", integer()).computedAs("a * 2"));
        database.hold(schema);
        database.execute("insert into t (a) values (1), (2)");
        Schema plain = database.run(new AlterColumn(T, column("x", integer())), schema);
        assertThat(database.rows("select x from t")).containsExactly("2", "4");
        database.run(new AlterColumn(T, column("x", integer()).computedAs("a * 3")), plain);
        assertThat(database.rows("select x from t")).containsExactly("3", "6");
    }

    @Test
    void aColumnThatIsComputedWhenReadKeepsWhatItShowed() throws SQLException {
        int version = database.connection.getMetaData().getDatabaseMajorVersion();
        org.junit.jupiter.api.Assumptions.assumeTrue(
                version >= 18, "these came with version 18, the server is " + version);
        Column virtual = column("x", integer())
                .from(new Default.Computed("a * 2", false))
                .comment("twice");
        Schema schema = mooded(column("a", integer()), virtual);
        database.hold(schema);
        database.execute("insert into t (a) values (1), (2)");
        Schema plain = database.run(
                new AlterColumn(T, column("x", integer()).notNull().defaultTo(5).comment("twice")), schema);
        assertThat(database.rows("select x from t")).containsExactly("2", "4");
        assertThat(database.inspect().table(T)).isEqualTo(plain.table(T));
    }

    @Test
    void anIdentityBeginsBehindTheRowsThatAreThere() throws SQLException {
        Column plain = column("x", bigInt()).notNull();
        assertThat(after(plain, "(3), (41)", plain.identity())).containsExactly("3", "41");
        database.execute("insert into t default values");
        assertThat(database.rows("select x from t")).containsExactly("3", "41", "42");

        after(plain, "(3), (-4)", plain.from(new Default.Identity(false, 100, 10)));
        database.execute("insert into t default values", "insert into t default values");
        assertThat(database.rows("select x from t")).containsExactly("3", "-4", "100", "110");

        after(plain, "(3), (-4)", plain.from(new Default.Identity(true, 0, -1)));
        database.execute("insert into t default values");
        assertThat(database.rows("select x from t")).containsExactly("3", "-4", "-5");
    }

    @Test
    void aSerialColumnBecomesAnIdentity() throws SQLException {
        database.execute("create table t (id serial primary key)", "insert into t select from generate_series(1, 5)");
        Schema schema = database.inspect();
        schema = database.run(new AlterColumn(T, column("id", integer()).identity()), schema);
        schema = database.run(new dev.matar.operation.DropSequence(Name.of("t_id_seq")), schema);
        database.execute("insert into t default values");
        assertThat(database.rows("select max(id) from t")).containsExactly("6");
        assertThat(database.inspect()).isEqualTo(schema);
    }

    @Test
    void aSerialColumnGoesWithoutItsSequence() throws SQLException {
        database.execute("create schema s", "create table t (id serial primary key, n serial)");
        Schema schema = database.inspect();
        List<Operation> undo = new ArrayList<>();
        for (Operation operation : List.of(
                new dev.matar.operation.DropColumn(T, "n"),
                new dev.matar.operation.RenameTable(T, Name.of("s", "t")),
                new dev.matar.operation.DropTable(Name.of("s", "t")))) {
            undo.add(0, operation.inverse(schema));
            schema = database.run(operation, schema);
            assertThat(database.inspect()).isEqualTo(schema);
        }
        for (Operation operation : undo) {
            schema = database.run(operation, schema);
        }
        assertThat(database.inspect()).isEqualTo(schema);
    }

    @Test
    void rowsMoveToTheEnumTypeThatIsBuiltAgain() throws SQLException {
        Table table = RichSchema.table(
                "t",
                column("x", enumType("mood")).defaultTo("good"),
                column("xs", arrayOf(enumType("mood"))).defaultTo("{good}"),
                column("good", bool()).computedAs("x = 'good'"),
                unique("x"),
                index("good"),
                check("x <> 'bad' or good"));
        Schema schema = mooded().with(table);
        database.hold(schema);
        database.execute("insert into t (x, xs) values ('good', '{good,good}'), (null, null)");
        DropEnumValue drop = new DropEnumValue(Name.of("mood"), "ugly");
        Schema after = database.run(drop, schema);
        assertThat(database.rows("select * from t")).containsExactly("good|{good,good}|t", "null|null|null");
        assertThat(database.inspect().enums()).isEqualTo(after.enums());
        database.run(new AddEnumValue(Name.of("mood"), "ugly", ""), after);
        database.execute("insert into t (x) values ('ugly')");
        assertThatThrownBy(() -> database.run(drop, schema)).hasMessageContaining("\"ugly\"");
    }
}
