package dev.matar.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Random choices that one seed decides. */
public final class Dice {

    private final SplittableRandom random;

    public Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A number from 0 up to, but without, the bound. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** A number from the least to the most, both included. */
    public int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** Yes, so many times of a hundred. */
    public boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    public <T> T pick(List<? extends T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** One of them, where there is one. */
    public <T> Optional<T> find(List<? extends T> choices) {
        return choices.isEmpty() ? Optional.empty() : Optional.of(pick(choices));
    }

    public <T> List<T> shuffle(List<? extends T> items) {
        List<T> rest = new ArrayList<>(items);
        List<T> shuffled = new ArrayList<>();
        while (!rest.isEmpty()) {
            shuffled.add(rest.remove(below(rest.size())));
        }
        return shuffled;
    }

    /** At least one and at most so many of them, in any order. */
    public <T> List<T> some(List<? extends T> items, int atMost) {
        List<T> shuffled = shuffle(items);
        return shuffled.subList(0, Math.min(shuffled.size(), between(1, atMost)));
    }
}
