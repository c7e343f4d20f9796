package dev.matar.schema;

import java.util.OptionalLong;

/** A generator of numbers; absent bounds are those of a 64-bit integer in the direction it counts. */
public record Sequence(
        Name name, long start, long increment, OptionalLong min, OptionalLong max, boolean cycle, long cache)
        implements Member<Name> {

    public Sequence {
        if (increment == 0 || cache < 1) {
            throw new Refusal(
                    "invalid-sequence",
                    "The sequence " + name + " has an increment of " + increment + " and a cache of " + cache + ".",
                    "Its increment must not be 0 and its cache at least 1.");
        }
    }

    /** Counts up from 1 by 1. */
    public Sequence(Name name) {
        this(name, 1, 1, OptionalLong.empty(), OptionalLong.empty(), false, 1);
    }

    public Sequence cache(long numbers) {
        return new Sequence(name, start, increment, min, max, cycle, numbers);
    }

    @Override
    public Name key() {
        return name;
    }
}
