package dev.matar.revision;

import dev.matar.schema.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Finds revisions that wait for each other in a circle. */
final class Circles {

    private static final int SHOWN = 8;

    private Circles() {}

    /** Refuses links in which some revision is its own ancestor. */
    static void refuse(Links links, Names names) {
        BitSet waiting = waitingForever(links);
        if (waiting.isEmpty()) {
            return;
        }
        List<Integer> circle = circle(links, waiting);
        List<String> said = new ArrayList<>();
        for (int i = 0; i < Math.min(SHOWN, circle.size()); i++) {
            said.add(said(links, names, circle.get(i), circle.get((i + 1) % circle.size())));
        }
        String rest = circle.size() > SHOWN ? " … (" + circle.size() + " revisions)" : "";
        throw new Refusal(
                "cycle",
                "No revision of a circle can be applied first: " + String.join(", ", said) + rest + ".",
                "Correct what one of them revises or depends on.");
    }

    /** What remains when everything is taken away whose ancestors are all taken away: circles, and what is above. */
    private static BitSet waitingForever(Links links) {
        int[] missing = new int[links.size()];
        int[] ready = new int[links.size()];
        int count = 0;
        for (int i = 0; i < missing.length; i++) {
            missing[i] = links.downs(i).length;
            if (missing[i] == 0) {
                ready[count++] = i;
            }
        }
        BitSet waiting = new BitSet();
        waiting.set(0, missing.length);
        while (count > 0) {
            int revision = ready[--count];
            waiting.clear(revision);
            for (int follower : links.followers(revision)) {
                if (--missing[follower] == 0) {
                    ready[count++] = follower;
                }
            }
        }
        return waiting;
    }

    /** Everything that waits has something below it that waits, so going down must come round. */
    private static List<Integer> circle(Links links, BitSet waiting) {
        List<Integer> way = new ArrayList<>();
        BitSet seen = new BitSet();
        int revision = waiting.nextSetBit(0);
        while (!seen.get(revision)) {
            seen.set(revision);
            way.add(revision);
            revision = Arrays.stream(links.downs(revision)).filter(waiting::get).findFirst().orElseThrow();
        }
        return way.subList(way.indexOf(revision), way.size());
    }

    private static String said(Links links, Names names, int revision, int below) {
        boolean revises = Arrays.stream(links.parents(revision)).anyMatch(parent -> parent == below);
        return names.id(revision) + (revises ? " revises " : " depends on ") + names.id(below);
    }
}
