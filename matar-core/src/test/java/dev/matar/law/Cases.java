package dev.matar.law;

/**
 * Runs a law over many seeds.
 *
 * <p>{@code -Dmatar.seed=N} replays a single one, {@code -Dmatar.cases=N} says how many there are, {@code -Dmatar.times=100}
 * makes them so many times more, {@code -Dmatar.most=N} lets no law have more of them, and {@code -Dmatar.from=N} begins at a later seed.
 */
public final class Cases {

    private Cases() {}

    /** Something that holds for every seed. */
    @FunctionalInterface
    public interface Law {
        void holds(Dice dice) throws Exception;
    }

    /**
     * Refuses at the first seed for which the law does not hold, and says which one.
     *
     * @return how many cases were run
     */
    public static long each(int cases, Law law) {
        Long replay = Long.getLong("matar.seed");
        if (replay != null) {
            one(replay, law);
            return 1;
        }
        int count = atMost(Integer.getInteger("matar.cases", cases) * Integer.getInteger("matar.times", 1));
        long first = Long.getLong("matar.from", 1);
        for (long seed = first; seed <= count; seed++) {
            one(seed, law);
        }
        return count - first + 1;
    }

    /** So many, or fewer where somebody wants no more. */
    public static int atMost(int count) {
        return Math.min(count, Integer.getInteger("matar.most", Integer.MAX_VALUE));
    }

    /** The one case of a seed. */
    public static void one(long seed, Law law) {
        try {
            law.holds(new Dice(seed));
        } catch (Exception | AssertionError | StackOverflowError e) {
            throw new AssertionError("Fails for the seed " + seed + "; replay with -Dmatar.seed=" + seed + ": " + e.getMessage(), e);
        }
    }
}
