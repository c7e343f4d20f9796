package dev.matar.dialect.h2;

import dev.matar.schema.Sequence;
import java.util.OptionalLong;

/** The least and the greatest number of a sequence; see "CREATE SEQUENCE" in the manual for what is left open. */
record H2Bounds(long min, long max) {

    static H2Bounds of(Sequence sequence) {
        H2Bounds own = own(sequence);
        return new H2Bounds(sequence.min().orElse(own.min()), sequence.max().orElse(own.max()));
    }

    private static H2Bounds own(Sequence sequence) {
        if (sequence.increment() > 0) {
            return new H2Bounds(Math.min(1, sequence.start()), Long.MAX_VALUE);
        }
        long max = Math.max(-1, sequence.start());
        return new H2Bounds(sequence.increment() == -1 ? least(sequence.max().orElse(max)) : Long.MIN_VALUE, max);
    }

    /** A bound for a step of -1: with one number more, H2 miscounts how many there are, and refuses any cache. */
    private static long least(long max) {
        return max >= -1 ? max - Long.MAX_VALUE + 1 : Long.MIN_VALUE;
    }

    boolean cover(H2Bounds others) {
        return min <= others.min && others.max <= max;
    }

    /** A sequence without the bounds that H2 would choose by itself. */
    static Sequence normalize(Sequence sequence) {
        H2Bounds own = own(sequence);
        return new Sequence(
                sequence.name(),
                sequence.start(),
                sequence.increment(),
                unless(own.min, sequence.min()),
                unless(own.max, sequence.max()),
                sequence.cycle(),
                sequence.cache());
    }

    private static OptionalLong unless(long own, OptionalLong bound) {
        return bound.isPresent() && bound.getAsLong() == own ? OptionalLong.empty() : bound;
    }
}
