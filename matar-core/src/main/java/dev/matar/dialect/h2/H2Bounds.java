package dev.matar.dialect.h2;

import dev.matar.schema.Sequence;
import java.util.OptionalLong;

/** The least and the greatest number of a sequence; see "CREATE SEQUENCE" in the manual for what is left open. */
record H2Bounds(long min, long max) {

    /** With one less, H2 miscounts how many numbers a step of -1 yields, and refuses any cache. */
    static final long LEAST = Long.MIN_VALUE + 1;

    static H2Bounds of(Sequence sequence) {
        H2Bounds own = own(sequence);
        return new H2Bounds(sequence.min().orElse(own.min()), sequence.max().orElse(own.max()));
    }

    private static H2Bounds own(Sequence sequence) {
        return sequence.increment() > 0
                ? new H2Bounds(Math.min(1, sequence.start()), Long.MAX_VALUE)
                : new H2Bounds(sequence.increment() == -1 ? LEAST : Long.MIN_VALUE, Math.max(-1, sequence.start()));
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
