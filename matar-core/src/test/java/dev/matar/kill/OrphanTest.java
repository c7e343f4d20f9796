package dev.matar.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.Queries;
import dev.matar.dialect.mysql.MariadbServer;
import dev.matar.dialect.postgresql.PostgresqlServer;
import dev.matar.kill.CutProxy.Line;
import dev.matar.kill.CutProxy.Side;
import dev.matar.kill.Move.Hit;
import dev.matar.revision.Step.Direction;
import dev.matar.run.Transactions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A statement that outlives the process which sent it: it waits for a table that somebody reads, and changes it when everybody believes
 * that it is dead.
 */
@Tag("processes")
class OrphanTest {

    private static final Duration READING_ON = Duration.ofMillis(700);

    @TempDir
    Path folder;

    @Test
    void mariadb() throws Exception {
        survive(
                MariadbServer.running()::createDatabase,
                "SELECT COUNT(*) FROM information_schema.processlist WHERE db = DATABASE() AND state LIKE 'Waiting for table metadata lock%'");
    }

    @Test
    void postgresql() throws Exception {
        survive(
                PostgresqlServer.running()::createDatabase,
                "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'");
    }

    private void survive(Trial.Place place, String waiting) throws Exception {
        Trial trial = new Trial(Project.in(folder, Transactions.PER_REVISION, "history"), place, new Toll("orphans"));
        for (Direction way : List.of(Direction.UP, Direction.DOWN)) {
            trial.survive(way, List.of(new Orphaned(waiting)));
        }
    }

    /** @param waiting counts the sessions that wait for a table */
    private record Orphaned(String waiting) implements Kill {

        @Override
        public String kind() {
            return "a statement without its process";
        }

        @Override
        public Hit strike(Move move) throws Exception {
            Connection reader = DriverManager.getConnection(move.url());
            read(reader);
            try (CutProxy proxy = new CutProxy(RemoteKillLaw.port(move.url()))) {
                Line line = proxy.open(0, Side.BEFORE);
                CompletableFuture<Hit> hit = CompletableFuture.supplyAsync(() -> move.by(proxy.through(move.url())).tried(() -> {}));
                while (Queries.values(move.url(), waiting).get(0).equals("0")) {
                    assertThat(hit).as("the move that has to wait").isNotDone();
                    Thread.sleep(5);
                }
                line.cut();
                return hit.get(1, TimeUnit.MINUTES);
            } finally {
                CompletableFuture.delayedExecutor(READING_ON.toMillis(), TimeUnit.MILLISECONDS).execute(() -> close(reader));
            }
        }

        private static void read(Connection reader) throws SQLException {
            reader.setAutoCommit(false);
            try (Statement statement = reader.createStatement()) {
                statement.executeQuery("SELECT COUNT(*) FROM account").close();
            }
        }

        private static void close(Connection reader) {
            try {
                reader.rollback();
                reader.close();
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }
    }
}
