package dev.matar.dialect.h2;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class H2ConditionsTest {

    private static final H2Names NAMES = new H2Names("PUBLIC", true);
    private static final String[] ATOMS = {
        "a > 1",
        "b <> 0",
        "c is null",
        "a between 0 and 1",
        "b in (0, 2)",
        "d",
        "case when d and a = 1 then c else b end = 2",
        "not d"
    };

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "((a)) ~ a",
                "b and a ~ a and b",
                "(b = 1) or ((a = 1) and (c)) ~ a = 1 and c or b = 1",
                "((b) or (a)) and (c) ~ (a or b) and c",
                "(c or (b or a)) ~ a or b or c",
                "(c and (b and a)) ~ a and b and c",
                "x and (p or (q and r)) ~ (p or q and r) and x",
                "b between 1 and 2 and a ~ a and b between 1 and 2",
                "case when b and a then 1 end = 1 or a ~ a or case when b and a then 1 end = 1",
                "(a or b) = (c or d) ~ (a or b) = (c or d)",
                "b = ' or ' and \"or\" ~ \"or\" and b = ' or '"
            })
    void aConditionHasOneForm(String condition, String tidy) {
        assertThat(H2Conditions.tidy(condition)).isEqualTo(tidy);
        assertThat(H2Conditions.tidy(tidy)).isEqualTo(tidy);
    }

    @Test
    void theFormMeansTheSameAndH2ReportsIt() throws SQLException {
        try (H2Scratch scratch = new H2Scratch()) {
            scratch.sql(
                    "CREATE TABLE t (a INT, b INT, c INT, d BOOLEAN)",
                    "CREATE TABLE s (a INT, b INT, c INT, d BOOLEAN)");
            scratch.sql(
                    "INSERT INTO t SELECT x.n, y.n, z.n, w.n FROM (VALUES 0, 1, 2, NULL) x(n), (VALUES 0, 1, 2, NULL)"
                            + " y(n), (VALUES 0, 2, NULL) z(n), (VALUES TRUE, FALSE, NULL) w(n)");
            for (int seed = 0; seed < 300; seed++) {
                String condition = condition(new Random(seed), 0);
                String tidy = H2Conditions.tidy(H2Text.tidy(condition));
                assertThat(scratch.rows(
                                "SELECT a, b, c, d FROM t WHERE (" + condition + ") IS DISTINCT FROM (" + tidy + ")"))
                        .as("seed %s: %s and %s", seed, condition, tidy)
                        .isEmpty();
                assertThat(H2Conditions.tidy(tidy)).isEqualTo(tidy);
            }
        }
    }

    /** Each operand once, since H2 simplifies what is said twice. */
    @Test
    void whatH2ReportsOfDifferentPartsIsTheFormOfWhatWasSaid() throws SQLException {
        String[] parts = {"a > 1", "b <> 0", "c is null", "d = true", "(a + b) > c"};
        try (H2Scratch scratch = new H2Scratch()) {
            scratch.sql("CREATE TABLE t (a INT, b INT, c INT, d BOOLEAN)");
            for (int i = 0; i < 64; i++) {
                String said =
                        parts[i % 5] + word(i) + "(" + parts[(i + 1) % 5] + word(i >> 1) + "(" + parts[(i + 2) % 5]
                                + word(i >> 2) + parts[(i + 3) % 5] + "))" + word(i >> 3) + parts[(i + 4) % 5];
                scratch.sql("ALTER TABLE t ADD CONSTRAINT k CHECK (" + said + ")");
                String reported = scratch.rows("SELECT CHECK_CLAUSE FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS")
                        .get(0);
                scratch.sql("ALTER TABLE t DROP CONSTRAINT k");
                assertThat(tidy(reported)).isEqualTo(H2Conditions.tidy(H2Text.tidy(said)));
            }
        }
    }

    private static String word(int bits) {
        return (bits & 1) == 0 ? " and " : " or ";
    }

    private static String tidy(String reported) {
        return H2Conditions.tidy(H2Text.tidy(reported, NAMES));
    }

    private static String condition(Random random, int depth) {
        int kind = random.nextInt(depth > 4 ? 1 : 5);
        return switch (kind) {
            case 1 -> condition(random, depth + 1) + " and " + condition(random, depth + 1);
            case 2 -> condition(random, depth + 1) + " or " + condition(random, depth + 1);
            case 3 -> "(" + condition(random, depth + 1) + ")";
            case 4 -> "not (" + condition(random, depth + 1) + ")";
            default -> ATOMS[random.nextInt(ATOMS.length)];
        };
    }
}
