package dev.matar.kill;

import dev.matar.law.Cases;
import dev.matar.revision.Step.Direction;
import dev.matar.run.Transactions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server itself is killed, and finds its way back when it is started again; so does a move. */
@Tag("processes")
class KilledServerTest {

    private static final int CASES = 2;

    @TempDir
    static Path data;

    private static OwnPostgresql postgresql;

    @TempDir
    Path folder;

    @AfterAll
    static void stop() throws Exception {
        if (postgresql != null) {
            postgresql.close();
        }
    }

    private static OwnPostgresql runningPostgresql() throws Exception {
        if (postgresql == null) {
            postgresql = new OwnPostgresql(data);
        }
        return postgresql;
    }

    @Test
    void mariadb() throws Exception {
        try (OwnServer server = new OwnMariadb()) {
            survive("MariaDB", server, "history");
        }
    }

    @Test
    void postgresql() throws Exception {
        survive("PostgreSQL", runningPostgresql(), "history");
    }

    @Test
    void postgresqlWithSections() throws Exception {
        survive("PostgreSQL with sections", runningPostgresql(), "sections");
    }

    private void survive(String title, OwnServer server, String history) throws Exception {
        Toll toll = new Toll(title);
        Trial trial = new Trial(Project.in(folder, Transactions.PER_REVISION, history), server, toll);
        Cases.each(CASES, dice -> {
            for (Direction way : List.of(Direction.UP, Direction.DOWN)) {
                trial.survive(way, List.of(new KilledServer(server, KillLaw.part(trial.nanos(way), dice))));
            }
        });
        toll.requireThatManyWereUnderWay();
    }
}
