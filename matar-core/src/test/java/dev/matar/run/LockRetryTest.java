package dev.matar.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.matar.Matar;
import dev.matar.Queries;
import dev.matar.Settings;
import dev.matar.dialect.Database;
import dev.matar.dialect.Dialect;
import dev.matar.dialect.Scope;
import dev.matar.dialect.Statement;
import dev.matar.dialect.mysql.MariadbServer;
import dev.matar.dialect.postgresql.PostgresqlServer;
import dev.matar.operation.Code;
import dev.matar.revision.Revisions;
import dev.matar.revision.Step;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A migration gives way to a long transaction, so that nobody queues up behind it for long, and is run when that has ended. */
@Tag("processes")
class LockRetryTest {

    private static final Duration ONCE = Duration.ofMillis(300);
    private static final String LOCKED = "line 7: this statement failed";

    @TempDir
    Path folder;

    private Settings settings;
    private Connection other;
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    private void begin(String engine) throws SQLException, IOException {
        String url = engine.equals("mariadb") ? MariadbServer.running().createDatabase() : PostgresqlServer.running().createDatabase();
        settings = Settings.of(new Database(url, "", ""), folder.resolve("migrations")).statementLockTimeout(ONCE);
        Files.createDirectories(settings.versions().get(0));
        other = DriverManager.getConnection(url);
        execute("CREATE TABLE busy (x INTEGER)", "CREATE TABLE ran (revision VARCHAR(10))");
    }

    @AfterEach
    void end() throws SQLException {
        other.close();
    }

    private void execute(String... statements) throws SQLException {
        try (var statement = other.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private void write(String id, String revises, String up) throws IOException {
        Files.writeString(
                settings.versions().get(0).resolve(id + ".sql"),
                "-- revision: " + id + "\n-- revises: " + revises + "\n\n-- upgrade\nINSERT INTO ran VALUES ('" + id + "');\n\n" + up
                        + "\n\n-- downgrade\n");
    }

    private Matar matar() {
        return Matar.at(settings).listener(new Listener() {
            @Override
            public void waiting(String sentence) {
                told.add(sentence);
            }
        });
    }

    private List<String> values(String sql) throws SQLException {
        return Queries.values(settings.database().url(), sql);
    }

    private void waitUntilTold(int times) throws InterruptedException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (told.size() < times && System.nanoTime() < limit) {
            Thread.sleep(10);
        }
        assertThat(told).hasSizeGreaterThanOrEqualTo(times);
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mariadb"})
    void othersAreServedWhileItWaitsAndItRunsOnce(String engine) throws Exception {
        begin(engine);
        write("a", "", "ALTER TABLE busy ADD y INTEGER;");
        other.setAutoCommit(false);
        execute("SELECT * FROM busy");
        CompletableFuture<Report> migration = CompletableFuture.supplyAsync(() -> matar().upgrade("head"));
        waitUntilTold(1);
        long start = System.nanoTime();
        assertThat(values("SELECT x FROM busy")).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        waitUntilTold(2);
        assertThat(migration).isNotDone();
        other.rollback();
        assertThat(migration.get(60, TimeUnit.SECONDS).steps()).hasSize(1);
        assertThat(told.get(0)).startsWith("Another session holds a lock on what this statement changes; it gave way after 0.3s and is tried again in 0.25s: ALTER");
        assertThat(values("SELECT y FROM busy")).isEmpty();
        assertThat(values("SELECT revision FROM ran")).containsExactly("a");
        assertThat(values("SELECT revision FROM matar_version_journal WHERE finished_at IS NOT NULL")).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mariadb"})
    void whenTheTimeIsOverItSaysWhy(String engine) throws Exception {
        begin(engine);
        write("a", "", "ALTER TABLE busy ADD y INTEGER;");
        settings = settings.lockTimeout(Duration.ofSeconds(2));
        matar().ensureVersionTable();
        other.setAutoCommit(false);
        execute("SELECT * FROM busy");
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> matar().upgrade("head"));
        other.rollback();
        assertThat(refusal.problem()).contains(LOCKED, "ALTER TABLE busy ADD y INTEGER");
        assertThat(refusal.remedy()).startsWith("Another session holds a lock on what it changes.");
        assertThat(told).isNotEmpty();
        assertThat(values("SELECT version_num FROM matar_version")).isEmpty();
        told.clear();
        settings = settings.lockTimeout(Duration.ZERO);
        execute("SELECT * FROM busy");
        assertThat(catchThrowableOfType(Refusal.class, () -> matar().upgrade("head")).problem()).contains(LOCKED);
        assertThat(told).isEmpty();
    }

    /** Steps that are sent together are transactions of their own, and only the one that gave way is run again. */
    @ParameterizedTest
    @CsvSource({"1", "2", "17", "40"})
    void amongManyQuickStepsTheOneThatWaitsIsRunAgain(int busy) throws Exception {
        begin("postgresql");
        for (int i = 1; i <= 40; i++) {
            write("r" + i, i == 1 ? "" : "r" + (i - 1), i == busy ? "ALTER TABLE busy ADD y INTEGER;" : "CREATE TABLE t" + i + " (x INTEGER);");
        }
        other.setAutoCommit(false);
        execute("SELECT * FROM busy");
        CompletableFuture<Report> migration = CompletableFuture.supplyAsync(() -> matar().upgrade("head"));
        waitUntilTold(2);
        other.rollback();
        List<String> all = IntStream.rangeClosed(1, 40).mapToObj(i -> "r" + i).toList();
        assertThat(migration.get(60, TimeUnit.SECONDS).steps()).extracting(done -> done.step().revision()).isEqualTo(all);
        assertThat(values("SELECT revision FROM ran")).isEqualTo(all);
        assertThat(values("SELECT revision FROM matar_version_journal ORDER BY id")).isEqualTo(all);
    }

    @Test
    void rowsBehindALockedTableWaitForItOnMariadb() throws Exception {
        begin("mariadb");
        write("a", "", "INSERT INTO busy VALUES (1);");
        execute("LOCK TABLES busy WRITE");
        CompletableFuture<Report> migration = CompletableFuture.supplyAsync(() -> matar().upgrade("head"));
        waitUntilTold(1);
        execute("UNLOCK TABLES");
        migration.get(60, TimeUnit.SECONDS);
        assertThat(values("SELECT revision FROM ran")).containsExactly("a");
        assertThat(values("SELECT x FROM busy")).containsExactly("1");
    }

    /** It stops nobody while it waits, and leaves an index that is not valid if it is stopped itself. */
    @Test
    void whatRunsOutsideOfATransactionTakesItsTime() throws Exception {
        begin("postgresql");
        write("a", "", "-- autocommit\nCREATE INDEX CONCURRENTLY i ON busy (x);\n-- end autocommit");
        other.setAutoCommit(false);
        execute("INSERT INTO busy VALUES (1)");
        CompletableFuture<Report> migration = CompletableFuture.supplyAsync(() -> matar().upgrade("head"));
        Thread.sleep(4 * ONCE.toMillis() + 1000);
        assertThat(migration).isNotDone();
        other.commit();
        migration.get(60, TimeUnit.SECONDS);
        assertThat(told).isEmpty();
        assertThat(values("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass")).containsExactly("t");
    }

    /** What was sent before somebody looked is part of the transaction, and goes with it. */
    @Test
    void whatWasSentBeforeIsSentAgain() throws Exception {
        begin("postgresql");
        steps(sink -> {
            sink.accept(Statement.of("INSERT INTO ran VALUES ('a')"));
            sink.look(Schema.empty());
            sink.accept(Statement.of("INSERT INTO ran VALUES ('b')"));
            sink.look(Schema.empty());
        });
        assertThat(told).isNotEmpty();
        assertThat(values("SELECT revision FROM ran")).containsExactly("a", "b");
    }

    /** Nobody knows whether code may run twice. */
    @Test
    void afterCodeItWaitsAsLongAsItTakes() throws Exception {
        begin("postgresql");
        List<String> ran = new ArrayList<>();
        steps(sink -> {
            sink.accept(Statement.of("INSERT INTO ran VALUES ('a')"));
            sink.accept(Statement.of(new Code("once", connection -> ran.add("code"))));
        });
        assertThat(told).isEmpty();
        assertThat(ran).containsExactly("code");
        assertThat(values("SELECT revision FROM ran")).containsExactly("a");
    }

    /** Does something, then changes the table that another session lets go after a while. */
    private void steps(Consumer<Sink> first) throws Exception {
        other.setAutoCommit(false);
        execute("SELECT * FROM busy");
        Dialect dialect = settings.database().dialect();
        try (Connection connection = settings.database().open(dialect)) {
            Patience patience = new Patience(ONCE, Duration.ofMinutes(1), told::add);
            Revisions none = Revisions.in(settings.versions(), settings.cache(), Naming.STANDARD, sql -> false);
            Sink sink = new DatabaseSink(connection, dialect, new History(dialect, Name.of("none"), "", "", Transactions.PER_REVISION), none, patience);
            Step step = new Step(Step.Direction.UP, "a", List.of(), List.of());
            CompletableFuture<Void> migration = CompletableFuture.runAsync(() -> {
                sink.begin(step, List.of(), false);
                first.accept(sink);
                sink.accept(Statement.of("ALTER TABLE busy ADD y INTEGER"));
                sink.end(step);
                sink.finish();
            });
            Thread.sleep(4 * ONCE.toMillis());
            assertThat(migration).isNotDone();
            other.rollback();
            migration.get(60, TimeUnit.SECONDS);
        }
    }
}
