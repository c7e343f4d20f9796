package dev.matar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.dialect.postgresql.PostgresqlServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole processes on one database: many at once, and killed ones.
 *
 * <p>{@code -Dmatar.kills=N} kills more often, {@code -Dmatar.seed=N} repeats the moments of a run as far as a clock can.
 */
@Tag("processes")
class ProcessesTest {

    private static final int REVISIONS = 60;
    private static final int KILLS = Integer.getInteger("matar.kills", 8);
    private static final long SEED = Long.getLong("matar.seed", System.nanoTime());

    @TempDir
    Path folder;

    @Test
    void twentyAtOnceRunEachRevisionOnceOnPostgresql() throws Exception {
        runTwentyAtOnce(PostgresqlServer.running().createDatabase());
    }

    @Test
    void twentyAtOnceRunEachRevisionOnceOnSqlite() throws Exception {
        runTwentyAtOnce("jdbc:sqlite:" + folder.resolve("shared.db"));
    }

    @Test
    void killedOnesAreFinishedByTheNextOnPostgresql() throws Exception {
        killAndFinish(PostgresqlServer.running().createDatabase());
    }

    @Test
    void killedOnesAreFinishedByTheNextOnSqlite() throws Exception {
        killAndFinish("jdbc:sqlite:" + folder.resolve("killed.db"));
    }

    private void runTwentyAtOnce(String url) throws Exception {
        writeProject(url);
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            processes.add(start("out" + i));
        }
        for (int i = 0; i < 20; i++) {
            assertThat(processes.get(i).waitFor(3, TimeUnit.MINUTES)).isTrue();
            assertThat(processes.get(i).exitValue()).as(Files.readString(folder.resolve("out" + i))).isZero();
        }
        requireEachOnce(url);
    }

    /** Kills at random moments of a run, then lets one run in peace; and the same on the way back. */
    private void killAndFinish(String url) throws Exception {
        writeProject(url);
        Random random = new Random(SEED);
        System.out.println("killing with -Dmatar.seed=" + SEED);
        for (int i = 0; i < KILLS; i++) {
            Process process = start("killed" + i);
            if (!process.waitFor(300 + random.nextInt(1200), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
            requireWhole(url);
        }
        Process last = start("last");
        assertThat(last.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(last.exitValue()).as(Files.readString(folder.resolve("last"))).isZero();
        requireEachOnce(url);
    }

    private Process start(String log) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "-c",
                        folder.resolve("matar.toml").toString(),
                        "upgrade",
                        "head")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile())
                .start();
    }

    /** Each revision creates a table, fills it, and notes in one table that it ran. */
    private void writeProject(String url) throws IOException {
        Files.writeString(folder.resolve("matar.toml"), "[matar]\nurl = \"" + url + "\"\n");
        Path versions = Files.createDirectories(folder.resolve("migrations/versions"));
        for (int i = 0; i < REVISIONS; i++) {
            String note = i == 0 ? "CREATE TABLE ran (revision INTEGER);\n" : "";
            Files.writeString(versions.resolve("r" + i + ".sql"), "-- revision: r" + i + "\n-- revises: "
                    + (i == 0 ? "" : "r" + (i - 1)) + "\n-- message: step " + i + "\n\n-- upgrade\n" + note
                    + "CREATE TABLE t" + i + " (x INTEGER);\nINSERT INTO t" + i + " VALUES (1), (2), (3);\n"
                    + "INSERT INTO ran VALUES (" + i + ");\n\n-- downgrade\nDROP TABLE t" + i + ";\n");
        }
    }

    /**
     * Nothing ran twice, and the version table tells of exactly what ran. It is looked at in one snapshot: the server may
     * still be committing what a killed process sent it.
     */
    private static void requireWhole(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            List<String> tables = new ArrayList<>();
            try (ResultSet result = connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
                while (result.next()) {
                    tables.add(result.getString("TABLE_NAME"));
                }
            }
            if (!tables.contains("matar_version")) {
                assertThat(tables).isEmpty();
                return;
            }
            List<String> row = query(statement, "SELECT version_num FROM matar_version");
            int ran = row.isEmpty() ? 0 : 1 + Integer.parseInt(row.get(0).substring(1));
            assertThat(tables.stream().filter(t -> t.matches("t\\d+")).count()).isEqualTo(ran);
            assertThat(query(statement, "SELECT revision FROM matar_version_journal WHERE finished_at IS NULL")).isEmpty();
            if (ran > 0) {
                assertThat(query(statement, "SELECT revision FROM ran ORDER BY revision")).hasSize(ran).doesNotHaveDuplicates();
                assertThat(query(statement, "SELECT revision FROM matar_version_journal")).hasSize(ran).doesNotHaveDuplicates();
            }
        }
    }

    private static void requireEachOnce(String url) throws SQLException {
        requireWhole(url);
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            assertThat(query(statement, "SELECT version_num FROM matar_version")).containsExactly("r" + (REVISIONS - 1));
            for (int i = 0; i < REVISIONS; i++) {
                assertThat(query(statement, "SELECT count(*) FROM t" + i)).containsExactly("3");
            }
        }
    }

    private static List<String> query(Statement statement, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                values.add(result.getString(1));
            }
        }
        return values;
    }
}
