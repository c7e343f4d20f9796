package dev.matar.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.matar.Matar;
import dev.matar.Queries;
import dev.matar.Settings;
import dev.matar.dialect.Database;
import dev.matar.dialect.LockHolder;
import dev.matar.dialect.LockKind;
import dev.matar.dialect.mysql.MariadbServer;
import dev.matar.dialect.postgresql.PostgresqlServer;
import dev.matar.dialect.postgresql.TransactionPooler;
import dev.matar.revision.Step;
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
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Locks where no session is the same in the next transaction: PostgreSQL is reached by a pooler that sees to that, MariaDB without one. */
@Tag("processes")
class LeaseTest {

    private static final int THREADS = 20;
    private static final int REVISIONS = 8;
    private static final String STARTED = "started-";
    private static final String MAY_GO_ON = "go-on";

    @TempDir
    Path folder;

    private TransactionPooler pooler;
    /** That leads to the server itself. */
    private String direct;
    private Settings settings;
    private Process child;
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final List<LockHolder> ended = Collections.synchronizedList(new ArrayList<>());

    /** Upgrades, and says which step begins; before the second one it waits to be let go on. */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[1]);
        try {
            Matar.at(settings(arguments[0], folder).statementLockTimeout(Duration.ZERO)).listener(new Stopping(folder)).upgrade("head");
            System.out.println("done");
        } catch (Refusal refusal) {
            System.out.println(refusal.code() + ": " + refusal.problem());
        }
    }

    private record Stopping(Path folder) implements Listener {

        @Override
        public void started(Step step) {
            try {
                Files.createFile(folder.resolve(STARTED + step.revision()));
                while (step.revision().equals("r1") && !Files.exists(folder.resolve(MAY_GO_ON))) {
                    Thread.sleep(5);
                }
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Settings settings(String url, Path folder) {
        return Settings.of(new Database(url, "", ""), folder.resolve("migrations")).lock(LockKind.LEASE);
    }

    private void begin(String engine) throws SQLException, IOException {
        direct = engine.equals("mariadb") ? MariadbServer.running().createDatabase() : PostgresqlServer.running().createDatabase();
        pooler = engine.equals("mariadb") ? null : new TransactionPooler(direct, 4);
        settings = settings(pooler == null ? direct : pooler.url(), folder);
        Files.createDirectories(settings.versions().get(0));
    }

    @AfterEach
    void end() throws IOException {
        if (child != null) {
            child.destroyForcibly();
        }
        if (pooler != null) {
            pooler.close();
        }
    }

    private void write(int number, String up) throws IOException {
        Files.writeString(
                settings.versions().get(0).resolve("r" + number + ".sql"),
                "-- revision: r" + number + "\n-- revises: " + (number == 0 ? "" : "r" + (number - 1)) + "\n-- loses_data: downgrade\n\n"
                        + "-- upgrade\n" + up + "\n\n-- downgrade\nDROP TABLE t" + number + ";\nDELETE FROM ran WHERE revision = " + number
                        + ";\n");
    }

    /** Each revision creates a table, which fails the second time, and notes that it ran. */
    private void writeHistory() throws IOException {
        for (int i = 0; i < REVISIONS; i++) {
            write(i, (i == 0 ? "CREATE TABLE ran (revision INTEGER);\n" : "") + "CREATE TABLE t" + i + " (x INTEGER);\nINSERT INTO ran VALUES ("
                    + i + ");");
        }
    }

    private Matar matar() {
        return Matar.at(settings).listener(new Listener() {
            @Override
            public void waiting(String sentence) {
                told.add(sentence);
            }

            @Override
            public void ending(LockHolder holder) {
                ended.add(holder);
            }
        });
    }

    private List<String> values(String sql) throws SQLException {
        return Queries.values(direct, sql);
    }

    private void requireEachOnce(int count) throws SQLException {
        List<String> all = IntStream.range(0, count).mapToObj(String::valueOf).toList();
        assertThat(values("SELECT revision FROM ran ORDER BY 1")).isEqualTo(all);
        assertThat(values("SELECT version_num FROM matar_version")).containsExactly("r" + (count - 1));
        assertThat(values("SELECT revision FROM matar_version_journal WHERE finished_at IS NOT NULL ORDER BY id"))
                .isEqualTo(all.stream().map(i -> "r" + i).toList());
    }

    // ---- many at once

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mariadb"})
    void twentyRunEachRevisionOnceUpAndDown(String engine) throws Exception {
        begin(engine);
        writeHistory();
        assertThat(atOnce(matar -> matar.upgrade("head"))).isEqualTo(REVISIONS);
        requireEachOnce(REVISIONS);
        assertThat(atOnce(matar -> matar.downgrade("r0"))).isEqualTo(REVISIONS - 1);
        assertThat(values("SELECT revision FROM ran")).containsExactly("0");
        assertThat(Matar.at(settings).standing().mover()).isEmpty();
        assertThat(Matar.at(settings).databaseSchema().tables().stream().map(table -> table.name().toString()))
                .containsExactlyInAnyOrder("ran", "t0");
    }

    private int atOnce(Function<Matar, Report> deed) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CyclicBarrier start = new CyclicBarrier(THREADS);
        Callable<Integer> one = () -> {
            start.await(1, TimeUnit.MINUTES);
            return deed.apply(Matar.at(settings)).steps().size();
        };
        try {
            int steps = 0;
            for (Future<Integer> done : threads.invokeAll(IntStream.range(0, THREADS).mapToObj(i -> one).toList())) {
                steps += done.get();
            }
            return steps;
        } finally {
            threads.shutdownNow();
        }
    }

    // ---- a session's lock behind a pooler

    @Test
    void aSessionsLockIsRefusedBehindAPooler() throws Exception {
        begin("postgresql");
        writeHistory();
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> Matar.at(settings.lock(LockKind.SESSION)).upgrade("head"));
        assertThat(refusal.code()).isEqualTo("lock-lost");
        assertThat(refusal.problem()).contains("there is a pooler between");
        assertThat(refusal.remedy()).contains("lock = \"lease\"");
        assertThat(values("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).isEmpty();
        assertThat(values("SELECT pid FROM pg_locks WHERE locktype = 'advisory'")).isEmpty();
    }

    /** As long as nobody else is there a pooler may give the same session every time. */
    @Test
    void aSessionThatChangesLaterIsNoticedBeforeAnythingIsDone() throws Exception {
        begin("postgresql");
        writeHistory();
        try (TransactionPooler small = new TransactionPooler(direct, 1)) {
            Settings behind = settings(small.url(), folder).lock(LockKind.SESSION);
            Listener growing = new Listener() {
                @Override
                public void finished(Step step, Duration took) {
                    try {
                        small.grow(1);
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                }
            };
            Refusal refusal = catchThrowableOfType(Refusal.class, () -> Matar.at(behind).listener(growing).upgrade("head"));
            assertThat(refusal.code()).isEqualTo("lock-lost");
            assertThat(refusal.remedy()).contains("lock = \"lease\"");
        }
        int done = values("SELECT revision FROM ran").size();
        assertThat(done).isBetween(1, REVISIONS - 1);
        requireEachOnce(done);
        assertThat(values("SELECT pid FROM pg_locks WHERE locktype = 'advisory'")).isEmpty();
    }

    /** Which go to others afterwards. */
    @Test
    void nothingIsLeftInThePoolersSessions() throws Exception {
        begin("postgresql");
        writeHistory();
        Matar.at(settings).upgrade("head");
        for (int i = 0; i < 8; i++) {
            assertThat(Queries.values(pooler.url(), "SHOW lock_timeout")).containsExactly("0");
        }
    }

    // ---- a holder that is gone, or was for too long

    private void start() throws IOException {
        child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LeaseTest.class.getName(),
                        settings.database().url(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    private void awaitChild(String revision) throws Exception {
        while (!Files.exists(folder.resolve(STARTED + revision))) {
            assertThat(child.isAlive()).as(() -> "the holder, which said " + said()).isTrue();
            Thread.sleep(5);
        }
    }

    /** The driver's logging speaks first. */
    private String said() {
        try {
            return Files.readString(folder.resolve("output")).replaceAll("(?m)^SLF4J.*\\R", "").strip();
        } catch (IOException e) {
            return e.toString();
        }
    }

    private void signal(String name) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(child.pid())).start().waitFor()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mariadb"})
    void afterAKilledHolderTheNextGoesOnWithinFiveSeconds(String engine) throws Exception {
        begin(engine);
        writeHistory();
        start();
        awaitChild("r1");
        Thread.sleep(4000);
        assertThat(matar().standing().mover().orElseThrow().process()).isEqualTo("process " + child.pid());
        CompletableFuture<Report> next = CompletableFuture.supplyAsync(() -> matar().upgrade("head"));
        awaitTold();
        assertThat(told).singleElement().asString().startsWith("Waiting for process " + child.pid() + " of ").contains(" since 2");
        child.destroyForcibly();
        next.get(5, TimeUnit.SECONDS);
        requireEachOnce(REVISIONS);
    }

    private void awaitTold() throws InterruptedException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (told.isEmpty() && System.nanoTime() < limit) {
            Thread.sleep(5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mariadb"})
    void aHolderThatSleptTooLongChangesNothingAnyMore(String engine) throws Exception {
        begin(engine);
        writeHistory();
        start();
        awaitChild("r1");
        signal("STOP");
        assertThat(matar().upgrade("r3").steps()).isNotEmpty();
        Files.createFile(folder.resolve(MAY_GO_ON));
        signal("CONT");
        assertThat(child.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(said()).startsWith("lock-lost: ").contains("Another process moves the database by now");
        requireEachOnce(4);
        matar().upgrade("head");
        requireEachOnce(REVISIONS);
    }

    /** Nobody else has come, so that nobody is in the way. */
    @Test
    void aHolderThatSleptAloneGoesOn() throws Exception {
        begin("postgresql");
        writeHistory();
        start();
        awaitChild("r1");
        signal("STOP");
        Thread.sleep(4000);
        assertThat(matar().standing().mover()).isEmpty();
        Files.createFile(folder.resolve(MAY_GO_ON));
        signal("CONT");
        assertThat(child.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(said()).isEqualTo("done");
        requireEachOnce(REVISIONS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mariadb"})
    void aHolderThatIsToBeEndedIsNotWaitedFor(String engine) throws Exception {
        begin(engine);
        writeHistory();
        start();
        awaitChild("r1");
        settings = settings.lockTimeout(Duration.ZERO);
        assertThat(catchThrowableOfType(Refusal.class, () -> matar().upgrade("head")).code()).isEqualTo("lock-timeout");
        matar().endingHolder().upgrade("head");
        assertThat(ended).singleElement().extracting(LockHolder::process).isEqualTo("process " + child.pid());
        assertThat(told).isEmpty();
        requireEachOnce(REVISIONS);
        Files.createFile(folder.resolve(MAY_GO_ON));
        assertThat(child.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(said()).startsWith("lock-lost: ");
        requireEachOnce(REVISIONS);
    }

    /** Deleted by hand, as people do with locks, it does not give a number away that somebody still has. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mariadb"})
    void aTableThatSomebodyHasEmptiedKeepsTheHolderOut(String engine) throws Exception {
        begin(engine);
        writeHistory();
        start();
        awaitChild("r1");
        execute("DELETE FROM matar_version_lease");
        matar().upgrade("head");
        Files.createFile(folder.resolve(MAY_GO_ON));
        assertThat(child.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(said()).startsWith("lock-lost: ");
        requireEachOnce(REVISIONS);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(direct);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    // ---- a statement that outlives its process

    /** What a revision does that waits as long as another session has a row. */
    private void writeBlocked(String statement) throws Exception {
        execute("CREATE TABLE busy (x INTEGER)");
        execute("INSERT INTO busy VALUES (1)");
        write(0, "CREATE TABLE ran (revision INTEGER);");
        write(1, statement + "\nINSERT INTO ran VALUES (1);");
        Files.createFile(folder.resolve(MAY_GO_ON));
    }

    private Connection blocking() throws SQLException {
        Connection other = DriverManager.getConnection(direct);
        other.setAutoCommit(false);
        try (Statement statement = other.createStatement()) {
            statement.execute("UPDATE busy SET x = 5");
        }
        return other;
    }

    /** Waits until so many statements of revisions work on the table, whatever else names it: a note of them, or a look at the catalog. */
    private void awaitWork(int count) throws Exception {
        String begin = "'^(/[*] .* [*]/ )?(UPDATE busy|CREATE .*busy)'";
        String sql = direct.contains("mariadb")
                ? "SELECT ID FROM information_schema.PROCESSLIST WHERE DB = DATABASE() AND INFO REGEXP " + begin
                : "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND query ~ " + begin;
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (values(sql).size() != count) {
            assertThat(System.nanoTime()).as(() -> "the statement, of a holder that said " + said()).isLessThan(limit);
            Thread.sleep(20);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "postgresql | UPDATE busy SET x = x + 1;",
        "postgresql | -- autocommit\\nCREATE INDEX CONCURRENTLY IF NOT EXISTS i ON busy (x);\\n-- end autocommit",
        "mariadb    | UPDATE busy SET x = x + 1;",
        "mariadb    | CREATE TABLE IF NOT EXISTS copy AS SELECT * FROM busy;"
    })
    void whatADeadProcessLeftRunningIsWaitedFor(String engine, String statement) throws Exception {
        begin(engine);
        writeBlocked(statement.replace("\\n", "\n"));
        CompletableFuture<Report> next;
        try (Connection other = blocking()) {
            start();
            awaitChild("r1");
            awaitWork(1);
            child.destroyForcibly().waitFor();
            next = CompletableFuture.supplyAsync(() -> matar().upgrade("head"));
            Thread.sleep(6000);
            assertThat(next).isNotDone();
            assertThat(told).isNotEmpty();
            settings = settings.lockTimeout(Duration.ZERO);
            Refusal refusal = catchThrowableOfType(Refusal.class, () -> matar().upgrade("head"));
            assertThat(refusal.problem()).startsWith("This database is being moved by session ");
            other.rollback();
        }
        next.get(1, TimeUnit.MINUTES);
        assertThat(values("SELECT revision FROM ran")).containsExactly("1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "postgresql | UPDATE busy SET x = x + 1;",
        "postgresql | -- autocommit\\nCREATE INDEX CONCURRENTLY i ON busy (x);\\n-- end autocommit",
        "mariadb    | UPDATE busy SET x = x + 1;",
        "mariadb    | CREATE TABLE copy AS SELECT * FROM busy;"
    })
    void whatADeadProcessLeftRunningIsEndedOnRequest(String engine, String statement) throws Exception {
        begin(engine);
        writeBlocked(statement.replace("\\n", "\n"));
        try (Connection other = blocking()) {
            start();
            awaitChild("r1");
            awaitWork(1);
            child.destroyForcibly().waitFor();
            settings = settings.lockTimeout(Duration.ofSeconds(30));
            matar().endingHolder().ensureVersionTable();
            awaitWork(0);
            assertThat(ended).hasSize(1);
            other.rollback();
        }
        assertThat(values("SELECT x FROM busy")).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:sqlite:", "jdbc:h2:file:"})
    void whereThereIsNoServerThereIsNoLease(String url) throws Exception {
        settings = settings(url + folder.resolve("file.db"), folder);
        Files.createDirectories(settings.versions().get(0));
        write(0, "CREATE TABLE t0 (x INTEGER);");
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> Matar.at(settings).upgrade("head"));
        assertThat(refusal.code()).isEqualTo("unsupported");
        assertThat(refusal.problem()).endsWith("has no pooler before it, and its lock needs no lease.");
    }
}
