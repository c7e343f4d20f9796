package dev.matar.revision;

import dev.matar.schema.Refusal;
import java.util.BitSet;
import java.util.List;

/** A slice of the history, {@code lower:upper}, both ends included. */
final class Range {

    private static final String CURRENT = "current";

    private final Links links;
    private final Names names;
    private final Branches branches;
    private final Targets targets;
    private final BitSet rows;
    private final String range;
    private final String lower;
    private final String upper;

    Range(Links links, Names names, Branches branches, BitSet rows, String range) {
        this.links = links;
        this.names = names;
        this.branches = branches;
        this.targets = new Targets(links, names);
        this.rows = rows;
        this.range = range.strip();
        String[] ends = this.range.split(":", -1);
        if (ends.length != 2) {
            throw invalid("Write a range as LOWER:UPPER, LOWER: or :UPPER.");
        }
        this.lower = ends[0].isBlank() ? "base" : ends[0].strip();
        this.upper = ends[1].isBlank() ? "heads" : ends[1].strip();
    }

    private Refusal invalid(String remedy) {
        return new Refusal("invalid-range", "'" + range + "' is not a range of revisions.", remedy);
    }

    /** The revisions of the range. */
    BitSet revisions() {
        if (!isSteps(lower)) {
            BitSet lowest = lowest();
            BitSet highest = highest(lowest);
            Overlap.refuseTargets(links, names, lowest);
            return lowest.isEmpty() ? links.ancestors(highest) : between(lowest, highest);
        }
        if (isSteps(upper)) {
            throw invalid("One of its ends must be a revision, head, base or current, not a number of steps.");
        }
        return stepsBelow(highest(new BitSet()));
    }

    private static boolean isSteps(String end) {
        return !end.equals(CURRENT) && Target.parse(end).fromRows();
    }

    private BitSet lowest() {
        return lower.equals(CURRENT) ? rows : targets.resolve(Target.parse(lower), Walk.End.STAYS);
    }

    /** Steps up without a start are counted from the lower end. */
    private BitSet highest(BitSet lowest) {
        BitSet highest = upper.equals(CURRENT)
                ? (BitSet) rows.clone()
                : new FromRows(links, names, lowest).above(Target.parse(upper), Walk.End.STAYS);
        if (!lower.equals(CURRENT)) {
            // A range that begins on a branch also ends on it.
            Target.parse(lower).branch().ifPresent(name -> highest.and(carrying(name)));
        }
        Overlap.refuseTargets(links, names, highest);
        return highest;
    }

    private BitSet carrying(String name) {
        int revision = targets.branch(name);
        List<String> labels = names.isLabel(name) ? List.of(name) : branches.labels(revision);
        return labels.size() == 1 ? branches.members(labels.get(0)) : links.lineage(revision);
    }

    private BitSet between(BitSet lowest, BitSet highest) {
        BitSet slice = links.ancestors(highest);
        BitSet outside = (BitSet) lowest.clone();
        outside.andNot(slice);
        if (!outside.isEmpty()) {
            throw new Refusal(
                    "not-ancestor",
                    "'" + range + "' is no range: " + names.list(outside) + " is not below "
                            + (highest.isEmpty() ? "base" : names.list(highest)) + ".",
                    "Put the older revision first.");
        }
        slice.and(links.descendantsAlongBranch(lowest));
        return slice;
    }

    /** Steps down without a start are counted from each revision of the upper end, at most to its base. */
    private BitSet stepsBelow(BitSet highest) {
        Target target = Target.parse(lower);
        if (target.steps().getAsInt() >= 0) {
            throw invalid("A lower end counts down from the upper one, as in -3:.");
        }
        Walk walk = new Walk(links, names);
        BitSet slice = new BitSet();
        for (int top = highest.nextSetBit(0); top >= 0; top = highest.nextSetBit(top + 1)) {
            BitSet lowest = Targets.revisions(walk.down(top, target, Walk.End.STAYS));
            slice.or(lowest.isEmpty() ? links.ancestors(Links.only(top)) : between(lowest, Links.only(top)));
        }
        return slice;
    }
}
