package dev.matar.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.Queries;
import dev.matar.law.Dice;
import dev.matar.revision.Step.Direction;
import dev.matar.run.Transactions;
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

    abstract static class Law extends KillLaw implements Trial.Place {

        private final Transactions transactions;
        private Path driver;
        private int databases;

        Law(Transactions transactions) {
            super(6, 4);
            this.transactions = transactions;
        }

        @Override
        Trial trial(Toll toll) throws Exception {
            return new Trial(Project.in(folder, transactions, "history"), this, toll);
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
            if (driver == null) {
                driver = HaltedProcess.driver(folder);
            }
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
