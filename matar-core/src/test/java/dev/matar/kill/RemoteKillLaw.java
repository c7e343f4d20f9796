package dev.matar.kill;

import dev.matar.kill.CutProxy.Line;
import dev.matar.kill.CutProxy.Side;
import dev.matar.law.Dice;
import dev.matar.revision.Step.Direction;
import dev.matar.run.Transactions;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;

/** On a database that is reached by a line. */
abstract class RemoteKillLaw extends KillLaw {

    private CutProxy proxy;

    RemoteKillLaw(Transactions transactions, String history, Few few) {
        super(transactions, history, few);
    }

    /** Ends, on the server's side, what all sessions of a database do now. */
    abstract void cancelStatements(String url) throws Exception;

    /** Ends the sessions themselves. */
    abstract void endSessions(String url) throws Exception;

    @Override
    void prepare(Trial trial) throws IOException {
        closeProxy();
        proxy = new CutProxy(port(trial.url()));
    }

    static int port(String url) {
        return Integer.parseInt(url.replaceFirst(".*?//[^/]*:(\\d+)/.*", "$1"));
    }

    @AfterEach
    void closeProxy() {
        if (proxy != null) {
            proxy.close();
        }
    }

    @Override
    List<Kill> findBoundaries(Trial trial, Direction direction) throws Exception {
        return trial.measured(direction, move -> CutKill.all(proxy, move));
    }

    @Override
    Kill timedKill(Trial trial, Direction direction, Dice dice) throws Exception {
        int kind = dice.below(100);
        long nanos = part(trial.nanos(direction), dice);
        if (kind < 12) {
            return killedProcess(trial, direction, dice);
        }
        if (kind < 50) {
            return timedCut(nanos);
        }
        return kind < 85
                ? byServer("end of the session", nanos, this::endSessions)
                : byServer("end of the statement", nanos, this::cancelStatements);
    }

    /** Does something to the sessions of a database. */
    private interface Order {
        void to(String url) throws Exception;
    }

    private static Kill byServer(String kind, long nanos, Order order) {
        return new TimedKill(kind, nanos, move -> order.to(move.url()), UnaryOperator.identity());
    }

    private Kill timedCut(long nanos) {
        Line[] line = new Line[1];
        return new TimedKill("cut at any time", nanos, move -> line[0].cut(), move -> {
            line[0] = proxy.open(0, Side.BEFORE);
            return move.by(proxy.through(move.url()));
        });
    }
}
