package dev.matar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.matar.dialect.Database;
import dev.matar.dialect.postgresql.PostgresqlServer;
import dev.matar.run.Report;
import dev.matar.schema.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the journal keeps of what was applied, and what can be done with it, on each engine. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JournalTest {

    private static final List<String> COLUMNS = List.of("revises", "depends_on", "operations", "way_back", "file_sum");

    enum Engine {
        SQLITE,
        H2,
        POSTGRESQL;

        private String url(Path folder) throws SQLException {
            return switch (this) {
                case SQLITE -> "jdbc:sqlite:" + folder.resolve("test.db");
                case H2 -> "jdbc:h2:" + folder.resolve("test");
                case POSTGRESQL -> PostgresqlServer.running().createDatabase();
            };
        }
    }

    @TempDir
    Path folder;

    private Settings settings;

    private void begin(Engine engine) throws IOException, SQLException {
        Files.createDirectories(folder.resolve("migrations/versions"));
        settings = Settings.of(new Database(engine.url(folder), "", ""), folder.resolve("migrations"));
        sql("a1", "", "CREATE TABLE account (id INTEGER NOT NULL, name VARCHAR(80));", "DROP TABLE account;");
        java("b2", "a1", "op.addColumn(\"account\", column(\"o'clock\", string(10)).defaultTo(\"it's\"));",
                "op.dropColumn(\"account\", \"o'clock\");");
        sql("c3", "b2", "CREATE INDEX ix_name ON account (name);", "DROP INDEX ix_name;");
    }

    private void sql(String id, String revises, String up, String down) throws IOException {
        write(id + ".sql", RevisionText.sql(id, revises, up, down));
    }

    private void java(String id, String revises, String up, String down) throws IOException {
        write("R" + id + ".java", RevisionText.java(id, revises, up, down));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(settings.versions().get(0).resolve(name), text);
    }

    private void delete(String... names) throws IOException {
        for (String name : names) {
            Files.delete(settings.versions().get(0).resolve(name));
        }
    }

    private Matar matar() {
        return Matar.at(settings);
    }

    private List<String> query(String sql) throws SQLException {
        return Queries.values(settings.database().url(), sql);
    }

    private String kept(String column, String revision) throws SQLException {
        return query("select " + column + " from matar_version_journal where revision = '" + revision + "' order by id desc").get(0);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(settings.database().url());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Refusal refusal(ThrowingCallable deed) {
        return catchThrowableOfType(Refusal.class, deed);
    }

    @ParameterizedTest
    @EnumSource
    void it_keeps_what_was_done_and_what_takes_it_back(Engine engine) throws Exception {
        begin(engine);
        matar().upgrade("head");
        assertThat(kept("operations", "b2")).isEqualTo("add column account: \"o'clock\" varchar(10) default 'it''s'\n");
        assertThat(kept("way_back", "b2")).isEqualTo("drop column account.\"o'clock\"\n");
        assertThat(kept("revises", "b2")).isEqualTo("a1");
        assertThat(kept("operations", "c3")).isEqualTo("sql | CREATE INDEX ix_name ON account (name);\n");

        matar().downgrade("b2");
        assertThat(kept("operations", "c3")).isEqualTo("sql | DROP INDEX ix_name;\n");
        assertThat(kept("file_sum", "c3")).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void what_has_no_file_any_more_is_taken_back_by_it(Engine engine) throws Exception {
        begin(engine);
        matar().upgrade("head");
        delete("Rb2.java", "c3.sql");
        assertThat(refusal(() -> matar().upgrade("head")).remedy()).contains("matar downgrade TARGET");
        Matar matar = matar();
        Report report = matar.downgrade("a1");
        assertThat(report.steps()).extracting(done -> done.step().revision()).containsExactly("c3", "b2");
        assertThat(matar.graph().heads()).containsExactly("a1");
        assertThat(matar.databaseSchema().tables().list().get(0).columns().keys()).containsExactly("id", "name");
        assertThat(matar.upgrade("head").steps()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void so_is_one_amid_others(Engine engine) throws Exception {
        begin(engine);
        matar().upgrade("head");
        delete("Rb2.java");
        assertThat(refusal(() -> matar().upgrade("head")).code()).isEqualTo("missing-parent");
        assertThat(matar().downgrade("base").rowsAfter()).isEmpty();
        assertThat(matar().databaseSchema().tables()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_merge_and_what_it_depends_on_are_taken_back_by_it(Engine engine) throws Exception {
        begin(engine);
        sql("d4", "a1", "CREATE TABLE d (id INTEGER);", "DROP TABLE d;");
        write("e5.sql", "-- revision: e5\n-- revises: c3, d4\n\n-- upgrade\n\n-- downgrade\n");
        write("f6.sql", "-- revision: f6\n-- depends_on: e5\n\n-- upgrade\nCREATE TABLE f (id INTEGER);\n-- downgrade\nDROP TABLE f;\n");
        assertThat(matar().upgrade("heads").rowsAfter()).containsExactly("f6");
        delete("d4.sql", "e5.sql", "f6.sql");
        assertThat(kept("depends_on", "f6")).isEqualTo("e5");
        assertThat(matar().downgrade("f6@base").rowsAfter()).containsExactly("e5");
        assertThat(matar().downgrade("c3").rowsAfter()).containsExactly("c3", "d4");
        assertThat(matar().downgrade("d4@a1").rowsAfter()).containsExactly("c3");
        assertThat(matar().databaseSchema().tables().list()).extracting(table -> table.name().local()).containsExactly("account");
    }

    @ParameterizedTest
    @EnumSource
    void code_is_not_kept_and_nothing_runs_then(Engine engine) throws Exception {
        begin(engine);
        matar().upgrade("head");
        java("d4", "c3", "op.run(\"count\", c -> {});", "op.run(\"count back\", c -> {});");
        sql("e5", "d4", "CREATE TABLE e (id INTEGER);", "DROP TABLE e;");
        matar().upgrade("head");
        delete("Rd4.java", "e5.sql");
        Refusal refusal = refusal(() -> matar().downgrade("c3"));
        assertThat(refusal.code()).isEqualTo("not-in-journal");
        assertThat(refusal.problem()).startsWith("Revision d4, down, whose file is missing").contains("«count back» is Java");
        assertThat(matar().databaseSchema().tables().list()).extracting(table -> table.name().local()).containsExactlyInAnyOrder("account", "e");
    }

    @ParameterizedTest
    @EnumSource
    void a_journal_of_an_earlier_version_gets_its_columns_and_knows_nothing_of_what_was(Engine engine) throws Exception {
        begin(engine);
        matar().upgrade("b2");
        for (String column : COLUMNS) {
            execute("alter table matar_version_journal drop column " + column);
        }
        sql("a1", "", "CREATE TABLE other (id INTEGER NOT NULL);", "DROP TABLE other;");
        assertThat(matar().changedRevisions()).isEmpty();
        assertThat(matar().upgrade("b2").steps()).isEmpty();
        assertThat(matar().upgrade("head").steps()).hasSize(1);
        assertThat(kept("operations", "a1")).isNull();
        assertThat(kept("operations", "c3")).startsWith("sql | CREATE INDEX");
        assertThat(matar().changedRevisions()).isEmpty();

        delete("Rb2.java", "c3.sql");
        Refusal refusal = refusal(() -> matar().downgrade("a1"));
        assertThat(refusal.code()).isEqualTo("missing-parent");
        assertThat(matar().rows()).containsExactly("c3");
    }

    @ParameterizedTest
    @EnumSource
    void what_is_accepted_is_what_was_applied(Engine engine) throws Exception {
        begin(engine);
        matar().upgrade("b2");
        sql("a1", "", "CREATE TABLE account (id BIGINT NOT NULL, name VARCHAR(80));", "DROP TABLE IF EXISTS account;");
        assertThat(matar().accept("a1").lines()).hasSize(2);
        assertThat(matar().accept("a1").lines()).isEmpty();
        assertThat(kept("direction", "a1")).isEqualTo("accept");
        assertThat(kept("way_back", "a1")).contains("IF EXISTS");
        assertThat(matar().upgrade("head").steps()).hasSize(1);

        assertThat(refusal(() -> matar().accept("nowhere")).code()).isEqualTo("no-such-revision");
        matar().downgrade("b2");
        assertThat(refusal(() -> matar().accept("c3")).code()).isEqualTo("not-applied");
    }

    @ParameterizedTest
    @EnumSource
    void what_was_taken_back_or_only_stamped_is_never_called_changed(Engine engine) throws Exception {
        begin(engine);
        matar().upgrade("head");
        matar().downgrade("b2");
        sql("c3", "b2", "CREATE INDEX ix_other ON account (name);", "DROP INDEX ix_other;");
        assertThat(matar().changedRevisions()).isEmpty();
        matar().stamp("c3");
        sql("c3", "b2", "CREATE INDEX ix_third ON account (name);", "DROP INDEX ix_third;");
        assertThat(matar().changedRevisions()).isEmpty();
        assertThat(matar().accept("c3").lines()).containsExactly("+ sql | CREATE INDEX ix_third ON account (name)");
        sql("c3", "b2", "CREATE INDEX ix_fourth ON account (name);", "DROP INDEX ix_fourth;");
        assertThat(matar().changedRevisions()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void a_text_that_is_too_long_is_not_kept(Engine engine) throws Exception {
        begin(engine);
        sql("d4", "c3", "CREATE TABLE d (id INTEGER); -- " + "x".repeat(1_000_000), "DROP TABLE d;");
        assertThat(matar().upgrade("head").steps()).hasSize(4);
        assertThat(kept("operations", "d4")).isNull();
        assertThat(kept("way_back", "d4")).isEqualTo("sql | DROP TABLE d;\n");
        sql("d4", "c3", "CREATE TABLE d (id BIGINT);", "DROP TABLE d;");
        assertThat(matar().changedRevisions()).isEmpty();
        delete("d4.sql");
        assertThat(matar().downgrade("c3").steps()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void a_downgrade_that_refuses_is_no_way_back(Engine engine) throws Exception {
        begin(engine);
        java("d4", "c3", "op.execute(\"delete from account\");", "throw new IllegalStateException(\"never\");");
        matar().upgrade("head");
        assertThat(kept("way_back", "d4")).isNull();
        delete("Rd4.java");
        assertThat(refusal(() -> matar().downgrade("c3")).problem()).contains("keeps nothing of how it is taken back");
    }
}
