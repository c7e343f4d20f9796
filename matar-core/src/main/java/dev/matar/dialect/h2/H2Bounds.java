package dev.matar.dialect.h2;

import dev.matar.dialect.Bounds;
import dev.matar.schema.Sequence;

/** The least and the greatest number of a sequence; see "CREATE SEQUENCE" in the manual for what is left open. */
final class H2Bounds {

    private H2Bounds() {}

    static Bounds of(Sequence sequence) {
        return own(sequence).of(sequence);
    }

    /** A sequence without the bounds that H2 would choose by itself. */
    static Sequence normalize(Sequence sequence) {
        return own(sequence).leftOutOf(sequence);
    }

    private static Bounds own(Sequence sequence) {
        Bounds usual = Bounds.usual(sequence.start(), sequence.increment());
        long max = sequence.max().orElse(usual.max());
        return sequence.increment() == -1 ? new Bounds(least(max), usual.max()) : usual;
    }

    /** A bound for a step of -1: with one number more, H2 miscounts how many there are, and refuses any cache. */
    private static long least(long max) {
        return max >= -1 ? max - Long.MAX_VALUE + 1 : Long.MIN_VALUE;
    }
}
