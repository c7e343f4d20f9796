package dev.matar.check;

import java.util.Locale;
import java.util.Optional;

/**
 * What a change may cost.
 *
 * @param kind what is at stake
 * @param sentence what may happen, and to what
 * @param remedy what can be done instead or before
 * @param stake of data lost, what a database can be asked for; absent where the operation itself loses nothing yet
 */
public record Cost(Kind kind, String sentence, String remedy, Optional<Stake> stake) {

    public Cost(Kind kind, String sentence, String remedy) {
        this(kind, sentence, remedy, Optional.empty());
    }

    Cost of(Optional<Stake> otherStake) {
        return new Cost(kind, sentence, remedy, otherStake);
    }

    /** What is at stake, the worst first. */
    public enum Kind {
        /** Values that no downgrade brings back. */
        DATA_LOST,
        /** The change itself: it fails where the rows do not fit. */
        MAY_FAIL,
        /** The patience of whoever reads or writes the table meanwhile. */
        BLOCKS,
        /** Nobody can tell. */
        UNKNOWN;

        /** In lower case and with dashes, as JSON has it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
