package dev.matar.revision;

import dev.matar.schema.Refusal;
import java.util.BitSet;
import java.util.Optional;

/** What a target means in a history, wherever a database stands. */
final class Targets {

    /** Stands for the place below all revisions. */
    static final int BASE = -1;

    private final Links links;
    private final Names names;
    private final Walk walk;

    Targets(Links links, Names names) {
        this.links = links;
        this.names = names;
        this.walk = new Walk(links, names);
    }

    /** The revisions a target names; none when it is base. */
    BitSet resolve(Target target, Walk.End end) {
        if (target.fromRows()) {
            throw new Refusal(
                    "invalid-target",
                    "'" + target + "' says how far to go, but not from where.",
                    "Put an id, head or base before the number, as in head-1.");
        }
        if (target.steps().isEmpty()) {
            return named(target);
        }
        // Going up, the branch says which way to take; going down, it is where the way must start.
        return target.steps().getAsInt() > 0
                ? revisions(walk.up(one(target.withoutBranch()), target, lineage(target), end))
                : revisions(walk.down(one(target), target, end));
    }

    /** The one revision a target names, or {@link #BASE}. */
    int resolveOne(Target target) {
        return single(resolve(target, Walk.End.REFUSED), target);
    }

    static BitSet revisions(int revision) {
        return revision == BASE ? new BitSet() : Links.only(revision);
    }

    private int one(Target target) {
        return single(named(target), target);
    }

    private int single(BitSet revisions, Target target) {
        if (revisions.cardinality() > 1) {
            throw multipleHeads(target, revisions);
        }
        return revisions.nextSetBit(0);
    }

    private BitSet named(Target target) {
        if (target.branch().isPresent()) {
            branch(target.branch().get());
        }
        return switch (target.symbol().orElseThrow()) {
            case "base" -> new BitSet();
            case "heads" -> target.branch().isEmpty() ? links.ends() : headsOn(target);
            case "head" -> revisions(single(target.branch().isEmpty() ? links.heads() : headsOn(target), target));
            default -> Links.only(find(target));
        };
    }

    private BitSet headsOn(Target target) {
        return Links.common(links.heads(), lineage(target).orElseThrow());
    }

    private int find(Target target) {
        String name = target.symbol().orElseThrow();
        if (target.branch().isEmpty()) {
            return names.find(name);
        }
        BitSet lineage = lineage(target).orElseThrow();
        int revision = names.find(name, lineage);
        if (!lineage.get(revision)) {
            throw notOnBranch(names.id(revision), target.branch().orElseThrow());
        }
        return revision;
    }

    private Refusal multipleHeads(Target target, BitSet heads) {
        return new Refusal(
                "multiple-heads",
                "'" + target + "' must be one revision, but there are several: " + names.list(heads) + ".",
                "Name one of them, or LABEL@head for the head of one branch, or heads for all of them where a command"
                        + " takes several; `matar merge` joins them.");
    }

    static Refusal notOnBranch(String id, String branch) {
        return new Refusal(
                "not-on-branch",
                "Revision " + id + " is not on branch " + branch + ".",
                "Leave out '" + branch + "@', or name a revision on that branch.");
    }

    /** The ancestors and descendants of the branch that a target names, if it names one. */
    Optional<BitSet> lineage(Target target) {
        return target.branch().map(name -> links.lineage(branch(name)));
    }

    /** The revision that a branch label names, or that is written in its place. */
    int branch(String name) {
        int revision = names.byIdOrLabel(name);
        if (revision == Names.NONE) {
            throw new Refusal(
                    "no-such-revision",
                    "No branch label or revision is called '" + name + "' or begins so.",
                    "`matar heads` lists the branches with their labels.");
        }
        return revision;
    }
}
