package dev.matar.dialect.h2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class H2TextTest {

    private static final H2Names NAMES = new H2Names("PUBLIC", true);

    @ParameterizedTest
    @ValueSource(
            strings = {"organization", "ORDER", "_id", "USER", "_", "a1", "Mixed Case", "é", "two words", "", "\"", "1a"
            })
    void foldingANameTwiceGivesItBack(String name) {
        assertThat(H2Names.fold(H2Names.fold(name))).isEqualTo(name);
        assertThat(NAMES.logical(H2Names.fold(name))).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '|',
            value = {
                "organization ~ organization",
                "_id ~ _id",
                "user ~ `user`",
                "value ~ `value`",
                "ORDER ~ \"order\"",
                "Mixed Case ~ \"Mixed Case\"",
                "a\"b ~ \"a\"\"b\"",
                "ÄB ~ \"ÄB\""
            })
    void aNameIsQuotedWhereH2WouldChangeOrReserveIt(String name, String sql) {
        assertThat(H2Names.quote(name)).isEqualTo(sql);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "\"PRICE\" > 0 ~ price > 0",
                "(\"USER\" IN(1, 2)) ~ \"user\" in (1, 2)",
                "\"user\" <> 'A  \"B\"' ~ \"USER\" <> 'A  \"B\"'",
                "U&\"\\00e9\" <> U&'\\00e9\\\\' ~ \"é\" <> 'é\\'",
                "\"PUBLIC\".\"T\".\"A\" + 1 ~ t.a + 1",
                "\"S\".\"PUBLIC\".\"A\" ~ s.public.a",
                "NEXT VALUE FOR \"PUBLIC\".\"COUNTER\" ~ next value for counter",
                "\"M\" = CAST('a' AS ENUM('a', 'it''s')) ~ m = 'a'",
                "\"B\" > CAST(-1 AS BIGINT) ~ b > -1",
                "\"B\" > CAST(1.0 AS DOUBLE PRECISION) ~ b > 1",
                "\"B\" / CAST(2 AS BIGINT) ~ b / cast(2 as bigint)",
                "`(\"A\" = 1)\n    AND (\"B\" = 2)` ~ (a = 1) and (b = 2)",
                "(SELECT 1) ~ (select 1)",
                "`a>=b -- why\n or c` ~ a >= b or c",
                "CURRENT_TIMESTAMP(3) ~ current_timestamp(3)"
            })
    void aReportedTextIsTidied(String reported, String tidy) {
        assertThat(H2Text.tidy(reported, NAMES)).isEqualTo(tidy);
        assertThat(H2Text.tidy(tidy)).isEqualTo(tidy);
    }

    @Test
    void aNameInATextIsSpelledAsTheDatabaseDoes() {
        assertThat(H2Text.physical("\"user\" <> \"Mixed Case\" and price > '\"user\"' /* \"user\" */"))
                .isEqualTo("`user` <> \"Mixed Case\" and price > '\"user\"' /* \"user\" */");
    }

    @Test
    void aLongLiteralIsReadWithoutDeepRecursion() {
        String sql = "a <> '" + "it''s ".repeat(100_000) + "'";
        assertThat(H2Text.tidy(sql)).isEqualTo(sql);
    }
}
