package dev.matar.kill;

import dev.matar.kill.CutProxy.Line;
import dev.matar.kill.CutProxy.Side;
import dev.matar.kill.Move.Hit;

/**
 * Cuts the line to the server at a message.
 *
 * @param at the message, from 1
 */
record CutKill(CutProxy proxy, int at, Side side) implements Kill {

    @Override
    public String kind() {
        return "cut at a message";
    }

    @Override
    public Hit strike(Move move) {
        Line line = proxy.open(at, side);
        try {
            return move.by(proxy.through(move.url())).tried(() -> {});
        } finally {
            line.cut();
        }
    }

    /** How many messages a move sends that nobody kills. */
    static int messages(CutProxy proxy, Move move) {
        Line line = proxy.open(0, Side.BEFORE);
        move.by(proxy.through(move.url())).run();
        return line.messages();
    }

    @Override
    public String toString() {
        return "a cut " + side.name().toLowerCase() + " message " + at;
    }
}
