package dev.matar.run;

import dev.matar.dialect.LockHolder;
import dev.matar.revision.Plan;
import dev.matar.revision.Step;
import java.time.Duration;

/** Is told what happens while a database is moved or a history is run; called on the thread that does it. */
public interface Listener {

    /** Hears nothing. */
    Listener SILENT = new Listener() {};

    /** Another process holds the lock, or a lock on what is changed; a sentence says which, as far as that can be known. */
    default void waiting(String sentence) {}

    /** Who has the lock is about to be ended, as was asked for. */
    default void ending(LockHolder holder) {}

    /** What another run has left half done is gone on with. */
    default void resuming(Point point) {}

    /** The whole history is about to be run on a scratch database, since it does not tell its schema; a clause says why. */
    default void replaying(String because) {}

    /** What will be run, before the first step. */
    default void planned(Plan plan) {}

    /** Something was put into quarantine or taken back, or could not be; a sentence says what. */
    default void quarantine(String sentence) {}

    default void started(Step step) {}

    default void finished(Step step, Duration took) {}
}
