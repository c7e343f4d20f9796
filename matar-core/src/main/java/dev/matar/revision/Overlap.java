package dev.matar.revision;

import dev.matar.schema.Refusal;
import java.util.BitSet;

/** Refuses revisions named side by side though one of them implies another. */
final class Overlap {

    private Overlap() {}

    static void refuseTargets(Links links, Names names, BitSet targets) {
        refuse(links, names, targets, "The targets overlap: ", "Name only the higher one.");
    }

    static void refuseRows(Links links, Names names, BitSet rows) {
        refuse(
                links,
                names,
                rows,
                "The version table holds rows that overlap: ",
                "If they were all applied, `matar stamp --purge` with the higher ones puts the table right.");
    }

    private static void refuse(Links links, Names names, BitSet revisions, String problem, String remedy) {
        BitSet implied = links.implied(revisions);
        if (implied.isEmpty()) {
            return;
        }
        int lower = implied.nextSetBit(0);
        int higher = revisions.stream()
                .filter(revision -> revision != lower && links.ancestors(Links.only(revision)).get(lower))
                .findFirst()
                .orElseThrow();
        throw new Refusal("overlap", problem + names.id(higher) + " already needs " + names.id(lower) + ".", remedy);
    }
}
