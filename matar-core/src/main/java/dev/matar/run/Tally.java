package dev.matar.run;

import dev.matar.check.Stake;

/**
 * How much is at stake.
 *
 * @param atLeast that many rows or values
 * @param exact whether there are no more
 */
public record Tally(Stake stake, long atLeast, boolean exact) {

    static Tally nothing(Stake stake) {
        return new Tally(stake, 0, true);
    }

    /** Whether there is something, as far as anybody knows. */
    boolean isAtStake() {
        return atLeast > 0 || !exact;
    }

    /** A number, or what stands for it, and what is counted. */
    String words() {
        String number = exact ? String.valueOf(atLeast) : atLeast > 0 ? "at least " + atLeast : "an unknown number of";
        return number + " " + stake.what(atLeast == 1);
    }
}
