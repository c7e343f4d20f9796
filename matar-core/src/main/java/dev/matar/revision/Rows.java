package dev.matar.revision;

import dev.matar.revision.Step.Direction;
import java.util.BitSet;

/** The rows of a version table while a plan is made; they never hold a revision that another row implies. */
final class Rows {

    private final Links links;
    private final Names names;
    private final BitSet rows;
    private final BitSet applied;
    /** How many applied revisions follow each revision: one that nothing applied follows is a row. */
    private final int[] appliedFollowers;

    Rows(Links links, Names names, BitSet rows) {
        this.links = links;
        this.names = names;
        this.rows = (BitSet) rows.clone();
        this.applied = links.ancestors(rows);
        this.appliedFollowers = new int[links.size()];
        for (int i = applied.nextSetBit(0); i >= 0; i = applied.nextSetBit(i + 1)) {
            countFollower(i, 1);
        }
    }

    private void countFollower(int follower, int by) {
        for (int down : links.downs(follower)) {
            appliedFollowers[down] += by;
        }
    }

    Step up(int revision) {
        applied.set(revision);
        countFollower(revision, 1);
        BitSet removed = Links.only(links.downs(revision));
        removed.and(rows);
        return step(Direction.UP, revision, removed, Links.only(revision));
    }

    Step down(int revision) {
        applied.clear(revision);
        countFollower(revision, -1);
        BitSet added = new BitSet();
        for (int down : links.downs(revision)) {
            added.set(down, appliedFollowers[down] == 0 && !rows.get(down));
        }
        return step(Direction.DOWN, revision, Links.only(revision), added);
    }

    private Step step(Direction direction, int revision, BitSet removed, BitSet added) {
        rows.andNot(removed);
        rows.or(added);
        return new Step(direction, names.id(revision), names.ids(removed), names.ids(added));
    }

    BitSet now() {
        return (BitSet) rows.clone();
    }
}
