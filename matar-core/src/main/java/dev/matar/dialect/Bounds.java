package dev.matar.dialect;

import dev.matar.schema.Sequence;
import java.util.OptionalLong;

/**
 * Between which numbers a sequence counts.
 *
 * <p>The usual bounds are 1 upwards and -1 downwards; a start beyond them (0 is common) is the bound itself. See the page "CREATE
 * SEQUENCE" in the manuals of PostgreSQL and H2.
 */
public record Bounds(long min, long max) {

    /** Those of a sequence that asks for none. */
    public static Bounds usual(long start, long increment) {
        return increment > 0
                ? new Bounds(Math.min(1, start), Long.MAX_VALUE)
                : new Bounds(Long.MIN_VALUE, Math.max(-1, start));
    }

    /** Those of a sequence that has these where it asks for none. */
    public Bounds of(Sequence sequence) {
        return new Bounds(sequence.min().orElse(min), sequence.max().orElse(max));
    }

    /** The same sequence, which no longer asks for a bound that is one of these. */
    public Sequence leftOutOf(Sequence sequence) {
        return new Sequence(
                sequence.name(),
                sequence.start(),
                sequence.increment(),
                unless(min, sequence.min()),
                unless(max, sequence.max()),
                sequence.cycle(),
                sequence.cache());
    }

    private static OptionalLong unless(long own, OptionalLong bound) {
        return bound.isPresent() && bound.getAsLong() == own ? OptionalLong.empty() : bound;
    }

    /** For an identity column: the one bound that PostgreSQL would get wrong; empty where there is none. */
    public static String clause(long start, long increment) {
        if (increment > 0 && start < 1) {
            return " MINVALUE " + start;
        }
        return increment < 0 && start > -1 ? " MAXVALUE " + start : "";
    }

    public boolean hold(Bounds narrower) {
        return min <= narrower.min && max >= narrower.max;
    }
}
