package dev.matar.kill;

import dev.matar.kill.CutProxy.Line;
import dev.matar.kill.CutProxy.Side;
import dev.matar.law.Dice;
import dev.matar.revision.Step.Direction;
import dev.matar.run.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;

/** On a database that is reached by a line. */
abstract class RemoteKillLaw extends KillLaw {

    private final Transactions transactions;
    private final String[] histories;
    private CutProxy proxy;

    RemoteKillLaw(Transactions transactions, String... histories) {
        this.transactions = transactions;
        this.histories = histories;
    }

    abstract String newDatabase() throws Exception;

    /** Ends, on the server's side, all sessions of a database. */
    abstract void endSessions(String url) throws Exception;

    @Override
    Trial trial(Toll toll) throws Exception {
        Trial trial = new Trial(Project.in(folder, transactions, histories), this::newDatabase, toll);
        proxy = new CutProxy(port(trial.url()));
        return trial;
    }

    private static int port(String url) {
        return Integer.parseInt(url.replaceFirst(".*?//[^/]*:(\\d+)/.*", "$1"));
    }

    @AfterEach
    void closeProxy() {
        if (proxy != null) {
            proxy.close();
        }
    }

    @Override
    List<Kill> boundaries(Trial trial, Direction direction) throws Exception {
        int messages = trial.measured(direction, move -> CutKill.messages(proxy, move));
        List<Kill> kills = new ArrayList<>();
        for (int at = 1; at <= messages; at++) {
            for (Side side : Side.values()) {
                kills.add(new CutKill(proxy, at, side));
            }
        }
        return kills;
    }

    @Override
    Kill anyKill(Trial trial, Direction direction, Dice dice) throws Exception {
        int kind = dice.below(100);
        if (kind < 12) {
            return killedProcess(trial, direction, dice);
        }
        long nanos = part(trial.nanos(direction), dice);
        return kind < 55 ? timedCut(nanos) : new TimedKill("end of the session", nanos, move -> endSessions(move.url()), UnaryOperator.identity());
    }

    private Kill timedCut(long nanos) {
        Line[] line = new Line[1];
        return new TimedKill("cut at any time", nanos, move -> line[0].cut(), move -> {
            line[0] = proxy.open(0, Side.BEFORE);
            return move.by(proxy.through(move.url()));
        });
    }
}
