package dev.matar.revision;

import dev.matar.schema.Refusal;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalInt;

/** What a target means for a database that stands at certain rows. */
final class FromRows {

    /**
     * Where a downgrade goes.
     *
     * @param to the revision that remains, or {@link Targets#BASE}
     * @param branch a revision on the only branch that is meant
     */
    record Aim(int to, OptionalInt branch) {}

    private final Links links;
    private final Names names;
    private final Targets targets;
    private final Walk walk;
    private final BitSet rows;

    FromRows(Links links, Names names, BitSet rows) {
        this.links = links;
        this.names = names;
        this.targets = new Targets(links, names);
        this.walk = new Walk(links, names);
        this.rows = rows;
    }

    /** The revisions that an upgrade goes to. */
    BitSet above(Target target, Walk.End end) {
        return target.fromRows() ? Targets.revisions(stepsUp(target, end)) : targets.resolve(target, end);
    }

    private int stepsUp(Target target, Walk.End end) {
        if (target.steps().getAsInt() <= 0) {
            throw new Refusal(
                    "invalid-target",
                    "'" + target + "' does not go up.",
                    "An upgrade goes up by +1, +2 and so on; `matar downgrade` goes down.");
        }
        Optional<BitSet> lineage = targets.lineage(target);
        BitSet starts = lineage.map(this::highestOn).orElse(rows);
        return walk.up(only(starts, target), target, lineage, end);
    }

    /** The rows on a branch; when there are none, the highest revisions on it that the rows imply. */
    private BitSet highestOn(BitSet lineage) {
        BitSet highest = Links.common(rows, lineage);
        return highest.isEmpty() ? links.ends(Links.common(links.ancestors(rows), lineage)) : highest;
    }

    /** Where a downgrade goes. */
    Aim below(Target target) {
        OptionalInt branch = target.branch().stream().mapToInt(targets::branch).findFirst();
        if (!target.fromRows()) {
            // A branch says what goes down, not where to: the revision that remains may lie where branches part.
            return new Aim(targets.resolveOne(target.steps().isEmpty() ? target.withoutBranch() : target), branch);
        }
        if (target.steps().getAsInt() >= 0) {
            throw new Refusal(
                    "invalid-target",
                    "'" + target + "' does not go down.",
                    "A downgrade goes down by -1, -2 and so on; `matar upgrade` goes up.");
        }
        BitSet starts = targets.lineage(target).map(this::tipsOn).orElse(rows);
        if (starts.isEmpty()) {
            throw new Refusal(
                    "out-of-range",
                    "'" + target + "' has nothing to take back: no revision"
                            + target.branch().map(name -> " of branch " + name).orElse("") + " is applied.",
                    "`matar current` shows where the database stands.");
        }
        int start = only(starts, target);
        int to = walk.down(start, target, Walk.End.REFUSED);
        return new Aim(to, branch.isPresent() ? branch : OptionalInt.of(start));
    }

    private BitSet tipsOn(BitSet lineage) {
        BitSet tips = Links.common(rows, lineage);
        return tips.isEmpty() ? Links.common(links.heads(links.ancestors(rows)), lineage) : tips;
    }

    private int only(BitSet starts, Target target) {
        if (starts.cardinality() > 1) {
            throw new Refusal(
                    "ambiguous-target",
                    "'" + target + "' is ambiguous: the database stands at " + names.list(starts) + ".",
                    "Say on which branch, as in " + names.id(starts.nextSetBit(0)) + "@"
                            + target.withoutBranch() + ", or name the revision to go to.");
        }
        return starts.nextSetBit(0);
    }
}
