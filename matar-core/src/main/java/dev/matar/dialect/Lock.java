package dev.matar.dialect;

import dev.matar.schema.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeps other processes from moving the same database; ends when it is closed and, at the latest, with its session. */
@FunctionalInterface
public interface Lock extends AutoCloseable {

    @Override
    void close() throws SQLException;

    /** What has to hold for each statement of the holder's. */
    default Fence fence() {
        return Fence.NONE;
    }

    /**
     * What is asked of a lock.
     *
     * @param key what is locked within the database: the version table's name
     * @param holder who asks, to be shown to others while it has the lock
     * @param timeout how long to wait for another process; zero for not at all
     * @param waiting told once, in a sentence, when there is a wait
     * @param ending told whom, where a holder shall not be waited for but ended; none where it shall be waited for
     */
    record Wish(String key, LockHolder holder, Duration timeout, Consumer<String> waiting, Optional<Consumer<LockHolder>> ending) {

        private static final long FIRST_PAUSE_MILLIS = 10;
        private static final long LONGEST_PAUSE_MILLIS = 250;
        private static final Duration GRACE = Duration.ofSeconds(10);

        /** A holder is waited for. */
        public Wish(String key, LockHolder holder, Duration timeout, Consumer<String> waiting) {
            this(key, holder, timeout, waiting, Optional.empty());
        }

        /**
         * Asks for the lock until it is given.
         *
         * <p>Who waits asks again and again, and sleeps on no server: a session that waits there inside a statement outlives a process that
         * is killed, may then be given what nobody is left to give back, and is itself waited for by whoever builds an index concurrently.
         *
         * @param end how a holder is ended, which happens once at most
         */
        public void await(Attempt attempt, Search holder, Ending end) throws SQLException {
            long start = System.nanoTime();
            long pause = FIRST_PAUSE_MILLIS;
            boolean told = timeout.isZero();
            boolean ended = ending.isEmpty();
            while (!attempt.succeeds()) {
                if (!ended) {
                    ended = true;
                    end(holder.find(), end);
                    start = System.nanoTime();
                } else if (!told) {
                    waiting.accept("Waiting for " + holder.find() + ", which is at work on this database; for " + words() + " at most.");
                    told = true;
                }
                if (isOver(start)) {
                    throw timedOut(holder.find(), end.how());
                }
                sleep(pause);
                pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
            }
        }

        /** A session that was ended goes within an instant, which is not counted as waiting. */
        private boolean isOver(long start) {
            Duration most = ending.isPresent() && timeout.compareTo(GRACE) < 0 ? GRACE : timeout;
            return most.minusNanos(System.nanoTime() - start).isNegative();
        }

        private void end(LockHolder holder, Ending end) {
            end.requirePossible(holder);
            ending.orElseThrow().accept(holder);
            try {
                end.end(holder);
            } catch (SQLException e) {
                throw new Refusal(
                        "holder-not-ended",
                        "This database is being moved by " + holder + ", which cannot be ended: " + e.getMessage(),
                        "Let a user do it who may: " + end.how() + ".",
                        e);
            }
        }

        private Refusal timedOut(LockHolder holder, String how) {
            return new Refusal(
                    "lock-timeout",
                    (timeout.isZero() ? "This database is being moved by " : "After " + words() + " this database is still being moved by ")
                            + holder + ".",
                    "Run again when it is done, or allow more time with lock_timeout. If it hangs, " + how + ": the lock goes with it.");
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

    /** Ends who holds it. */
    interface Ending {

        /** How a person does that, a clause. */
        String how();

        /** Refuses it where nobody but that person can. */
        default void requirePossible(LockHolder holder) {}

        void end(LockHolder holder) throws SQLException;
    }

    /** For a lock that no server can take away. */
    Ending BY_HAND = new Ending() {

        @Override
        public String how() {
            return "end that process";
        }

        @Override
        public void end(LockHolder holder) {
            requirePossible(holder);
        }

        @Override
        public void requirePossible(LockHolder holder) {
            throw new Refusal(
                    "unsupported",
                    "This database is being moved by " + holder + ", and has no server that could end it.",
                    "End that process on its own host: the lock goes with it.");
        }
    };

    /** Opens another connection to the same database, for an engine whose lock needs a session of its own. */
    @FunctionalInterface
    interface Connector {
        Connection open() throws SQLException;
    }
}
