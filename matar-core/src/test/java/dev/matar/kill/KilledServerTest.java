package dev.matar.kill;

import dev.matar.law.Cases;
import dev.matar.revision.Step.Direction;
import dev.matar.run.Transactions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server itself is killed, and finds its way back when it is started again; so does a move. */
class KilledServerTest {

    private static final int CASES = 2;

    @TempDir
    Path folder;

    @Test
    void mariadb() throws Exception {
        try (OwnServer server = new OwnMariadb()) {
            survive("MariaDB", server, "history");
        }
    }

    @Test
    void postgresql() throws Exception {
        try (OwnServer server = new OwnPostgresql(folder)) {
            survive("PostgreSQL", server, "history");
        }
    }

    @Test
    void postgresqlWithSections() throws Exception {
        try (OwnServer server = new OwnPostgresql(folder)) {
            survive("PostgreSQL with sections", server, "sections");
        }
    }

    private void survive(String title, OwnServer server, String history) throws Exception {
        Toll toll = new Toll(title);
        Trial trial = new Trial(Project.in(folder, Transactions.PER_REVISION, history), server, toll);
        Cases.each(CASES, dice -> {
            for (Direction way : Direction.values()) {
                if (way != Direction.STAMP) {
                    long nanos = trial.nanos(way) / 1000 * dice.below(1000);
                    trial.survive(way, List.of(new KilledServer(server, nanos)));
                }
            }
        });
        toll.requireThatManyWereUnderWay();
    }
}
