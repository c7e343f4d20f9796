package dev.matar.revision;

import dev.matar.schema.Refusal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/**
 * The ids and branch labels of a history, and the number that stands for each revision inside this package.
 *
 * <p>Every command loads this, so it is built by plain loops: the lambdas and streams of a first use cost more time
 * than a thousand revisions.
 */
final class Names {

    /** Stands for a revision that is not there. */
    static final int NONE = -1;

    /** Names up to this length must be written whole. */
    private static final int WHOLE = 3;

    private static final int SHOWN = 5;

    private final List<String> ids;
    private final TreeMap<String, Integer> labels = new TreeMap<>();

    /** Numbers revisions in the order of their ids, in which they must come. */
    Names(List<RevisionHeader> revisions) {
        ids = new ArrayList<>(revisions.size());
        for (RevisionHeader revision : revisions) {
            ids.add(revision.id());
        }
        for (int i = 0; i < ids.size(); i++) {
            for (String label : revisions.get(i).labels()) {
                addLabel(label, i);
            }
        }
    }

    private void addLabel(String label, int revision) {
        if (exactly(label) != NONE) {
            throw duplicateLabel(label, revision, "a revision has that id");
        }
        Integer other = labels.put(label, revision);
        if (other != null) {
            throw duplicateLabel(label, revision, "revision " + id(other) + " does so already");
        }
    }

    private Refusal duplicateLabel(String label, int revision, String why) {
        return new Refusal(
                "duplicate-label",
                "Revision " + id(revision) + " gives its branch the label " + label + ", but " + why + ".",
                "Give each branch a label of its own.");
    }

    String id(int revision) {
        return ids.get(revision);
    }

    /** The ids of a set of revisions, sorted. */
    List<String> ids(BitSet revisions) {
        List<String> found = new ArrayList<>();
        for (int i = revisions.nextSetBit(0); i >= 0; i = revisions.nextSetBit(i + 1)) {
            found.add(ids.get(i));
        }
        return found;
    }

    boolean isLabel(String name) {
        return labels.containsKey(name);
    }

    /** The revision with exactly this id, or {@link #NONE}. */
    int exactly(String id) {
        int at = Collections.binarySearch(ids, id);
        return at < 0 ? NONE : at;
    }

    /** The revision with this id, or the only one whose id begins so, or {@link #NONE}. */
    int byId(String name) {
        int exact = exactly(name);
        return exact != NONE ? exact : only(name, idsBeginning(name));
    }

    /** The revision with this id or label, or the only one with an id or label that begins so, or {@link #NONE}. */
    int byIdOrLabel(String name) {
        int exact = labels.getOrDefault(name, exactly(name));
        return exact != NONE ? exact : only(name, namesBeginning(name));
    }

    /** As {@link #byIdOrLabel}, but refuses what is not there. */
    int find(String name) {
        int revision = byIdOrLabel(name);
        if (revision == NONE) {
            throw noSuch(name);
        }
        return revision;
    }

    /** As {@link #find}, but the beginning of a name need be the only one among these revisions. */
    int find(String name, BitSet among) {
        int exact = labels.getOrDefault(name, exactly(name));
        if (exact != NONE) {
            return exact;
        }
        List<String> beginning = namesBeginning(name);
        beginning.removeIf(found -> !among.get(byIdOrLabel(found)));
        int revision = only(name, beginning);
        if (revision == NONE) {
            throw noSuch(name);
        }
        return revision;
    }

    private int only(String name, List<String> beginning) {
        if (beginning.size() > 1) {
            throw new Refusal(
                    "ambiguous-prefix",
                    "'" + name + "' can mean " + list(beginning) + ".",
                    "Write more of it.");
        }
        return beginning.isEmpty() ? NONE : byIdOrLabel(beginning.get(0));
    }

    private List<String> namesBeginning(String name) {
        List<String> found = idsBeginning(name);
        for (String label : labels.tailMap(name).keySet()) {
            if (!label.startsWith(name)) {
                break;
            }
            if (label.length() > WHOLE) {
                found.add(label);
            }
        }
        return found;
    }

    private List<String> idsBeginning(String name) {
        List<String> found = new ArrayList<>();
        int at = Collections.binarySearch(ids, name);
        for (int i = at < 0 ? -at - 1 : at; i < ids.size() && ids.get(i).startsWith(name); i++) {
            if (ids.get(i).length() > WHOLE) {
                found.add(ids.get(i));
            }
        }
        return found;
    }

    Refusal noSuch(String name) {
        int at = -Collections.binarySearch(ids, name) - 1;
        boolean tooShort = at >= 0 && at < ids.size() && ids.get(at).startsWith(name) && ids.get(at).length() <= WHOLE;
        return new Refusal(
                "no-such-revision",
                "No revision or branch label is called '" + name + "' or begins so.",
                tooShort
                        ? "Names of up to " + WHOLE + " characters must be written whole, such as " + ids.get(at) + "."
                        : "`matar history` lists the revisions there are.");
    }

    /** The ids of revisions as a message lists them. */
    String list(BitSet revisions) {
        return list(ids(revisions));
    }

    /** Names as a message lists them: the first few, then how many more. */
    static String list(List<String> names) {
        int last = names.size() - 1;
        if (last >= SHOWN) {
            return String.join(", ", names.subList(0, SHOWN)) + " and " + (names.size() - SHOWN) + " more";
        }
        return last < 1
                ? String.join("", names)
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
