package dev.matar.kill;

import dev.matar.kill.CutProxy.Line;
import dev.matar.kill.CutProxy.Side;
import dev.matar.kill.Move.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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

    /** At every message of a move, on each side; before the first step, where nothing is done yet, one side says as much as three. */
    static List<Kill> all(CutProxy proxy, Move move) {
        Line line = proxy.open(0, Side.BEFORE);
        int[] before = new int[1];
        move.by(proxy.through(move.url())).run(() -> before[0] = line.messages());
        List<Kill> kills = new ArrayList<>();
        for (int at = 1; at <= line.messages(); at++) {
            for (Side side : at <= before[0] ? List.of(Side.WITHIN) : List.of(Side.values())) {
                kills.add(new CutKill(proxy, at, side));
            }
        }
        return kills;
    }

    @Override
    public String toString() {
        return "a cut " + side.name().toLowerCase(Locale.ROOT) + " message " + at;
    }
}
