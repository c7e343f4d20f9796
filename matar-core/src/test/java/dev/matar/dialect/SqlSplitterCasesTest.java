package dev.matar.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matar.dialect.SqlSplitter.Part;
import dev.matar.dialect.SqlSyntax.Rule;
import dev.matar.schema.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases of {@code split/*.txt}: scripts, and the statements they are made of. */
class SqlSplitterCasesTest {

    /** What a further dialect would say of itself. */
    private static final SqlSyntax SQL_SERVER =
            new SqlSyntax("", "GO", Set.of(), Set.of(Rule.BRACKETS, Rule.NESTED_COMMENTS, Rule.SELECT_INTO_CREATES));

    private static final SqlSyntax ORACLE = new SqlSyntax(";", "/", Set.of(), Set.of());

    private record Case(String title, String script, List<Part> parts, String refusal) {}

    @TestFactory
    List<DynamicTest> sqlite() {
        return cases("sqlite.txt", SqlSyntax.SQLITE, 25);
    }

    @TestFactory
    List<DynamicTest> postgresql() {
        return cases("postgresql.txt", SqlSyntax.POSTGRESQL, 20);
    }

    @TestFactory
    List<DynamicTest> h2() {
        return cases("h2.txt", SqlSyntax.H2, 7);
    }

    @TestFactory
    List<DynamicTest> mysql() {
        return cases("mysql.txt", SqlSyntax.MYSQL, 15);
    }

    @TestFactory
    List<DynamicTest> sqlServer() {
        return cases("sqlserver.txt", SQL_SERVER, 1);
    }

    @TestFactory
    List<DynamicTest> oracle() {
        return cases("oracle.txt", ORACLE, 1);
    }

    private static List<DynamicTest> cases(String file, SqlSyntax syntax, int atLeast) {
        List<DynamicTest> tests = new ArrayList<>();
        for (Case each : read(file)) {
            tests.add(DynamicTest.dynamicTest(each.title(), () -> check(each, syntax)));
        }
        assertThat(tests).hasSizeGreaterThanOrEqualTo(atLeast);
        return tests;
    }

    private static void check(Case each, SqlSyntax syntax) {
        SqlSplitter splitter = new SqlSplitter(syntax);
        if (each.refusal().isEmpty()) {
            assertThat(splitter.split(each.script())).isEqualTo(each.parts());
            assertThat(splitter.split(each.script().replace("\n", "\r\n")))
                    .isEqualTo(each.parts().stream()
                            .map(part -> new Part(part.sql().replace("\n", "\r\n"), part.line()))
                            .toList());
        } else {
            assertThatThrownBy(() -> splitter.split(each.script()))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> {
                        assertThat(refusal.code()).isEqualTo("invalid-sql-script");
                        assertThat(refusal.problem()).isEqualTo(each.refusal());
                        assertThat(refusal.remedy()).isNotEmpty();
                    });
        }
    }

    private static List<Case> read(String file) {
        List<Case> cases = new ArrayList<>();
        for (String text : resource(file).split("(?m)^=== ")) {
            if (!text.isEmpty()) {
                cases.add(caseOf(text));
            }
        }
        return cases;
    }

    private static Case caseOf(String text) {
        String[] blocks = text.split("(?m)^(?=>>>|!!!)");
        String[] head = blocks[0].split("\n", 2);
        List<Part> parts = new ArrayList<>();
        String refusal = "";
        for (int i = 1; i < blocks.length; i++) {
            String[] lines = blocks[i].split("\n", 2);
            if (blocks[i].startsWith("!!!")) {
                refusal = lines[0].substring(4);
            } else if (lines[0].length() > 4) {
                parts.add(new Part(lines[1].stripTrailing(), Integer.parseInt(lines[0].substring(4))));
            }
        }
        assertThat(blocks).as(head[0]).hasSizeGreaterThan(1);
        return new Case(head[0], head[1], parts, refusal);
    }

    private static String resource(String file) {
        try (InputStream in = SqlSplitterCasesTest.class.getResourceAsStream("split/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
