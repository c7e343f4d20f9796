package dev.matar.notation;

import dev.matar.schema.Name;
import dev.matar.schema.Sequence;
import java.util.OptionalLong;

/** Sequences: {@code invoice_number start 1000 increment 10 max 9999 cycle}; what is not said is as usual. */
final class SequenceText {

    private SequenceText() {}

    static String write(Sequence sequence) {
        return Words.name(sequence.name())
                + (sequence.start() == 1 ? "" : " start " + sequence.start())
                + (sequence.increment() == 1 ? "" : " increment " + sequence.increment())
                + (sequence.min().isPresent() ? " min " + sequence.min().getAsLong() : "")
                + (sequence.max().isPresent() ? " max " + sequence.max().getAsLong() : "")
                + (sequence.cycle() ? " cycle" : "")
                + (sequence.cache() == 1 ? "" : " cache " + sequence.cache());
    }

    static Sequence read(Cursor in) {
        Name name = in.qualifiedName();
        long start = number(in, "start").orElse(1);
        long increment = number(in, "increment").orElse(1);
        OptionalLong min = number(in, "min");
        OptionalLong max = number(in, "max");
        boolean cycle = in.take("cycle");
        return new Sequence(name, start, increment, min, max, cycle, number(in, "cache").orElse(1));
    }

    private static OptionalLong number(Cursor in, String word) {
        return in.take(word) ? OptionalLong.of(in.integer()) : OptionalLong.empty();
    }
}
