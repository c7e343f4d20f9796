package dev.matar.run;

/** What becomes of a table or column that an operation drops. */
public enum OnDrop {
    /** It is gone. */
    DROP,
    /** It is renamed and kept out of sight, so that a downgrade can take it back. */
    QUARANTINE
}
