package dev.matar.revision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Makes histories of all shapes: bases, branches, merges, dependencies and labels, from a seed. */
final class RandomHistories {

    private final Random random;
    private final List<String> ids = new ArrayList<>();
    private final List<RevisionHeader> made = new ArrayList<>();

    private RandomHistories(Random random) {
        this.random = random;
    }

    /** Revisions in random order; each is revised and needed only by later ones of the order they were made in. */
    static List<RevisionHeader> history(Random random) {
        return new RandomHistories(random).make(1 + random.nextInt(20));
    }

    private List<RevisionHeader> make(int size) {
        for (int i = 0; i < size; i++) {
            ids.add("r" + i);
        }
        Collections.shuffle(ids, random);
        int many = random.nextInt(30);
        for (int i = 0; i < size; i++) {
            Set<String> revises = some(i, random.nextInt(100) < many ? 0 : random.nextInt(100) < 20 ? 2 : 1);
            Set<String> needs = some(i, random.nextInt(100) < many ? 1 + random.nextInt(2) : 0);
            List<String> labels = random.nextInt(5) == 0 ? List.of("label" + i) : List.of();
            made.add(new RevisionHeader(
                    ids.get(i), List.copyOf(revises), List.copyOf(needs), labels, "", Optional.empty()));
        }
        Collections.shuffle(made, random);
        return made;
    }

    private Set<String> some(int before, int count) {
        Set<String> some = new LinkedHashSet<>();
        for (int i = 0; i < count && before > 0; i++) {
            // Near ones make long branches, far ones make many.
            int back = random.nextBoolean() ? 1 + random.nextInt(Math.min(before, 3)) : 1 + random.nextInt(before);
            some.add(ids.get(before - back));
        }
        return some;
    }
}
