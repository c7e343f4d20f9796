package dev.matar.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.Queries;
import dev.matar.dialect.Dialect;
import dev.matar.dialect.sqlite.SqliteDialect;
import dev.matar.law.Dice;
import dev.matar.law.Features;
import dev.matar.revision.Step.Direction;
import dev.matar.run.Transactions;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** SQLite, where to kill is to kill the process. */
class SqliteKillTest {

    @Nested
    class EachRevisionAtOnce extends Law {
        EachRevisionAtOnce() {
            super(Transactions.PER_REVISION);
        }
    }

    @Nested
    class WithoutTransactions extends Law {
        WithoutTransactions() {
            super(Transactions.NONE);
        }
    }

    abstract static class Law extends KillLaw {

        private Path driver;
        private int databases;

        Law(Transactions transactions) {
            super(transactions, "history", new Few(6, 4, 1));
        }

        @Override
        Dialect dialect() {
            return new SqliteDialect();
        }

        @Override
        Features features() {
            return Features.SQLITE;
        }

        @Override
        void prepare(Trial trial) throws IOException {
            driver = HaltedProcess.driver(folder);
        }

        @Override
        public String newDatabase() {
            return "jdbc:sqlite:" + folder.resolve(databases++ + ".db");
        }

        @Override
        public void requireSound(String url) throws SQLException {
            assertThat(Queries.values(url, "PRAGMA integrity_check")).containsExactly("ok");
            assertThat(Queries.values(url, "PRAGMA foreign_key_check")).isEmpty();
        }

        @Override
        List<Kill> findBoundaries(Trial trial, Direction direction) throws Exception {
            int statements = trial.measured(direction, move -> HaltedProcess.statements(driver, move));
            List<Kill> kills = new ArrayList<>();
            for (int at = 1; at <= statements; at++) {
                kills.add(new HaltedProcess(driver, at));
            }
            return kills;
        }

        @Override
        Kill timedKill(Trial trial, Direction direction, Dice dice) throws Exception {
            return killedProcess(trial, direction, dice);
        }
    }
}
