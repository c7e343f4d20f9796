package dev.matar.kill;

import dev.matar.kill.Move.Hit;
import java.util.function.UnaryOperator;

/** {@code kill -9} of the server, some time after the first step began; it is started again on the same data. */
record KilledServer(OwnServer server, long nanos) implements Kill {

    @Override
    public String kind() {
        return "kill -9 of the server";
    }

    @Override
    public Hit strike(Move move) throws Exception {
        Hit hit = new TimedKill(kind(), nanos, dying -> server.kill(), UnaryOperator.identity()).strike(move);
        server.restart();
        return hit;
    }

    @Override
    public String toString() {
        return kind() + " after " + nanos / 1000 + " µs";
    }
}
