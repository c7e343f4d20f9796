package dev.matar.kill;

import dev.matar.law.Dice;
import dev.matar.revision.Step.Direction;
import dev.matar.run.Transactions;
import java.nio.file.Path;
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

        private final Transactions transactions;
        private int databases;

        Law(Transactions transactions) {
            this.transactions = transactions;
        }

        @Override
        Trial trial(Toll toll) throws Exception {
            return new Trial(Project.in(folder, transactions, "history"), () -> "jdbc:sqlite:" + folder.resolve(databases++ + ".db"), toll);
        }

        @Override
        List<Kill> boundaries(Trial trial, Direction direction) throws Exception {
            Path driver = HaltedProcess.driver(folder);
            int statements = trial.measured(direction, move -> HaltedProcess.statements(driver, move));
            List<Kill> kills = new ArrayList<>();
            for (int at = 1; at <= statements; at++) {
                kills.add(new HaltedProcess(driver, at));
            }
            return kills;
        }

        @Override
        Kill anyKill(Trial trial, Direction direction, Dice dice) throws Exception {
            return killedProcess(trial, direction, dice);
        }

        @Override
        int fewBoundaries() {
            return 8;
        }

        @Override
        int fewCases() {
            return 5;
        }
    }
}
