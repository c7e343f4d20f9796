package dev.matar.rule;

import java.util.Locale;

/** Which of two schemas has what the other has not. */
public enum Side {
    /** The known one, the database. */
    EXTRA,
    /** The wanted one, the entities. */
    MISSING,
    /** Both, though not alike. */
    CHANGED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
