package dev.matar.revision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The one order in which revisions are listed and run, newest first: a revision comes before all its ancestors, and a
 * branch is followed down to where it parts before the next branch begins.
 */
final class Order {

    private final Links links;
    private final BitSet open;
    /** The dependencies of each revision that an ancestor on its branch has too: the branch comes to them later. */
    private final BitSet[] later;
    /** How many followers of each revision are still open. */
    private final int[] above;
    /** Where each branch is followed at the moment. */
    private final List<Integer> tips = new ArrayList<>();

    private final BitSet isTip = new BitSet();
    /** What must come before a revision that a branch came down to too early. */
    private final Map<Integer, BitSet> blocking = new HashMap<>();

    private Order(Links links, BitSet revisions) {
        this.links = links;
        this.open = (BitSet) revisions.clone();
        this.later = laterDependencies();
        this.above = new int[links.size()];
        revisions.stream().forEach(revision -> above[revision] = openFollowers(revision));
        revisions.stream().filter(revision -> above[revision] == 0).forEach(this::addTip);
    }

    /** The numbers of the revisions, newest first. */
    static int[] newestFirst(Links links, BitSet revisions) {
        // What lies between two of them tells their order, so it is sorted along.
        BitSet between = Links.common(links.ancestors(revisions), links.descendants(revisions));
        int[] sorted = new Order(links, between).sorted();
        return Arrays.stream(sorted).filter(revisions::get).toArray();
    }

    private BitSet[] laterDependencies() {
        BitSet[] dependencies = new BitSet[links.size()];
        open.stream().forEach(needed -> {
            int[] dependents = links.dependents(needed);
            if (dependents.length > 1) {
                higher(dependents).stream().forEach(dependent -> add(needed, dependencies, dependent));
            }
        });
        return dependencies;
    }

    private static void add(int revision, BitSet[] sets, int index) {
        sets[index] = sets[index] == null ? new BitSet() : sets[index];
        sets[index].set(revision);
    }

    /** Those of these revisions that have another of them as ancestor on their branch. */
    private BitSet higher(int[] revisions) {
        BitSet children = new BitSet();
        for (int revision : revisions) {
            children.or(Links.only(links.children(revision)));
        }
        return Links.common(links.descendantsAlongBranch(children), Links.only(revisions));
    }

    private int openFollowers(int revision) {
        return (int) Arrays.stream(links.followers(revision)).filter(open::get).count();
    }

    private void addTip(int revision) {
        tips.add(revision);
        isTip.set(revision);
    }

    private int[] sorted() {
        int[] sorted = new int[open.cardinality()];
        int count = 0;
        int at = 0;
        while (!tips.isEmpty()) {
            int revision = tips.get(at);
            if (above[revision] > 0) {
                at = firstTipAbove(revision);
            } else {
                sorted[count++] = revision;
                at = leave(at);
            }
        }
        return sorted;
    }

    private int firstTipAbove(int revision) {
        BitSet first = blocking.computeIfAbsent(revision, blocked -> links.descendantsWithin(open, blocked));
        int at = 0;
        while (!first.get(tips.get(at))) {
            at++;
        }
        return at;
    }

    /** Goes from a tip down to what is below it, which may open more tips, and says which tip is next. */
    private int leave(int at) {
        int revision = tips.get(at);
        open.clear(revision);
        isTip.clear(revision);
        blocking.remove(revision);
        List<Integer> below = below(revision);
        if (below.isEmpty()) {
            tips.remove(at);
            return Math.max(at - 1, 0);
        }
        tips.set(at, below.get(0));
        isTip.set(below.get(0));
        below.stream().skip(1).forEach(this::addTip);
        return at;
    }

    private List<Integer> below(int revision) {
        List<Integer> below = new ArrayList<>();
        for (int down : links.downs(revision)) {
            above[down]--;
            if (open.get(down) && !isTip.get(down) && !isLater(revision, down)) {
                below.add(down);
            }
        }
        return below;
    }

    private boolean isLater(int revision, int down) {
        return later[revision] != null
                && later[revision].get(down)
                && Arrays.stream(links.parents(revision)).noneMatch(parent -> parent == down);
    }
}
