package dev.matar.dialect.postgresql;

import static dev.matar.migration.Ddl.column;
import static dev.matar.migration.Ddl.integer;
import static dev.matar.migration.Ddl.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.schema.Column;
import dev.matar.schema.Default;
import dev.matar.schema.Schema;
import java.sql.SQLException;
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
                "E'x\\ny'", "e'a\\\\b\\tc\\'d''e'", "E'\\q\\8\\f\\b\\r'", "E'\\x41\\101\\u0041'", "'a\\nb'", "E'x\\ny' || 'z'"
            })
    void aStringWithEscapesKeepsItsValue(String sql) throws SQLException {
        Column column = column("x", text()).defaultToSql(sql);
        Default made = made(column);
        database.execute("INSERT INTO t (id) VALUES (1)");
        assertThat(database.rows("SELECT x = " + sql + " FROM t")).containsExactly("t");
        if (normalized(column) instanceof Default.Value) {
            assertThat(made).isEqualTo(normalized(column));
        }
    }

    @Test
    void onlyAnEscapeByNumberIsLeftToTheServer() {
        assertThat(normalized(column("x", text()).defaultToSql("E'x\\ny'"))).isEqualTo(new Default.Value("x\ny"));
        assertThat(normalized(column("x", text()).defaultToSql("E'\\x41'"))).isEqualTo(new Default.Expression("E'\\x41'"));
    }
}
