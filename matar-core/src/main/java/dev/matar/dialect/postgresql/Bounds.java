package dev.matar.dialect.postgresql;

/**
 * Between which numbers a sequence counts.
 *
 * <p>The server's own bounds are 1 upwards and -1 downwards; a start beyond them (0 is common) is the bound itself. See
 * the manual's page "CREATE SEQUENCE".
 */
record Bounds(long min, long max) {

    /** Those of a sequence that asks for none. */
    static Bounds usual(long start, long increment) {
        return increment > 0
                ? new Bounds(Math.min(1, start), Long.MAX_VALUE)
                : new Bounds(Long.MIN_VALUE, Math.max(-1, start));
    }

    /** For an identity column: the one bound that the server would get wrong; empty where there is none. */
    static String clause(long start, long increment) {
        if (increment > 0 && start < 1) {
            return " MINVALUE " + start;
        }
        return increment < 0 && start > -1 ? " MAXVALUE " + start : "";
    }

    boolean hold(Bounds narrower) {
        return min <= narrower.min && max >= narrower.max;
    }
}
