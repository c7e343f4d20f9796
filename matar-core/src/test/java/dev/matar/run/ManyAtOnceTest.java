package dev.matar.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.Matar;
import dev.matar.Queries;
import dev.matar.Settings;
import dev.matar.dialect.Database;
import dev.matar.dialect.mysql.MariadbServer;
import dev.matar.dialect.postgresql.PostgresqlServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Many that move one database at once, each with a project and connections of its own: every revision runs once, and nobody fails.
 *
 * <p>Threads for the most part, since fifty JVMs say no more and take minutes; {@code -Dmatar.processes=50} starts as many.
 */
@Tag("processes")
class ManyAtOnceTest {

    private static final int THREADS = 50;
    private static final int PROCESSES = Integer.getInteger("matar.processes", 4);
    private static final int REVISIONS = 12;

    @TempDir
    Path folder;

    /** One of the processes. */
    public static void main(String[] arguments) {
        Settings settings = settings(arguments[0], Path.of(arguments[1]));
        System.out.println(Matar.at(settings).upgrade("head").steps().size());
    }

    private static Settings settings(String url, Path folder) {
        return Settings.of(new Database(url, "", ""), folder.resolve("migrations"));
    }

    private String newDatabase(String engine) throws SQLException {
        return switch (engine) {
            case "postgresql" -> PostgresqlServer.running().createDatabase();
            case "mariadb" -> MariadbServer.running().createDatabase();
            default -> "jdbc:sqlite:" + folder.resolve("many.db");
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mariadb", "sqlite"})
    void fiftyRunEachRevisionOnceUpAndDown(String engine) throws Exception {
        String url = newDatabase(engine);
        writeHistory();
        assertThat(atOnce(url, matar -> matar.upgrade("head"))).isEqualTo(REVISIONS);
        requireEachOnce(url);
        assertThat(atOnce(url, matar -> matar.downgrade("r0"))).isEqualTo(REVISIONS - 1);
        assertThat(Queries.values(url, "SELECT revision FROM ran")).containsExactly("0");
        assertThat(journal(url, "down")).isEqualTo(IntStream.range(1, REVISIONS).mapToObj(i -> "r" + (REVISIONS - i)).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mariadb", "sqlite"})
    void processesRunEachRevisionOnce(String engine) throws Exception {
        String url = newDatabase(engine);
        writeHistory();
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(start(url, folder.resolve("out" + i)));
        }
        int steps = 0;
        for (int i = 0; i < PROCESSES; i++) {
            assertThat(processes.get(i).waitFor(5, TimeUnit.MINUTES)).isTrue();
            String said = Files.readString(folder.resolve("out" + i));
            assertThat(processes.get(i).exitValue()).as(said).isZero();
            steps += Integer.parseInt(said.lines().reduce((former, last) -> last).orElseThrow());
        }
        assertThat(steps).isEqualTo(REVISIONS);
        requireEachOnce(url);
    }

    /** How many steps all of them did together. */
    private int atOnce(String url, Function<Matar, Report> deed) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CyclicBarrier start = new CyclicBarrier(THREADS);
        Callable<Integer> one = () -> {
            Matar matar = Matar.at(settings(url, folder));
            start.await(1, TimeUnit.MINUTES);
            return deed.apply(matar).steps().size();
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

    private Process start(String url, Path log) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyAtOnceTest.class.getName(),
                        url,
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** Each revision creates a table, which fails the second time, and notes that it ran. */
    private void writeHistory() throws IOException {
        Path versions = Files.createDirectories(folder.resolve("migrations/versions"));
        for (int i = 0; i < REVISIONS; i++) {
            String first = i == 0 ? "CREATE TABLE ran (revision INTEGER);\n" : "";
            Files.writeString(
                    versions.resolve("r" + i + ".sql"),
                    "-- revision: r" + i + "\n-- revises: " + (i == 0 ? "" : "r" + (i - 1)) + "\n-- loses_data: downgrade\n\n-- upgrade\n"
                            + first + "CREATE TABLE t" + i + " (x INTEGER);\nINSERT INTO ran VALUES (" + i + ");\n\n-- downgrade\nDROP TABLE t"
                            + i + ";\nDELETE FROM ran WHERE revision = " + i + ";\n");
        }
    }

    private static void requireEachOnce(String url) throws SQLException {
        List<String> all = IntStream.range(0, REVISIONS).mapToObj(String::valueOf).toList();
        assertThat(Queries.values(url, "SELECT revision FROM ran")).containsExactlyInAnyOrderElementsOf(all);
        assertThat(Queries.values(url, "SELECT version_num FROM matar_version")).containsExactly("r" + (REVISIONS - 1));
        assertThat(journal(url, "up")).isEqualTo(all.stream().map(i -> "r" + i).toList());
    }

    private static List<String> journal(String url, String direction) throws SQLException {
        return Queries.values(
                url,
                "SELECT revision FROM matar_version_journal WHERE direction = '" + direction + "' AND finished_at IS NOT NULL ORDER BY id");
    }
}
