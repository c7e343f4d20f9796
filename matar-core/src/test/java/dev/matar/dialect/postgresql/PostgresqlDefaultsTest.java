package dev.matar.dialect.postgresql;

import static dev.matar.migration.Ddl.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.schema.Column;
import dev.matar.schema.Default;
import dev.matar.schema.Schema;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A default gives the value that was asked for, and is told by the catalog as it was normalized. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresqlDefaultsTest {

    private final PostgresqlDialect dialect = new PostgresqlDialect();
    private TestDatabase database;

    @BeforeAll
    void open() throws SQLException {
        database = new TestDatabase();
    }

    @AfterAll
    void close() throws SQLException {
        database.close();
    }

    /** The column's default as the catalog tells it, after its table was made. */
    private Default made(Column column) throws SQLException {
        Schema schema = Schema.of(RichSchema.table("t", column("id", integer()), column));
        database.hold(schema);
        return database.inspect().tables().list().get(0).column(column.name()).defaultValue();
    }

    private Default normalized(Column column) {
        return Normalization.column(column).defaultValue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "E'x\\ny'", "e'a\\\\b\\tc\\'d''e'", "E'\\q\\8\\f\\b\\r'", "E'\\x41\\101\\u0041'", "'a\\nb'", "E'x\\ny' || 'z'", "'007'::int", "'2020-1-1'::date",
                "date '2020-1-1'", "text 'a'", "'a'::varchar"
            })
    void aTextKeepsItsValueHoweverItIsSpelled(String sql) throws SQLException {
        Column column = column("x", text()).defaultToSql(sql);
        Default made = made(column);
        database.execute("INSERT INTO t (id) VALUES (1)");
        assertThat(database.rows("SELECT x = (" + sql + ")::text FROM t")).containsExactly("t");
        if (normalized(column) instanceof Default.Value) {
            assertThat(made).isEqualTo(normalized(column));
        }
    }

    @Test
    void onlyAnEscapeByNumberIsLeftToTheServer() {
        assertThat(normalized(column("x", text()).defaultToSql("E'x\\ny'"))).isEqualTo(new Default.Value("x\ny"));
        assertThat(normalized(column("x", text()).defaultToSql("E'\\x41'"))).isEqualTo(new Default.Expression("E'\\x41'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"b\":[1,2]}",
                " { \"long\" : {} , \"b\" : [ ] ,\t\"a\":null,\n\"é\":true, \"zz\": false, \"b\" : [{\"x\":[[]]},\"\"] } ",
                "[1.0,-0,-0.0,0,1e2,1.50e1,1E-3,-12.5e+2,12345678901234567890123]",
                "\"\\\\ \\\" \\/ \\b\\f\\n\\r\\t \\u0001 \\u00e9 \\u007f é 😀\"",
                "{\"é\":1,\"zz\":2,\"😀\":3,\"zzz\":4,\"~~~~\":5,\"Z\":6,\"\":7,\"a\\nb\":8}",
                "\"\\ud83d\\ude00\"",
                "true",
                "\"x\""
            })
    void aDefaultOfJsonbIsWrittenAsTheServerWritesIt(String json) throws SQLException {
        Column column = column("x", jsonb()).defaultTo(json);
        boolean left = json.contains("\\ud83d");
        assertThat(normalized(column).equals(made(column))).isEqualTo(!left);
        assertThat(normalized(column("x", json()).defaultTo(json))).isEqualTo(new Default.Value(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "{", "[1,]", "{\"a\":1,}", "[1 2]", "{\"a\" 1}", "{a:1}", "01", "1.", "nulls", "\"\\u0000\"", "\"a\nb\"", "\"\\x\"",
                "1e9999", "{} {}", "[,]"
            })
    void whatIsNoJsonIsLeftToTheServer(String text) {
        assertThat(Jsonb.normalize(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020-1-1", "2020-1-31", "2020-12-1", "2020-12-31", "0999-1-1"})
    void aDateIsWrittenInFull(String day) throws SQLException {
        assertSame(column("x", date()), day);
        Column typed = column("x", date()).defaultToSql("date '" + day + "'");
        assertThat(made(typed)).isEqualTo(normalized(typed)).isInstanceOf(Default.Value.class);
        assertSame(column("x", timestamp()), day);
        assertSame(column("x", timestamp()), day + " 10:00:00.50");
        assertSame(column("x", timestampWithTimeZone()), day + " 10:00+02");
    }

    private void assertSame(Column column, String text) throws SQLException {
        Column written = column.defaultTo(text);
        assertThat(made(written)).as(text).isEqualTo(normalized(written));
    }
}
