package dev.matar.revision;

import static dev.matar.revision.Targets.BASE;

import dev.matar.schema.Refusal;
import java.util.BitSet;
import java.util.Optional;

/** Goes a number of revisions up or down, as long as there is one way. */
final class Walk {

    /** What happens when the history ends before the steps are done. */
    enum End {
        REFUSED,
        STAYS
    }

    private final Links links;
    private final Names names;

    Walk(Links links, Names names) {
        this.links = links;
        this.names = names;
    }

    /** Goes up as many steps as a target says, keeping to its branch if it names one. */
    int up(int from, Target target, Optional<BitSet> lineage, End end) {
        int at = from;
        for (int done = 0; done < target.steps().getAsInt(); done++) {
            BitSet next = at == BASE ? links.bases() : Links.only(links.children(at));
            lineage.ifPresent(next::and);
            if (next.isEmpty()) {
                return ended(at, target, done, end);
            }
            at = only(next, target, at, "leads up to ", "Name the revision to go to, or a branch as in LABEL@+1.");
        }
        return at;
    }

    /** Goes down as many steps as a target says; the last may lead from a base to {@link Targets#BASE}. */
    int down(int from, Target target, End end) {
        int at = from;
        for (int done = 0; done < -target.steps().getAsInt(); done++) {
            if (at == BASE) {
                return ended(at, target, done, end);
            }
            BitSet next = Links.only(links.parents(at));
            at = next.isEmpty() ? BASE : only(next, target, at, "leads down to ", "Name the revision to go to.");
        }
        return at;
    }

    private int only(BitSet ways, Target target, int at, String leads, String remedy) {
        if (ways.cardinality() > 1) {
            throw new Refusal(
                    "ambiguous-target",
                    "'" + target + "' is ambiguous: " + name(at) + " " + leads + names.list(ways) + ".",
                    remedy);
        }
        return ways.nextSetBit(0);
    }

    private int ended(int at, Target target, int done, End end) {
        if (end == End.STAYS) {
            return at;
        }
        throw new Refusal(
                "out-of-range",
                "'" + target + "' goes too far: the way ends at " + name(at) + " after "
                        + (done == 1 ? "1 step." : done + " steps."),
                "Go fewer steps, or say head or base.");
    }

    private String name(int revision) {
        return revision == BASE ? "base" : names.id(revision);
    }
}
