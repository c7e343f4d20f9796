package dev.matar.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.matar.Matar;
import dev.matar.Queries;
import dev.matar.Settings;
import dev.matar.dialect.Database;
import dev.matar.dialect.Dialect;
import dev.matar.dialect.Lock;
import dev.matar.dialect.LockHolder;
import dev.matar.dialect.mysql.MariadbServer;
import dev.matar.dialect.postgresql.PostgresqlServer;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process that has the lock is killed with {@code kill -9}; who waits for it goes on within five seconds. */
@Tag("processes")
class KilledHolderTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    /** Takes the lock, writes the file that says so, and does one statement, or nothing, without end. */
    public static void main(String[] arguments) throws Exception {
        Database database = new Database(arguments[0], "", "");
        Dialect dialect = database.dialect();
        Lock.Wish wish = new Lock.Wish("matar_version", LockHolder.here("killed", "here"), Duration.ofMinutes(1), sentence -> {});
        try (Connection work = database.open(dialect);
                Lock lock = dialect.engine().lock(work, () -> database.open(dialect), wish);
                Statement statement = work.createStatement()) {
            Files.createFile(Path.of(arguments[1]));
            if (arguments.length > 2) {
                statement.execute(arguments[2]);
            }
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    @ParameterizedTest
    @CsvSource({"postgresql,", "postgresql,select pg_sleep(300)", "mariadb,", "sqlite,"})
    void theNextGoesOn(String engine, String statement) throws Exception {
        Settings settings = settings(engine);
        Process holder = hold(settings.database().url(), statement);
        CountDownLatch waiting = new CountDownLatch(1);
        CompletableFuture<Report> next = CompletableFuture.supplyAsync(() -> Matar.at(settings).listener(told(waiting)).upgrade("head"));
        next.whenComplete((report, failure) -> waiting.countDown());
        assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(next).isNotCompletedExceptionally();
        Thread.sleep(500);
        assertThat(Matar.at(settings).standing().mover()).isPresent();
        assertThat(next).isNotDone();
        holder.destroyForcibly();
        assertThat(next.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS).steps()).hasSize(1);
        assertThat(Matar.at(settings).standing().mover()).isEmpty();
    }

    /** It still changes the database, so that nobody else may; the server of PostgreSQL ends it, since its client is gone. */
    @Test
    void whatItLeftRunningOnMariadbIsWaitedFor() throws Exception {
        Settings settings = settingsWithRow("mariadb");
        try (Connection blocking = blocking(settings)) {
            Process holder = hold(settings.database().url(), "UPDATE busy SET x = x + 1");
            awaitUpdates(settings, 1);
            holder.destroyForcibly().waitFor();
            CompletableFuture<Report> next = CompletableFuture.supplyAsync(() -> Matar.at(settings).upgrade("head"));
            Thread.sleep(LIMIT.toMillis() + 1000);
            assertThat(next).isNotDone();
            assertThat(Matar.at(settings).standing().mover().orElseThrow().process()).startsWith("session ");
            blocking.rollback();
            assertThat(next.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS).steps()).hasSize(1);
        }
        assertThat(Queries.values(settings.database().url(), "SELECT x FROM busy")).containsExactly("2");
    }

    @Test
    void whatItLeftRunningOnPostgresqlEndsWithIt() throws Exception {
        Settings settings = settingsWithRow("postgresql");
        try (Connection blocking = blocking(settings)) {
            Process holder = hold(settings.database().url(), "UPDATE busy SET x = x + 1");
            awaitUpdates(settings, 1);
            holder.destroyForcibly().waitFor();
            CompletableFuture<Report> next = CompletableFuture.supplyAsync(() -> Matar.at(settings).upgrade("head"));
            assertThat(next.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS).steps()).hasSize(1);
            awaitUpdates(settings, 0);
            blocking.rollback();
        }
        assertThat(Queries.values(settings.database().url(), "SELECT x FROM busy")).containsExactly("1");
    }

    /** Alive or dead, at rest or in a statement. */
    @ParameterizedTest
    @CsvSource({"postgresql,true", "postgresql,false", "mariadb,true", "mariadb,false"})
    void isEndedOnRequest(String engine, boolean atWork) throws Exception {
        Settings settings = settingsWithRow(engine).lockTimeout(Duration.ZERO);
        List<LockHolder> ended = new ArrayList<>();
        Listener listener = new Listener() {
            @Override
            public void ending(LockHolder holder) {
                ended.add(holder);
            }
        };
        try (Connection blocking = blocking(settings)) {
            Process holder = hold(settings.database().url(), atWork ? "UPDATE busy SET x = x + 1" : null);
            awaitUpdates(settings, atWork ? 1 : 0);
            LockHolder before = Matar.at(settings).standing().mover().orElseThrow();
            assertThat(Matar.at(settings).listener(listener).endingHolder().upgrade("head").steps()).hasSize(1);
            assertThat(ended).singleElement().extracting(LockHolder::process).isEqualTo(before.process());
            awaitUpdates(settings, 0);
            holder.destroyForcibly();
            blocking.rollback();
        }
        assertThat(Queries.values(settings.database().url(), "SELECT x FROM busy")).containsExactly("1");
    }

    /** No server could do it; a person has to. */
    @Test
    void isNamedWhereNobodyElseCanEndIt() throws Exception {
        Settings settings = settings("sqlite");
        Process holder = hold(settings.database().url(), null);
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> Matar.at(settings).endingHolder().upgrade("head"));
        assertThat(refusal.code()).isEqualTo("unsupported");
        assertThat(refusal.problem()).startsWith("This database is being moved by process " + holder.pid() + " of killed from here");
        holder.destroyForcibly().waitFor();
        assertThat(Matar.at(settings).endingHolder().upgrade("head").steps()).hasSize(1);
    }

    private Settings settingsWithRow(String engine) throws Exception {
        Settings settings = settings(engine);
        try (Connection connection = DriverManager.getConnection(settings.database().url());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE busy (x INTEGER)");
            statement.execute("INSERT INTO busy VALUES (1)");
        }
        return settings;
    }

    private static Connection blocking(Settings settings) throws SQLException {
        Connection connection = DriverManager.getConnection(settings.database().url());
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("UPDATE busy SET x = 5");
        }
        return connection;
    }

    private static void awaitUpdates(Settings settings, int count) throws Exception {
        String url = settings.database().url();
        String sql = url.contains("mariadb")
                ? "SELECT ID FROM information_schema.PROCESSLIST WHERE DB = DATABASE() AND INFO LIKE 'UPDATE busy SET x = x%'"
                : "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND query LIKE 'UPDATE busy SET x = x%'";
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (Queries.values(url, sql).size() != count) {
            assertThat(System.nanoTime()).isLessThan(limit);
            Thread.sleep(20);
        }
    }

    private static Listener told(CountDownLatch waiting) {
        return new Listener() {
            @Override
            public void waiting(String sentence) {
                waiting.countDown();
            }
        };
    }

    private Settings settings(String engine) throws SQLException, IOException {
        Settings settings = Settings.of(new Database(newDatabase(engine), "", ""), folder.resolve("migrations"));
        Path versions = Files.createDirectories(settings.versions().get(0));
        Files.writeString(
                versions.resolve("a.sql"),
                "-- revision: a\n-- revises:\n\n-- upgrade\nCREATE TABLE t (x INTEGER);\n\n-- downgrade\nDROP TABLE t;\n");
        return settings;
    }

    private String newDatabase(String engine) throws SQLException {
        return switch (engine) {
            case "postgresql" -> PostgresqlServer.running().createDatabase();
            case "mariadb" -> MariadbServer.running().createDatabase();
            default -> "jdbc:sqlite:" + folder.resolve("held.db");
        };
    }

    private Process hold(String url, String statement) throws IOException, InterruptedException {
        Path held = folder.resolve("held");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledHolderTest.class.getName(),
                url,
                held.toString());
        if (statement != null) {
            builder.command().add(statement);
        }
        Process process = builder.redirectErrorStream(true).redirectOutput(folder.resolve("output").toFile()).start();
        while (!Files.exists(held)) {
            assertThat(process.isAlive()).as(() -> "the holder, which said " + said()).isTrue();
            Thread.sleep(5);
        }
        return process;
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("output"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
