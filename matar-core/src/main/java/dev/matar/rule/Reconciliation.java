package dev.matar.rule;

import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    static Reconciliation of(Schema known, Schema wanted, Rules rules) {
        List<Difference> all = Differences.between(known, wanted);
        Map<Difference, Rule> byRule = new LinkedHashMap<>();
        all.forEach(difference -> rules.accepts(difference).ifPresent(rule -> byRule.put(difference, rule)));
        Set<Difference> accepted = new LinkedHashSet<>(byRule.keySet());
        Map<Difference, String> gaps = new LinkedHashMap<>();
        Draft draft;
        do {
            draft = new Mix(known, wanted, accepted::contains).draft();
            Map<Difference, String> found = new Gaps(known, wanted, draft, accepted).found();
            gaps.putAll(found);
            if (!accepted.removeAll(found.keySet())) {
                break;
            }
        } while (true);
        List<Conflict> conflicts = new ArrayList<>();
        gaps.forEach((difference, reason) -> conflicts.add(new Conflict(difference, byRule.get(difference), reason)));
        conflicts.sort(Comparator.comparingInt(conflict -> all.indexOf(conflict.difference())));
        List<Difference> open = all.stream().filter(difference -> !accepted.contains(difference)).toList();
        return new Reconciliation(draft.schema(), open, List.copyOf(accepted), List.copyOf(conflicts), rules.stale(all));
    }

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
