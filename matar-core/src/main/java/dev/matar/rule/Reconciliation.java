package dev.matar.rule;

import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import java.util.List;

/**
 * What is to be wanted where rules accept some of the differences.
 *
 * @param wanted the wanted schema, but as the known one is in what is accepted; whole
 * @param open the differences between the known schema and {@code wanted}
 * @param accepted the differences that are gone
 * @param conflicts the differences that are open though a rule accepts them
 * @param stale the rules that accept nothing
 */
public record Reconciliation(
        Schema wanted, List<Difference> open, List<Difference> accepted, List<Conflict> conflicts, List<Rule> stale) {

    /**
     * The schema to write a revision for; refused where a rule was to keep something in the database that rows would go with, since
     * then somebody has to say what is meant.
     */
    public Schema agreed() {
        for (Conflict conflict : conflicts) {
            if (conflict.losesData()) {
                throw new Refusal(
                        "rule-in-the-way",
                        conflict.sentence(),
                        "Accept that, too, or let the rule no longer match " + conflict.difference().path() + ".");
            }
        }
        return wanted;
    }
}
