package dev.matar.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.schema.Constraint;
import dev.matar.schema.Members;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of values are told alike by a person, by the server, and by the server that was given its own words. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresqlListedValuesTest {

    private static final String STORED = "SELECT pg_get_expr(conbin, conrelid) FROM pg_constraint WHERE conname = 'listed_check'";

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "varchar(20) | state in ('NEW','OPEN') | state IN ('NEW', 'OPEN')",
        "varchar | (STATE IN ( 'it''s' , 'a, b', '('  )) | state IN ('it''s', 'a, b', '(')",
        "text | \"state\" in ('NEW', 'OPEN', 'DONE') | state IN ('NEW', 'OPEN', 'DONE')",
        "integer | state between 0 and 2 | state BETWEEN 0 AND 2",
        "smallint | (state between 00 and 7) | state BETWEEN 0 AND 7",
        "bigint | (state >= 1) AND (state <= 9) | state BETWEEN 1 AND 9"
    })
    void areToldInOneSpelling(String type, String written, String told) throws SQLException {
        String condition = written;
        for (int retold = 0; retold < 3; retold++) {
            create(type, condition);
            Schema schema = database.inspect();
            assertThat(condition(schema)).as(condition).isEqualTo(told);
            assertThat(dialect.normalize(schema)).isEqualTo(schema);
            assertThat(condition(dialect.normalize(with(schema, condition)))).as(condition).isEqualTo(told);
            condition = database.rows(STORED).get(0);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "varchar(20) | state in ('NEW')",
        "varchar(20) | state in ('NEW', 'OPEN') or state = 'DONE'",
        "varchar(20) | state in ('NEW', E'a\\\\b')",
        "varchar(20) | state not in ('NEW', 'OPEN')",
        "varchar(20) | lower(state) in ('new', 'open')",
        "char(4) | state in ('NEW', 'OPEN')",
        "integer | state in (1, 2)",
        "numeric(4,1) | state between 0 and 2",
        "integer | state >= 0 and state < 2",
        "integer | state between -1 and 2"
    })
    void andNothingElseIsTakenForOne(String type, String written) throws SQLException {
        create(type, written);
        Schema schema = database.inspect();
        assertThat(condition(schema)).isEqualTo(Texts.unwrap(database.rows(STORED).get(0)));
        assertThat(condition(dialect.normalize(with(schema, written)))).isEqualTo(Texts.unwrap(written));
    }

    private void create(String type, String condition) throws SQLException {
        PostgresqlServer.clear(database.connection);
        database.execute("CREATE TABLE listed (state " + type + ", CONSTRAINT listed_check CHECK (" + condition + "))");
    }

    private static Schema with(Schema schema, String condition) {
        Table table = schema.table(Name.of("listed"));
        return Schema.of(table.constraints(Members.of(List.of(new Constraint.Check("listed_check", condition)))));
    }

    private static String condition(Schema schema) {
        return ((Constraint.Check) schema.table(Name.of("listed")).constraints().list().get(0)).expression();
    }
}
