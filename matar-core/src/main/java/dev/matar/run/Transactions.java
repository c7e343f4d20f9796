package dev.matar.run;

/** What is done in one transaction. */
public enum Transactions {
    /** Each revision with its row in the version table. */
    PER_REVISION,
    /** All revisions of a run: all of them or none. */
    ALL,
    /** Nothing: each statement stands for itself. */
    NONE
}
