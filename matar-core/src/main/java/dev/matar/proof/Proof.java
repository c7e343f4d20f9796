package dev.matar.proof;

import dev.matar.diff.Diff;
import dev.matar.diff.Renames;
import dev.matar.dialect.Dialect;
import dev.matar.operation.Operation;
import dev.matar.rule.Differences;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.source.ScratchDatabase;
import java.util.ArrayList;
import java.util.List;

/**
 * Tries a revision on a scratch database: up, down, and up again, with rows inside.
 *
 * @param before the schema that the upgrade finds
 * @param after the schema that it shall make
 * @param renames what of it is renamed
 * @param printed {@code after} as the database itself writes it
 */
public record Proof(Dialect dialect, Schema before, Schema after, Renames renames, Schema printed) {

    /**
     * What was found.
     *
     * @param engine what it was tried on, with its version
     * @param disagreements what was not as it should be, sentences; none where the revision is proved
     */
    public record Result(String engine, List<String> disagreements) {

        public Result {
            disagreements = List.copyOf(disagreements);
        }

        public boolean holds() {
            return disagreements.isEmpty();
        }
    }

    /** Tries these operations on an empty scratch database. */
    public Result of(List<Operation> upgrade, List<Operation> downgrade, ScratchDatabase scratch) {
        List<String> disagreements = new ArrayList<>();
        try {
            scratch.standIn(before);
            scratch.standIn(after);
            List<Operation> build = Diff.between(Schema.empty(), before);
            scratch.run(build, Schema.empty());
            KeptRows rows = KeptRows.fill(scratch, dialect, new KeptRows.Way(before, upgrade, after, downgrade, renames));
            Schema start = scratch.inspect();
            run(scratch, upgrade, before, "The upgrade");
            compare("After the upgrade", scratch.inspect(), printed, disagreements);
            rows.compare("the upgrade", true, disagreements);
            run(scratch, downgrade, after, "The downgrade");
            compare("After the downgrade", scratch.inspect(), start, disagreements);
            rows.compare("the downgrade", false, disagreements);
            if (disagreements.isEmpty()) {
                run(scratch, upgrade, before, "The second upgrade");
                compare("After the second upgrade", scratch.inspect(), printed, disagreements);
            }
        } catch (Refusal refusal) {
            disagreements.add(refusal.problem());
        }
        return new Result(scratch.product(), disagreements);
    }

    private static void run(ScratchDatabase scratch, List<Operation> operations, Schema schema, String what) {
        try {
            scratch.run(operations, schema);
        } catch (Refusal refusal) {
            throw new Refusal(refusal.code(), what + " fails. " + refusal.problem(), refusal.remedy(), refusal);
        }
    }

    static void compare(String when, Schema found, Schema expected, List<String> disagreements) {
        Differences.between(found, expected)
                .forEach(difference -> disagreements.add(when + ", " + difference.sentence("on the database", "expected") + "."));
    }
}
