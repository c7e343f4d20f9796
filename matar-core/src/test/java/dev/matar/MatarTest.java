package dev.matar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.matar.dialect.Database;
import dev.matar.revision.Step;
import dev.matar.run.Listener;
import dev.matar.run.Report;
import dev.matar.run.Transactions;
import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A history in Java and SQL on an SQLite file, through the facade. */
class MatarTest {

    @TempDir
    Path folder;

    private Settings settings;

    @BeforeEach
    void writeHistory() throws IOException {
        settings = Settings.of(new Database("jdbc:sqlite:" + folder.resolve("test.db"), "", ""), folder.resolve("migrations"));
        java("a1", "", "op.createTable(\"user\", column(\"_id\", string()).notNull(), primaryKey(\"_id\"));", "op.dropTable(\"user\");");
        sql("b2", "a1", "-- effect: add column user: \"order\" integer\nALTER TABLE user ADD COLUMN \"order\" INTEGER;", "-- effect: drop column user.\"order\"\nALTER TABLE user DROP COLUMN \"order\";");
        java("c3", "b2", "op.addColumn(\"user\", column(\"age\", integer()).notNull().defaultTo(7));\nop.run(\"count\", c -> c.createStatement().execute(\"insert into user (_id) values ('x')\"));", "op.execute(\"delete from user\"); op.dropColumn(\"user\", \"age\");");
    }

    private void java(String id, String revises, String up, String down) throws IOException {
        write("R" + id + ".java", RevisionText.java(id, revises, up, down));
    }

    private void sql(String id, String revises, String up, String down) throws IOException {
        write(id + ".sql", "-- revision: " + id + "\n-- revises: " + revises + "\n-- message: change " + id
                + "\n\n-- upgrade\n" + up + "\n\n-- downgrade\n" + down + "\n");
    }

    private void write(String name, String text) throws IOException {
        Path versions = Files.createDirectories(settings.versions().get(0));
        Files.writeString(versions.resolve(name), text);
    }

    private Matar matar() {
        return Matar.at(settings);
    }

    private List<String> query(String sql) throws SQLException {
        return Queries.values(settings.database().url(), sql);
    }

    private Refusal refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable deed) {
        return catchThrowableOfType(Refusal.class, deed);
    }

    @Test
    void goesUpAndDownAndTellsWhatItDid() throws SQLException {
        Report up = matar().upgrade("head");
        assertThat(up.steps()).extracting(done -> done.step().revision()).containsExactly("a1", "b2", "c3");
        assertThat(up.rowsAfter()).containsExactly("c3");
        assertThat(matar().rows()).containsExactly("c3");
        assertThat(query("select age from user")).containsExactly("7");

        Report down = matar().downgrade("base");
        assertThat(down.steps()).extracting(done -> done.step().revision()).containsExactly("c3", "b2", "a1");
        assertThat(query("select name from sqlite_schema where name = 'user'")).isEmpty();
        assertThat(query("select direction || ' ' || revision from matar_version_journal order by id"))
                .containsExactly("up a1", "up b2", "up c3", "down c3", "down b2", "down a1");
        assertThat(query("select id from matar_version_journal where finished_at is null")).isEmpty();
    }

    @Test
    void findsNothingToDoTheSecondTime() {
        matar().upgrade("head");
        assertThat(matar().upgrade("head").steps()).isEmpty();
    }

    @Test
    void foldsTheSchemaWithoutADatabase() {
        assertThat(matar().schema("head").table(Name.of("user")).columns().keys()).containsExactly("_id", "order", "age");
        assertThat(matar().schema("a1").table(Name.of("user")).columns().keys()).containsExactly("_id");
        assertThat(matar().schema("base").tables()).isEmpty();
        assertThat(folder.resolve("test.db")).doesNotExist();
    }

    @Test
    void aFailingStatementLeavesTheDatabaseAtTheRevisionBefore() throws Exception {
        sql("d4", "c3", "CREATE TABLE kept (x INTEGER);\nINSERT INTO nowhere VALUES (1);", "");
        Refusal refusal = refusal(() -> matar().upgrade("head"));
        assertThat(refusal.code()).isEqualTo("statement-failed");
        assertThat(refusal.problem()).contains("d4.sql: line 7: ").contains("INSERT INTO nowhere").contains("no such table");
        assertThat(matar().rows()).containsExactly("c3");
        assertThat(query("select name from sqlite_schema where name = 'kept'")).isEmpty();
        assertThat(query("select revision from matar_version_journal")).doesNotContain("d4");
    }

    @Test
    void aRefusedOperationLeavesTheDatabaseAtTheRevisionBefore() throws Exception {
        java("d4", "c3", "op.dropColumn(\"user\", \"nothing\");", "");
        Refusal refusal = refusal(() -> matar().upgrade("head"));
        assertThat(refusal.code()).isEqualTo("no-such-column");
        assertThat(refusal.problem()).contains("Rd4.java").contains("nothing");
        assertThat(matar().rows()).containsExactly("c3");
    }

    @Test
    void allInOneTransactionIsAllOrNothing() throws Exception {
        sql("d4", "c3", "INSERT INTO nowhere VALUES (1);", "");
        settings = settings.transactions(Transactions.ALL);
        assertThat(refusal(() -> matar().upgrade("head")).code()).isEqualTo("statement-failed");
        assertThat(matar().rows()).isEmpty();
        assertThat(query("select name from sqlite_schema")).isEmpty();
    }

    @Test
    void undeclaredDdlIsLookedAtOnlineAndUnknownOffline() throws Exception {
        sql("d4", "c3", "CREATE TABLE t (x INTEGER);", "DROP TABLE t;");
        java("e5", "d4", "op.addColumn(\"t\", column(\"y\", integer()));", "op.dropColumn(\"t\", \"y\");");
        matar().upgrade("head");
        assertThat(query("select name from pragma_table_info('t')")).containsExactly("x", "y");
        assertThat(matar().schema("head").isKnown()).isFalse();
        matar().downgrade("base");
        assertThat(query("select name from sqlite_schema where name in ('t', 'user')")).isEmpty();
    }

    @Test
    void theOfflineScriptDoesWhatTheUpgradeDoes() throws Exception {
        Files.delete(settings.versions().get(0).resolve("Rc3.java"));
        StringBuilder script = new StringBuilder();
        matar().scripts(script).upgrade("head");
        try (Connection connection = DriverManager.getConnection(settings.database().url());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(script.toString());
        }
        assertThat(matar().rows()).containsExactly("b2");
        StringBuilder back = new StringBuilder();
        matar().scripts(back).downgrade("head:base");
        try (Connection connection = DriverManager.getConnection(settings.database().url());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(back.toString());
        }
        assertThat(matar().rows()).isEmpty();
    }

    @Test
    void stampsAndPurges() throws Exception {
        matar().stamp("b2");
        assertThat(matar().rows()).containsExactly("b2");
        Files.delete(settings.versions().get(0).resolve("Rc3.java"));
        Files.delete(settings.versions().get(0).resolve("b2.sql"));
        assertThat(refusal(() -> matar().upgrade("head")).code()).isEqualTo("no-such-revision");
        matar().purgeAndStamp("a1");
        assertThat(matar().rows()).containsExactly("a1");
    }

    @Test
    void theVersionTableCanHaveAnyName() throws SQLException {
        settings = settings.versionTable(Name.of("Order of \"things\""));
        matar().upgrade("head");
        assertThat(query("select version_num from \"Order of \"\"things\"\"\"")).containsExactly("c3");
        assertThat(matar().upgrade("head").steps()).isEmpty();
    }

    @Test
    void ensuresTheVersionTable() throws SQLException {
        matar().ensureVersionTable();
        matar().ensureVersionTable();
        assertThat(query("select name from sqlite_schema where type = 'table' and name like 'matar%' order by 1"))
                .containsExactly("matar_version", "matar_version_journal", "matar_version_progress");
    }

    @Test
    void tellsAListenerOfEachStep() {
        List<String> heard = new ArrayList<>();
        matar().listener(new Listener() {
                    @Override
                    public void started(Step step) {
                        heard.add("started " + step.revision());
                    }

                    @Override
                    public void finished(Step step, Duration took) {
                        heard.add("finished " + step.revision());
                    }
                })
                .upgrade("b2");
        assertThat(heard).containsExactly("started a1", "finished a1", "started b2", "finished b2");
    }

    @Test
    void aWrongUrlIsRefusedWithoutItsSecrets() {
        settings = settings.database(new Database("jdbc:nothing://me:secret@host/x?password=hidden", "", ""));
        Refusal refusal = refusal(() -> matar().upgrade("head"));
        assertThat(refusal.code()).isEqualTo("unknown-database");
        assertThat(refusal.getMessage()).doesNotContain("secret").doesNotContain("hidden");
    }
}
