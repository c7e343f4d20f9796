package dev.matar.rule;

import dev.matar.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Accepts all that rules accept, and takes back what does not go with the rest until what is wanted is whole. */
final class Reconciler {

    private final Schema known;
    private final Schema wanted;
    private final Rules rules;
    private final List<Difference> all;
    private final Map<Difference, Rule> byRule = new LinkedHashMap<>();
    private final Set<Difference> accepted = new LinkedHashSet<>();
    private final Map<Difference, String> taken = new LinkedHashMap<>();

    Reconciler(Schema known, Schema wanted, Rules rules) {
        this.known = known;
        this.wanted = wanted;
        this.rules = rules;
        all = Differences.between(known, wanted);
        all.forEach(difference -> rules.accepts(difference).ifPresent(rule -> byRule.put(difference, rule)));
        accepted.addAll(byRule.keySet());
        takeBack();
        tryAgain();
    }

    private void takeBack() {
        for (Map<Difference, String> gaps = gaps(); !gaps.isEmpty(); gaps = gaps()) {
            gaps.forEach(taken::putIfAbsent);
            accepted.removeAll(gaps.keySet());
        }
    }

    /** A gap is laid to both of its sides, though to take back one may have been enough; what holds rows is tried first. */
    private void tryAgain() {
        List<Difference> again = new ArrayList<>(taken.keySet());
        again.sort((one, other) -> Boolean.compare(other.kind().holdsData(), one.kind().holdsData()));
        while (again.removeIf(this::isAcceptedAfterAll)) {
            // One that is accepted after all may be what another waited for.
        }
    }

    private boolean isAcceptedAfterAll(Difference difference) {
        accepted.add(difference);
        if (gaps().isEmpty()) {
            taken.remove(difference);
            return true;
        }
        accepted.remove(difference);
        return false;
    }

    private Map<Difference, String> gaps() {
        return accepted.isEmpty() ? Map.of() : new Gaps(known, wanted, draft(), accepted).found();
    }

    private Draft draft() {
        return new Mix(known, wanted, accepted::contains).draft();
    }

    Reconciliation result() {
        List<Difference> open = all.stream().filter(difference -> !accepted.contains(difference)).toList();
        List<Conflict> conflicts = open.stream()
                .filter(taken::containsKey)
                .map(difference -> new Conflict(difference, byRule.get(difference), taken.get(difference)))
                .toList();
        Schema agreed = accepted.isEmpty() ? wanted : draft().schema();
        List<Difference> gone = all.stream().filter(accepted::contains).toList();
        return new Reconciliation(agreed, open, gone, conflicts, rules.stale(all));
    }
}
