package dev.matar.revision;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which revisions carry which branch label. */
final class Branches {

    private final Map<String, BitSet> members = new LinkedHashMap<>();

    /** @param headers in the order of their numbers */
    Branches(List<RevisionHeader> headers, Links links) {
        for (int i = 0; i < headers.size(); i++) {
            for (String label : headers.get(i).labels()) {
                members.put(label, spread(i, links));
            }
        }
    }

    /**
     * A label goes up to all descendants along the branch. It also goes down, as far as the branch is one line: from
     * its only head to the first revision where branches part or merge.
     */
    private static BitSet spread(int labelled, Links links) {
        BitSet branch = links.descendantsAlongBranch(Links.only(labelled));
        boolean oneLine = branch.stream().allMatch(revision -> inLine(revision, links));
        int revision = labelled;
        while (oneLine && links.parents(revision).length == 1 && inLine(links.parents(revision)[0], links)) {
            revision = links.parents(revision)[0];
            branch.set(revision);
        }
        return branch;
    }

    private static boolean inLine(int revision, Links links) {
        return links.followers(revision).length < 2 && links.parents(revision).length < 2;
    }

    /** The labels that a revision carries, in the order of the revisions that give them. */
    List<String> labels(int revision) {
        return members.entrySet().stream()
                .filter(branch -> branch.getValue().get(revision))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The revisions that carry a label. */
    BitSet members(String label) {
        return members.get(label);
    }
}
