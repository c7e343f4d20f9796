package dev.matar.dialect.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matar.dialect.Lock;
import dev.matar.dialect.LockHolder;
import dev.matar.schema.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of many processes one works and the others wait. */
class SqliteLockTest {

    private static final LockHolder ME = LockHolder.here("ada", "build-7");

    @TempDir
    Path folder;

    private static Lock.Wish patient(List<String> told) {
        return new Lock.Wish("matar_version", ME, Duration.ofMinutes(2), told::add);
    }

    private static Lock take(String url, Connection work, Lock.Wish wish) throws SQLException {
        return new SqliteDialect().engine().lock(work, () -> DriverManager.getConnection(url), wish);
    }

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("it's a db");
    }

    private Connection connect(String journalMode) throws SQLException {
        Connection connection = DriverManager.getConnection(url());
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = " + journalMode);
            statement.execute("CREATE TABLE IF NOT EXISTS t (a)");
        }
        return connection;
    }

    /**
     * A process that takes the lock many times, works within it, and dies with an error if another one is within it,
     * too.
     */
    public static void main(String[] arguments) throws Exception {
        String url = arguments[0];
        Path inside = Path.of(arguments[1]);
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            try (Connection work = DriverManager.getConnection(url)) {
                within(url, work, inside);
            }
        }
        System.out.println("done");
    }

    private static void within(String url, Connection work, Path inside) throws Exception {
        Lock lock = take(url, work, patient(new ArrayList<>()));
        Files.createFile(inside);
        work.setAutoCommit(false);
        for (int i = 0; i < 2; i++) {
            try (java.sql.Statement statement = work.createStatement()) {
                statement.execute("INSERT INTO t VALUES (1)");
            }
            work.commit();
        }
        Files.delete(inside);
        lock.close();
    }

    private Process process(int times) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SqliteLockTest.class.getName(),
                        url(),
                        folder.resolve("inside").toString(),
                        String.valueOf(times))
                .redirectErrorStream(true)
                .redirectOutput(Files.createTempFile(folder, "output", "").toFile())
                .start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "WAL"})
    void processesWorkOneAfterTheOtherWhileTheAppIsConnected(String journalMode) throws Exception {
        try (Connection app = connect(journalMode)) {
            List<Process> processes = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                processes.add(process(8));
            }
            for (Process process : processes) {
                assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
                assertThat(process.exitValue()).isZero();
            }
            try (java.sql.Statement statement = app.createStatement()) {
                assertThat(statement.executeQuery("SELECT count(*) FROM t").getInt(1))
                        .isEqualTo(4 * 8 * 2);
            }
        }
        assertThat(folder.resolve("it's a db-matar-lock")).isEmptyFile();
    }

    @Test
    void threadsOfOneProcessWorkOneAfterTheOther() throws Exception {
        connect("DELETE").close();
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            tasks.add(() -> {
                try (Connection work = DriverManager.getConnection(url())) {
                    within(url(), work, folder.resolve("inside"));
                }
                return null;
            });
        }
        for (Future<Void> task : threads.invokeAll(tasks)) {
            task.get();
        }
        threads.shutdown();
    }

    @Test
    void aKilledProcessLetsGo() throws Exception {
        connect("DELETE").close();
        for (int i = 0; i < 3; i++) {
            Process process = process(1_000_000_000);
            while (!Files.exists(folder.resolve("inside"))) {
                Thread.sleep(1);
            }
            process.destroyForcibly().waitFor();
            Files.deleteIfExists(folder.resolve("inside"));
            List<String> told = new ArrayList<>();
            try (Connection work = DriverManager.getConnection(url())) {
                take(url(), work, patient(told)).close();
                assertThat(told).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "WAL"})
    void waitingIsToldOnceAndEnds(String journalMode) throws Exception {
        List<String> told = new ArrayList<>();
        Lock.Wish hasty = new Lock.Wish("matar_version", ME, Duration.ofMillis(300), told::add);
        try (Connection first = connect(journalMode);
                Connection second = connect(journalMode)) {
            Lock lock = take(url(), first, hasty);
            assertThat(told).isEmpty();
            assertThatThrownBy(() -> take(url(), second, hasty))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("lock-timeout"));
            assertThat(told).hasSize(1);
            try (java.sql.Statement reader = second.createStatement()) {
                assertThat(reader.executeQuery("SELECT count(*) FROM t").getInt(1))
                        .isZero();
            }
            lock.close();
            take(url(), second, hasty).close();
            assertThat(told).hasSize(1);
        }
    }

    @Test
    void whoHoldsItIsToldWithoutWaiting() throws Exception {
        try (Connection first = connect("DELETE");
                Connection second = connect("DELETE")) {
            assertThat(holder(second)).isEmpty();
            assertThat(folder.resolve("it's a db-matar-lock")).doesNotExist();
            Lock lock = take(url(), first, patient(new ArrayList<>()));
            assertThat(holder(second).orElseThrow().toString())
                    .startsWith("process " + ProcessHandle.current().pid() + " of ada from build-7 since 2");
            lock.close();
            assertThat(holder(second)).isEmpty();
            assertThat(folder.resolve("it's a db-matar-lock-holder")).doesNotExist();
        }
    }

    /** What a killed process left written is no lock. */
    @Test
    void aNoteThatWasLeftBehindHoldsNothing() throws Exception {
        try (Connection work = connect("DELETE")) {
            Path note = folder.resolve("it's a db-matar-lock-holder");
            Files.writeString(note, "process 1\nsomebody\nelsewhere\n2020-01-01T00:00:00Z\n");
            assertThat(holder(work)).isEmpty();
            List<String> told = new ArrayList<>();
            Lock lock = take(url(), work, patient(told));
            assertThat(told).isEmpty();
            assertThat(holder(work).orElseThrow().who()).isEqualTo("ada");
            Files.writeString(note, "process 1");
            assertThat(holder(work)).contains(LockHolder.UNKNOWN);
            Files.writeString(note, "process 1\n\u001b[31mred\n\n\n");
            assertThat(holder(work).orElseThrow()).hasToString("process 1 of [31mred");
            lock.close();
        }
    }

    private Optional<LockHolder> holder(Connection work) throws SQLException {
        return new SqliteDialect().engine().lockHolder(work, () -> DriverManager.getConnection(url()), "matar_version");
    }

    @Test
    void aDatabaseInMemoryNeedsNoLock() throws Exception {
        String url = "jdbc:sqlite::memory:";
        try (Connection work = DriverManager.getConnection(url)) {
            new SqliteDialect()
                    .engine().lock(work, () -> fail(), patient(new ArrayList<>()))
                    .close();
            assertThat(work.isClosed()).isFalse();
        }
    }

    private static Connection fail() {
        throw new AssertionError("another session");
    }
}
