package dev.matar.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.Matar;
import dev.matar.Settings;
import dev.matar.dialect.Database;
import dev.matar.dialect.Dialect;
import dev.matar.dialect.Lock;
import dev.matar.dialect.LockHolder;
import dev.matar.dialect.mysql.MariadbServer;
import dev.matar.dialect.postgresql.PostgresqlServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process that has the lock is killed with {@code kill -9}; who waits for it goes on within five seconds. */
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
                Lock lock = dialect.lock(work, () -> database.open(dialect), wish);
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
        Settings settings = Settings.of(new Database(newDatabase(engine), "", ""), folder.resolve("migrations"));
        Path versions = Files.createDirectories(settings.versions().get(0));
        Files.writeString(versions.resolve("a.sql"), "-- revision: a\n-- revises:\n\n-- upgrade\nCREATE TABLE t (x INTEGER);\n\n-- downgrade\nDROP TABLE t;\n");
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

    private static Listener told(CountDownLatch waiting) {
        return new Listener() {
            @Override
            public void waiting(String sentence) {
                waiting.countDown();
            }
        };
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
