package dev.matar.revision;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Which revision revises and depends on which, by number.
 *
 * <p>"Along the branch" follows {@code revises} alone; otherwise {@code depends_on} counts too.
 */
final class Links {

    private final int[][] parents;
    private final int[][] dependencies;
    private final int[][] children;
    private final int[][] dependents;
    private final int[][] downs;
    private final int[][] followers;
    private final BitSet everything = new BitSet();

    /**
     * @param parents what each revision revises
     * @param dependencies what each revision depends on, besides
     */
    Links(int[][] parents, int[][] dependencies) {
        this.parents = parents;
        this.dependencies = dependencies;
        downs = new int[parents.length][];
        for (int i = 0; i < downs.length; i++) {
            downs[i] = joined(parents[i], dependencies[i]);
        }
        children = reversed(parents);
        dependents = reversed(dependencies);
        followers = reversed(downs);
        everything.set(0, parents.length);
    }

    private static int[] joined(int[] parents, int[] dependencies) {
        int[] joined = Arrays.copyOf(parents, parents.length + dependencies.length);
        int count = parents.length;
        for (int dependency : dependencies) {
            if (!contains(parents, dependency)) {
                joined[count++] = dependency;
            }
        }
        return Arrays.copyOf(joined, count);
    }

    static boolean contains(int[] revisions, int revision) {
        for (int other : revisions) {
            if (other == revision) {
                return true;
            }
        }
        return false;
    }

    private static int[][] reversed(int[][] links) {
        int[] counts = new int[links.length];
        for (int[] ends : links) {
            for (int end : ends) {
                counts[end]++;
            }
        }
        int[][] back = new int[links.length][];
        for (int i = 0; i < back.length; i++) {
            back[i] = new int[counts[i]];
        }
        for (int from = links.length - 1; from >= 0; from--) {
            for (int end : links[from]) {
                back[end][--counts[end]] = from;
            }
        }
        return back;
    }

    int size() {
        return parents.length;
    }

    int[] parents(int revision) {
        return parents[revision];
    }

    int[] dependencies(int revision) {
        return dependencies[revision];
    }

    int[] children(int revision) {
        return children[revision];
    }

    /** What depends on a revision. */
    int[] dependents(int revision) {
        return dependents[revision];
    }

    /** What a revision revises or depends on. */
    int[] downs(int revision) {
        return downs[revision];
    }

    /** What revises a revision or depends on it. */
    int[] followers(int revision) {
        return followers[revision];
    }

    /** The revisions that no other revises. */
    BitSet heads() {
        return empty(children);
    }

    /** The revisions that no other revises or depends on: what the version table holds when all are applied. */
    BitSet ends() {
        return empty(followers);
    }

    BitSet bases() {
        return empty(parents);
    }

    private static BitSet empty(int[][] links) {
        BitSet found = new BitSet();
        for (int i = 0; i < links.length; i++) {
            found.set(i, links[i].length == 0);
        }
        return found;
    }

    /** These revisions and all that must be applied before them. */
    BitSet ancestors(BitSet revisions) {
        return reached(revisions, downs);
    }

    BitSet ancestorsAlongBranch(BitSet revisions) {
        return reached(revisions, parents);
    }

    /** These revisions and all that cannot be applied without them. */
    BitSet descendants(BitSet revisions) {
        return reached(revisions, followers);
    }

    BitSet descendantsAlongBranch(BitSet revisions) {
        return reached(revisions, children);
    }

    /** A revision with its ancestors and descendants along the branch. */
    BitSet lineage(int revision) {
        BitSet lineage = ancestorsAlongBranch(only(revision));
        lineage.or(descendantsAlongBranch(only(revision)));
        return lineage;
    }

    /** These revisions with all their ancestors and descendants. */
    BitSet relatives(BitSet revisions) {
        BitSet relatives = ancestors(revisions);
        relatives.or(descendants(revisions));
        return relatives;
    }

    /** Those of these revisions that another of them already implies, as its ancestor. */
    BitSet implied(BitSet revisions) {
        BitSet below = new BitSet();
        for (int i = revisions.nextSetBit(0); i >= 0; i = revisions.nextSetBit(i + 1)) {
            setAll(below, downs[i]);
        }
        return common(ancestors(below), revisions);
    }

    /** Those of these revisions that no other of them revises or depends on. */
    BitSet ends(BitSet among) {
        return without(among, downs);
    }

    /** Those of these revisions that no other of them revises. */
    BitSet heads(BitSet among) {
        return without(among, parents);
    }

    private static BitSet without(BitSet among, int[][] downs) {
        BitSet left = (BitSet) among.clone();
        for (int i = among.nextSetBit(0); i >= 0; i = among.nextSetBit(i + 1)) {
            for (int down : downs[i]) {
                left.clear(down);
            }
        }
        return left;
    }

    static BitSet common(BitSet a, BitSet b) {
        BitSet common = (BitSet) a.clone();
        common.and(b);
        return common;
    }

    static BitSet only(int... revisions) {
        BitSet set = new BitSet();
        setAll(set, revisions);
        return set;
    }

    private static void setAll(BitSet set, int[] revisions) {
        for (int revision : revisions) {
            set.set(revision);
        }
    }

    /** The descendants of a revision that can be reached within a set, without itself. */
    BitSet descendantsWithin(BitSet set, int revision) {
        BitSet reached = reached(only(revision), followers, set);
        reached.clear(revision);
        return reached;
    }

    private BitSet reached(BitSet from, int[][] links) {
        return reached(from, links, everything);
    }

    private static BitSet reached(BitSet from, int[][] links, BitSet within) {
        BitSet reached = (BitSet) from.clone();
        int[] stack = new int[from.cardinality() + 8];
        int count = 0;
        for (int i = from.nextSetBit(0); i >= 0; i = from.nextSetBit(i + 1)) {
            stack[count++] = i;
        }
        while (count > 0) {
            for (int next : links[stack[--count]]) {
                if (within.get(next) && !reached.get(next)) {
                    reached.set(next);
                    stack = count < stack.length ? stack : Arrays.copyOf(stack, 2 * count);
                    stack[count++] = next;
                }
            }
        }
        return reached;
    }
}
