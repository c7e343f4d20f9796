package dev.matar.law;

/**
 * Runs a law over many seeds.
 *
 * <p>{@code -Dmatar.seed=N} replays a single one, {@code -Dmatar.cases=N} says how many there are, {@code -Dmatar.times=100}
 * makes them so many times more, and {@code -Dmatar.from=N} begins at a later seed.
 */
public final class Cases {

    private Cases() {}

    /** Whether no fewer cases are run than a law asks for, so that what they come to can be counted. */
    public static boolean areWhole() {
        return Long.getLong("matar.seed") == null && Integer.getInteger("matar.cases") == null && Long.getLong("matar.from") == null;
    }

    /** Something that holds for every seed. */
    @FunctionalInterface
    public interface Law {
        void holds(Dice dice) throws Exception;
    }

    /** Refuses at the first seed for which the law does not hold, and says which one. */
    public static void each(int cases, Law law) {
        Long replay = Long.getLong("matar.seed");
        if (replay != null) {
            one(replay, law);
            return;
        }
        long count = (long) Integer.getInteger("matar.cases", cases) * Integer.getInteger("matar.times", 1);
        for (long seed = Long.getLong("matar.from", 1); seed <= count; seed++) {
            one(seed, law);
        }
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
