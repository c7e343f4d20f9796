package dev.matar.run;

/**
 * How many steps are sent together: more and more while they are quick, so that round trips are saved where there are many, and one by
 * one as soon as they are not, so that it can be told which one takes its time.
 */
final class Pace {

    private static final int MOST = 64;
    private static final long QUICK_NANOS = 5_000_000;

    private int together = 1;

    /** Whether as many steps wait as go together. */
    boolean isDue(int waiting) {
        return waiting >= together;
    }

    void took(int steps, long nanos) {
        together = nanos < steps * QUICK_NANOS ? Math.min(MOST, 2 * together) : 1;
    }
}
