package dev.matar.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.dialect.h2.H2Dialect;
import dev.matar.dialect.postgresql.PostgresqlDialect;
import dev.matar.dialect.sqlite.SqliteDialect;
import dev.matar.schema.Type;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What a database's own words mean. */
class ReadingTest {

    private final Dialect sqlite = new SqliteDialect();
    private final Dialect h2 = new H2Dialect();
    private final Dialect postgresql = new PostgresqlDialect();

    @Test
    void typesMeanWhatTheDatabaseMeans() {
        assertThat(sqlite.readType("clob")).isEqualTo(new Type.Text());
        assertThat(h2.readType("clob")).isEqualTo(new Type.Native("CHARACTER LARGE OBJECT"));
        assertThat(postgresql.readType("timestamp(6) with time zone")).isEqualTo(new Type.Timestamp(true, OptionalInt.empty()));
        assertThat(postgresql.readType("inet")).isEqualTo(new Type.Native("inet"));
    }

    @Test
    void namesWithoutQuotesHaveTheDatabasesCase() {
        assertThat(sqlite.readName("createdAt", false)).isEqualTo("createdAt");
        assertThat(postgresql.readName("createdAt", false)).isEqualTo("createdat");
        assertThat(postgresql.readName("createdAt", true)).isEqualTo("createdAt");
        assertThat(h2.readName("createdAt", false)).isEqualTo("createdat");
        assertThat(h2.readName("user", true)).isEqualTo("USER");
        assertThat(h2.readName("USER", true)).isEqualTo("user");
    }

    @Test
    void expressionsSpeakOfTheSameNames() {
        assertThat(h2.readExpression("\"Mixed\" > 0 and \"user\" <> '' and AGE > 1"))
                .isEqualTo("\"Mixed\" > 0 and \"USER\" <> '' and age > 1");
        assertThat(postgresql.readExpression("\"user\" <> ''")).isEqualTo("\"user\" <> ''");
    }
}
