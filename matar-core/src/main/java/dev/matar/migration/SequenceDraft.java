package dev.matar.migration;

import dev.matar.schema.Name;
import dev.matar.schema.Sequence;
import java.util.OptionalLong;

/** A sequence to be, for {@link Operations#createSequence(SequenceDraft)}; it counts up from 1 by 1 unless it says otherwise. */
public record SequenceDraft(
        Name name, long start, long increment, OptionalLong min, OptionalLong max, boolean cycle, long cache) {

    /** Its first number. */
    public SequenceDraft start(long number) {
        return new SequenceDraft(name, number, increment, min, max, cycle, cache);
    }

    /** What it counts by; below zero it counts down. */
    public SequenceDraft increment(long step) {
        return new SequenceDraft(name, start, step, min, max, cycle, cache);
    }

    /** The least number it gives. */
    public SequenceDraft min(long number) {
        return new SequenceDraft(name, start, increment, OptionalLong.of(number), max, cycle, cache);
    }

    /** The greatest number it gives. */
    public SequenceDraft max(long number) {
        return new SequenceDraft(name, start, increment, min, OptionalLong.of(number), cycle, cache);
    }

    /** Goes on at its other end when it is used up, and does not fail. */
    public SequenceDraft cycling() {
        return new SequenceDraft(name, start, increment, min, max, true, cache);
    }

    /** How many numbers a session takes at once. */
    public SequenceDraft cache(long numbers) {
        return new SequenceDraft(name, start, increment, min, max, cycle, numbers);
    }

    Sequence sequence() {
        return new Sequence(name, start, increment, min, max, cycle, cache);
    }
}
