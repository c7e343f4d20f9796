package dev.matar.diff;

import java.util.ArrayList;
import java.util.List;

/** What speaks for a rename: each clue with its weight, and in words where it says enough. */
final class Evidence {

    private final List<String> reasons = new ArrayList<>();
    private double weight;
    private double value;
    private double limit = 1;

    /**
     * Takes a clue into account.
     *
     * @param much how much of it there is, from 0 to 1
     */
    Evidence add(double itsWeight, double much) {
        weight += itsWeight;
        value += itsWeight * much;
        return this;
    }

    Evidence because(boolean worthTelling, String reason) {
        if (worthTelling) {
            reasons.add(reason);
        }
        return this;
    }

    /** However much else there is, no more than this. */
    Evidence atMost(double most) {
        limit = Math.min(limit, most);
        return this;
    }

    double score() {
        return weight == 0 ? 0 : Math.min(limit, value / weight);
    }

    String reasons() {
        return reasons.isEmpty() ? "nothing else comes near" : String.join(", ", reasons);
    }
}
