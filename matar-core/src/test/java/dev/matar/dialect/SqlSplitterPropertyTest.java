package dev.matar.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.dialect.SqlSplitter.Part;
import dev.matar.schema.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.h2.util.ScriptReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;

/** Random scripts: put together from known statements, compared with what drivers do, and broken on purpose. */
@Timeout(120)
class SqlSplitterPropertyTest {

    private static final List<String> ATOMS = List.of(
            "select",
            "a",
            "x$1",
            "'a;b'",
            "'it''s;'",
            "\"c;\"\"d\"",
            "(1, 2)",
            ",",
            "/ 2",
            "- 3",
            "begin",
            "end",
            "/* ; ' */ +",
            "-- ; \" \n*",
            "'\n;\n'",
            "case when 1 then 2 end",
            "é");

    private static final Map<SqlSyntax, List<String>> OWN_ATOMS = Map.of(
            SqlSyntax.SQLITE, List.of("`e;`", "[f;']", "'\\'", "$$ "),
            SqlSyntax.POSTGRESQL, List.of("$$ ;' $$", "$t$ $$;\n $t$", "E'\\';'", "$1", "/* /* ; */ ; */ +", "'\\'"),
            SqlSyntax.H2, List.of("$$ ;' $$", "`e;`", "// ; '\n+", "/* /* ; */ ; */ +", "'\\'"),
            SqlSyntax.MYSQL, List.of("`e;`", "'\\';'", "\"\\\";\"", "# ; '\n+", "/*!40101 x */", "-- ; \n+", "4--3"));

    private static final Map<SqlSyntax, List<String>> WITH_BODY = Map.of(
            SqlSyntax.SQLITE, List.of("create trigger t begin %s; end", "CREATE TEMP TRIGGER t BEGIN %s;\n%s; END"),
            SqlSyntax.POSTGRESQL,
                    List.of("create function f() begin atomic %s; %s; end", "create rule r as (%s; %s)"),
            SqlSyntax.H2, List.of("create table t (%s)"),
            SqlSyntax.MYSQL,
                    List.of(
                            "create trigger t begin if x then %s; end if; begin %s; end; end",
                            "create definer=u@h procedure p() l: begin declare exit handler for not found"
                                    + " begin %s; end; %s; end l"));

    private static final List<String> BLANKS =
            List.of(" ", "\n", "\n\n", " -- a; ' b\n", " /* ; ' \n */ ", "\r\n", "\t;");

    @Test
    void aScriptIsSplitIntoTheStatementsItWasMadeOf() {
        for (SqlSyntax syntax : OWN_ATOMS.keySet()) {
            for (long seed = 0; seed < 2_000; seed++) {
                Random random = new Random(seed);
                StringBuilder script = new StringBuilder(pick(BLANKS, random));
                List<Part> expected = new ArrayList<>();
                for (int i = random.nextInt(6); i >= 0; i--) {
                    String statement = statement(syntax, random);
                    expected.add(new Part(statement, 1 + count(script, '\n')));
                    script.append(statement).append(pick(BLANKS, random));
                    script.append(i > 0 || random.nextBoolean() ? ";" : "").append(pick(BLANKS, random));
                }
                assertThat(partsOf(script.toString(), syntax))
                        .as("seed %d of %s: %s", seed, syntax, script)
                        .contains(expected);
            }
        }
    }

    /** PostgreSQL's JDBC driver counts parentheses in every statement, so there are none here. */
    @Test
    void aScriptIsSplitAsByThePostgresqlDriver() throws SQLException {
        int agreed = 0;
        for (long seed = 0; seed < 3_000; seed++) {
            String script = soup(SqlSyntax.POSTGRESQL, new Random(seed)).replaceAll("[()]", " ");
            List<String> theirs = new ArrayList<>();
            for (NativeQuery query : Parser.parseJdbcSql(script, true, false, true, false, false)) {
                theirs.add(query.nativeSql);
            }
            agreed += agrees(SqlSyntax.POSTGRESQL, theirs, script, seed) ? 1 : 0;
        }
        assertThat(agreed).isGreaterThan(2_000);
    }

    /** H2's reader of scripts wants a blank before a dollar quote; its parser, which we follow, does not. */
    @Test
    void aScriptIsSplitAsByH2() {
        int agreed = 0;
        for (long seed = 0; seed < 3_000; seed++) {
            String script = soup(SqlSyntax.H2, new Random(seed)).replace("$$", " $$").replace("`e;`", "`e`");
            ScriptReader reader = new ScriptReader(new StringReader(script));
            List<String> theirs = new ArrayList<>();
            for (String next = reader.readStatement(); next != null; next = reader.readStatement()) {
                theirs.add(next);
            }
            agreed += agrees(SqlSyntax.H2, theirs, script, seed) ? 1 : 0;
        }
        assertThat(agreed).isGreaterThan(2_000);
    }

    @Test
    void aBrokenScriptIsSplitOrRefusedAndNothingElse() throws IOException {
        String whole = "";
        for (String file : List.of("sqlite", "postgresql", "h2", "mysql", "sqlserver")) {
            try (InputStream in = getClass().getResourceAsStream("split/" + file + ".txt")) {
                whole += new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        int refused = 0;
        for (long seed = 0; seed < 5_000; seed++) {
            String script = broken(whole, new Random(seed));
            for (SqlSyntax syntax : OWN_ATOMS.keySet()) {
                refused += splitsOrRefuses(syntax, script, seed) ? 0 : 1;
            }
        }
        assertThat(refused).isBetween(1_000, 19_000);
    }

    /** The statements, or nothing if the script is refused. */
    private static Optional<List<Part>> partsOf(String script, SqlSyntax syntax) {
        try {
            return Optional.of(new SqlSplitter(syntax).split(script));
        } catch (Refusal refusal) {
            return Optional.empty();
        }
    }

    private static boolean splitsOrRefuses(SqlSyntax syntax, String script, long seed) {
        new SqlSplitter(syntax).touchesOnlyRows(script);
        try {
            int from = 0;
            for (Part part : new SqlSplitter(syntax).split(script)) {
                int at = script.indexOf(part.sql(), from);
                assertThat(at).as("seed %d of %s", seed, syntax).isNotNegative();
                assertThat(part.sql()).isNotBlank().doesNotStartWith(" ").doesNotEndWith(" ");
                assertThat(part.line()).isLessThanOrEqualTo(1 + count(script, '\n'));
                from = at + part.sql().length();
            }
            return true;
        } catch (Refusal refusal) {
            assertThat(refusal.code()).as("seed %d of %s", seed, syntax).isEqualTo("invalid-sql-script");
            assertThat(refusal.problem()).matches("line \\d+: (?s:.)+");
            return false;
        }
    }

    /** Whether both agree; a script that only we refuse proves nothing. */
    private static boolean agrees(SqlSyntax syntax, List<String> theirs, String script, long seed) {
        Optional<List<Part>> ours = partsOf(script, syntax);
        if (ours.isEmpty()) {
            return false;
        }
        List<String> theirsWithoutComments = new ArrayList<>();
        for (String each : theirs) {
            partsOf(each, syntax).ifPresentOrElse(
                    parts -> parts.forEach(part -> theirsWithoutComments.add(part.sql())),
                    () -> theirsWithoutComments.add(each));
        }
        assertThat(ours.get().stream().map(Part::sql).toList())
                .as("seed %d: %s", seed, script)
                .isEqualTo(theirsWithoutComments);
        return true;
    }

    private static String statement(SqlSyntax syntax, Random random) {
        String text = simpleStatement(syntax, random);
        if (random.nextInt(4) > 0) {
            return text;
        }
        return pick(WITH_BODY.get(syntax), random).replace("%s", text);
    }

    private static String simpleStatement(SqlSyntax syntax, Random random) {
        StringBuilder text = new StringBuilder("update ");
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(pick(random.nextInt(3) == 0 ? OWN_ATOMS.get(syntax) : ATOMS, random)).append(' ');
        }
        return text.append("t").toString();
    }

    private static String soup(SqlSyntax syntax, Random random) {
        StringBuilder text = new StringBuilder("select ");
        for (int i = random.nextInt(30); i > 0; i--) {
            List<String> from = random.nextInt(3) == 0 ? OWN_ATOMS.get(syntax) : random.nextBoolean() ? ATOMS : BLANKS;
            text.append(pick(from, random)).append(random.nextInt(5) == 0 ? ";" : " ");
        }
        return text.toString();
    }

    private static String broken(String whole, Random random) {
        int from = random.nextInt(whole.length());
        int to = Math.min(whole.length(), from + random.nextInt(400));
        StringBuilder text = new StringBuilder(whole.substring(from, to));
        String marks = "'\"`[]$;*/-#\\()\n\0\uFEFF Ee.";
        for (int i = random.nextInt(6); i > 0 && text.length() > 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, marks.charAt(random.nextInt(marks.length())));
                default -> text.setLength(at);
            }
        }
        return text.toString();
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    private static int count(CharSequence text, char c) {
        return (int) text.chars().filter(each -> each == c).count();
    }
}
