package dev.matar.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.matar.Matar;
import dev.matar.Queries;
import dev.matar.Settings;
import dev.matar.dialect.Database;
import dev.matar.dialect.postgresql.PostgresqlServer;
import dev.matar.revision.Step;
import dev.matar.schema.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many quick steps, which are sent together: each is a transaction of its own nevertheless, and blamed for nothing but its own. */
class QuickStepsTest {

    private static final int STEPS = 150;

    @TempDir
    Path folder;

    private Settings settings;
    private final List<String> finished = new ArrayList<>();

    @BeforeEach
    void writeHistory() throws SQLException, IOException {
        settings = Settings.of(
                new Database(PostgresqlServer.running().createDatabase(), "", ""), folder.resolve("migrations"));
        for (int i = 1; i <= STEPS; i++) {
            write(i, "CREATE TABLE t" + i + " (x INTEGER PRIMARY KEY DEFERRABLE INITIALLY DEFERRED);");
        }
        matar().ensureVersionTable();
    }

    private void write(int number, String up) throws IOException {
        Path versions = Files.createDirectories(settings.versions().get(0));
        Files.writeString(
                versions.resolve(id(number) + ".sql"),
                "-- revision: " + id(number) + "\n-- revises: " + (number == 1 ? "" : id(number - 1))
                        + "\n\n-- upgrade\n" + up + "\n\n-- downgrade\nDROP TABLE t" + number + ";\n");
    }

    private static String id(int number) {
        return String.format("r%03d", number);
    }

    private static List<String> ids(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(QuickStepsTest::id).toList();
    }

    private Matar matar() {
        return Matar.at(settings).listener(new Listener() {
            @Override
            public void finished(Step step, Duration took) {
                finished.add(step.revision());
            }
        });
    }

    private List<String> query(String sql) throws SQLException {
        return Queries.values(settings.database().url(), sql);
    }

    private List<String> journal(String direction) throws SQLException {
        return query("select revision from matar_version_journal where direction = '" + direction
                + "' and finished_at >= started_at order by id");
    }

    @Test
    void goUpAndDown() throws SQLException {
        assertThat(matar().upgrade("head").steps()).extracting(done -> done.step().revision()).isEqualTo(ids(STEPS));
        assertThat(matar().downgrade("base").steps()).hasSize(STEPS);
        List<String> back = new ArrayList<>(ids(STEPS));
        Collections.reverse(back);
        assertThat(journal("up")).isEqualTo(ids(STEPS));
        assertThat(journal("down")).isEqualTo(back);
        assertThat(query("select count(distinct started_at) from matar_version_journal")).containsExactly("" + 2 * STEPS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
            1   | 5 | INSERT INTO nowhere VALUES (1);
            2   | 6 | CREATE TABLE kept (x INTEGER);%nINSERT INTO nowhere VALUES (1);
            3   | 5 | INSERT INTO nowhere VALUES (1);
            40  | 5 | INSERT INTO nowhere VALUES (1);
            100 | 6 | CREATE TABLE kept (x INTEGER);%nINSERT INTO nowhere VALUES (1);
            149 | 5 | INSERT INTO nowhere VALUES (1);
            150 | 5 | INSERT INTO nowhere VALUES (1);
            120 |   | INSERT INTO t3 VALUES (1), (1);
            150 |   | INSERT INTO t3 VALUES (1), (1);
            99  |   | CREATE TABLE kept (x INTEGER);%nCOMMIT;
            130 | 5 | CREATE TABLE kept (x INTEGER);%n-- autocommit%nVACUUM;%n-- end autocommit%nINSERT INTO kept VALUES ('a');
            """)
    void theOneThatFailsIsTakenBackAndTheOthersAreDone(int number, Integer line, String up) throws Exception {
        write(number, up.replace("%n", "\n"));
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> matar().upgrade("head"));
        assertThat(refusal.problem()).contains(id(number) + ".sql: " + (line == null ? "" : "line "));
        assertThat(finished).isEqualTo(ids(number - 1));
        assertThat(matar().rows()).isEqualTo(number == 1 ? List.of() : List.of(id(number - 1)));
        assertThat(query("select count(*) from pg_tables where tablename ~ '^t[0-9]'")).containsExactly("" + (number - 1));
        boolean parted = up.contains("autocommit");
        assertThat(query("select tablename from pg_tables where tablename = 'kept'")).hasSize(parted ? 1 : 0);
        assertThat(journal("up")).isEqualTo(ids(number - 1));
        assertThat(refusal.remedy()).contains(parted ? "stays done" : up.contains("COMMIT") ? "Leave it out" : "nothing of this revision was kept");
    }

    @Test
    void allInOneTransactionAreAllTakenBack() throws Exception {
        write(140, "INSERT INTO nowhere VALUES (1);");
        settings = settings.transactions(Transactions.ALL);
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> matar().upgrade("head"));
        assertThat(refusal.problem()).contains(id(140) + ".sql: line 5");
        assertThat(refusal.remedy()).contains("nothing of this run was kept");
        assertThat(matar().rows()).isEmpty();
        assertThat(query("select count(*) from pg_tables where tablename ~ '^t[0-9]'")).containsExactly("0");
    }
}
