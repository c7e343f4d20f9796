package dev.matar.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matar.dialect.SqlSplitter.Part;
import dev.matar.schema.Refusal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the cases in files do not show: places, real databases, size. */
class SqlSplitterTest {

    private final SqlSplitter splitter = new SqlSplitter(SqlSyntax.SQLITE);

    @Test
    void linesAreCountedFromTheFirstLineGiven() {
        assertThat(splitter.split("\nselect 1;\n\nselect 2", "a.sql", 10))
                .containsExactly(new Part("select 1", 11), new Part("select 2", 13));
    }

    @Test
    void aRefusalNamesFileAndLine() {
        assertThatThrownBy(() -> splitter.split("select 1;\nselect 'open", "versions/a.sql", 7))
                .isInstanceOf(Refusal.class)
                .hasMessage("versions/a.sql:8: the string that begins here with ' never ends. Close it, or check that"
                        + " the script is written in this database's SQL.");
    }

    @Test
    void aByteOrderMarkIsNoPartOfAStatement() {
        assertThat(splitter.split("\uFEFFselect 1;")).containsExactly(new Part("select 1", 1));
    }

    @Test
    void sqliteRunsEveryStatementOfAScriptWithATrigger() throws SQLException {
        String script =
                """
                -- spans; and what watches them
                create table span (id integer primary key, begin integer, end integer);
                create table log (what text);
                create trigger watch after update of begin, end on span when new.end < new.begin
                begin
                    insert into log values (case when new.end is null then 'none;' else 'less;' end);
                    update span set end = begin where id = new.id;
                end;
                insert into span values (1, 10, 20);
                update span set end = 5;
                """;
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            run(connection, splitter.split(script), 5);
            assertThat(value(connection, "select end || what from span, log")).isEqualTo("10less;");
        }
    }

    @Test
    void h2RunsEveryStatementOfAScriptWithAnAlias() throws SQLException {
        String script =
                """
                create alias twice as $$ String twice(String s) { /* ; */ return s + ";" + s; } $$; // once; only
                create table `a;b` (x varchar default 'it''s;'); /* a /* b; */ ; */
                insert into `a;b` values (default);
                """;
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:")) {
            run(connection, new SqlSplitter(SqlSyntax.H2).split(script), 3);
            assertThat(value(connection, "select twice(x) from `a;b`")).isEqualTo("it's;;it's;");
        }
    }

    /** Quadratic reading of these megabytes would take hours. */
    @Test
    @Timeout(60)
    void timeIsLinearInLength() {
        int many = 300_000;
        for (SqlSyntax syntax : List.of(SqlSyntax.SQLITE, SqlSyntax.POSTGRESQL, SqlSyntax.H2, SqlSyntax.MYSQL)) {
            SqlSplitter each = new SqlSplitter(syntax);
            assertThat(each.split("select 1;".repeat(many))).hasSize(many);
            assertThat(each.split("select '" + "a;''b".repeat(many) + "'")).hasSize(1);
            assertThat(each.split("/* ; */\n".repeat(many) + "-- ;\n".repeat(many))).isEmpty();
            assertThat(each.split("create trigger t begin " + "select 1; ".repeat(many) + "end;")).isNotEmpty();
            assertThat(each.split("x$y ".repeat(many) + "\n \n".repeat(many))).hasSize(1);
            assertThat(each.split("a\n" + " ".repeat(many) + "a\n" + "- / $1 ".repeat(many))).hasSize(1);
        }
        assertThat(new SqlSplitter(SqlSyntax.POSTGRESQL).split("$a$;$a$ ".repeat(many))).hasSize(1);
        assertThat(new SqlSplitter(SqlSyntax.POSTGRESQL).split("/*".repeat(many) + "*/".repeat(many))).isEmpty();
        assertThat(new SqlSplitter(SqlSyntax.MYSQL).split("delimiter //\nselect 1;//\n".repeat(many / 3)))
                .hasSize(many / 3);
    }

    private static void run(Connection connection, List<Part> parts, int expected) throws SQLException {
        assertThat(parts).hasSize(expected);
        try (Statement statement = connection.createStatement()) {
            for (Part part : parts) {
                statement.execute(part.sql());
            }
        }
    }

    private static String value(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
