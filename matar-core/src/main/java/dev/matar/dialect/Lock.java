package dev.matar.dialect;

import dev.matar.schema.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** Keeps other processes from moving the same database; ends when it is closed and, at the latest, with its session. */
@FunctionalInterface
public interface Lock extends AutoCloseable {

    @Override
    void close() throws SQLException;

    /**
     * What is asked of a lock.
     *
     * @param key what is locked within the database: the version table's name
     * @param holder who asks, to be shown to others while it has the lock
     * @param timeout how long to wait for another process; zero for not at all
     * @param waiting told once, in a sentence, when there is a wait
     */
    record Wish(String key, LockHolder holder, Duration timeout, Consumer<String> waiting) {

        private static final long FIRST_PAUSE_MILLIS = 10;
        private static final long LONGEST_PAUSE_MILLIS = 250;

        /**
         * Asks for the lock until it is given.
         *
         * <p>Who waits asks again and again, and sleeps on no server: a session that waits there inside a statement outlives a process that
         * is killed, may then be given what nobody is left to give back, and is itself waited for by whoever builds an index concurrently.
         *
         * @param ending how a holder that hangs is ended, a clause
         */
        public void await(Attempt attempt, Search holder, String ending) throws SQLException {
            long start = System.nanoTime();
            long pause = FIRST_PAUSE_MILLIS;
            boolean told = timeout.isZero();
            while (!attempt.succeeds()) {
                if (!told) {
                    waiting.accept("Waiting for " + holder.find() + ", which is at work on this database; for " + words() + " at most.");
                    told = true;
                }
                if (timeout.minusNanos(System.nanoTime() - start).isNegative()) {
                    throw timedOut(holder.find(), ending);
                }
                sleep(pause);
                pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
            }
        }

        private Refusal timedOut(LockHolder holder, String ending) {
            return new Refusal(
                    "lock-timeout",
                    (timeout.isZero() ? "This database is being moved by " : "After " + words() + " this database is still being moved by ")
                            + holder + ".",
                    "Run again when it is done, or allow more time with lock_timeout. If it hangs, " + ending + ": the lock goes with it.");
        }

        /** As in the settings, such as {@code 1h30m}. */
        private String words() {
            return timeout.toString().substring(2).toLowerCase(Locale.ROOT);
        }

        private static void sleep(long millis) {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Refusal("interrupted", "The wait for the lock was interrupted.", "Start again.", e);
            }
        }
    }

    /** Asks for the lock once, and does not wait. */
    @FunctionalInterface
    interface Attempt {
        boolean succeeds() throws SQLException;
    }

    /** Finds out who holds it. */
    @FunctionalInterface
    interface Search {
        LockHolder find() throws SQLException;
    }

    /** Opens another connection to the same database, for an engine whose lock needs a session of its own. */
    @FunctionalInterface
    interface Connector {
        Connection open() throws SQLException;
    }
}
