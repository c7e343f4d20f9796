package dev.matar.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.kill.Move.Hit;
import java.util.Map;
import java.util.TreeMap;

/** How many were killed, how, and when. */
final class Toll {

    private static final int FEW = 20;

    private final String where;
    private final Map<String, int[]> kinds = new TreeMap<>();

    Toll(String where) {
        this.where = where;
    }

    void count(String kind, Hit hit) {
        kinds.computeIfAbsent(kind, none -> new int[Hit.values().length])[hit.ordinal()]++;
    }

    private int all(Hit hit) {
        return kinds.values().stream().mapToInt(counts -> counts[hit.ordinal()]).sum();
    }

    int all() {
        return all(Hit.BEFORE) + all(Hit.WITHIN) + all(Hit.AFTER);
    }

    /** A harness that comes too late each time proves nothing; a few may, by chance. */
    void requireThatManyWereUnderWay() {
        System.out.println(this);
        int least = all() < FEW ? 1 : all() / 3;
        assertThat(all(Hit.WITHIN)).as("kills within a move; " + this).isGreaterThanOrEqualTo(least);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(where + ": " + all() + " kills; before the first step, within, after the last:");
        kinds.forEach((kind, counts) -> text.append(" ").append(kind).append(" ")
                .append(counts[0]).append("/").append(counts[1]).append("/").append(counts[2]).append(";"));
        return text.substring(0, text.length() - 1);
    }
}
