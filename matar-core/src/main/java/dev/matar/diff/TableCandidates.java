package dev.matar.diff;

import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tables that may have been renamed. */
final class TableCandidates {

    /** So many created tables are looked at closely for each that was dropped. */
    private static final int CLOSELY = 5;

    private final Schema from;
    private final Schema to;
    private final List<Table> dropped;
    private final List<Table> created;
    private final Map<String, Integer> tablesWith = new HashMap<>();
    /** By table, the tables that refer to it, each as often as it does. */
    private final Map<Name, List<Name>> referrersBefore = new HashMap<>();

    private final Map<Name, List<Name>> referrersAfter = new HashMap<>();

    TableCandidates(Schema from, Schema to) {
        this.from = from;
        this.to = to;
        dropped = from.tables().stream().filter(table -> !to.tables().has(table.name())).toList();
        created = to.tables().stream().filter(table -> !from.tables().has(table.name())).toList();
        if (!dropped.isEmpty() && !created.isEmpty()) {
            from.tables().forEach(table -> table.columns().keys().forEach(c -> tablesWith.merge(c, 1, Integer::sum)));
            addReferrers(from, referrersBefore);
            addReferrers(to, referrersAfter);
        }
    }

    private static void addReferrers(Schema schema, Map<Name, List<Name>> referrers) {
        for (Table table : schema.tables()) {
            for (Constraint.ForeignKey key : table.foreignKeys()) {
                if (!key.target().external() && !key.target().table().equals(table.name())) {
                    referrers.computeIfAbsent(key.target().table(), name -> new ArrayList<>()).add(table.name());
                }
            }
        }
    }

    List<Candidate> list() {
        List<Candidate> candidates = new ArrayList<>();
        Map<String, List<Integer>> byClue = byClue();
        for (Table table : dropped) {
            for (Table other : likely(table, byClue)) {
                candidates.add(candidate(table, other));
            }
        }
        return candidates;
    }

    /** The created tables by what makes them look like another: their columns and the words of their names. */
    private Map<String, List<Integer>> byClue() {
        Map<String, List<Integer>> byClue = new HashMap<>();
        for (int i = 0; i < created.size(); i++) {
            for (String clue : clues(created.get(i))) {
                byClue.computeIfAbsent(clue, c -> new ArrayList<>()).add(i);
            }
        }
        return byClue;
    }

    private static Set<String> clues(Table table) {
        Set<String> clues = new HashSet<>(table.columns().keys());
        Likeness.Words.of(table.name().local()).words().forEach(word -> clues.add(" " + word));
        return clues;
    }

    private List<Table> likely(Table table, Map<String, List<Integer>> byClue) {
        if (created.size() <= CLOSELY) {
            return created;
        }
        double[] shared = new double[created.size()];
        List<Integer> some = new ArrayList<>();
        for (String clue : clues(table)) {
            double weight = clue.startsWith(" ") ? 1 : rarity(clue);
            for (int i : byClue.getOrDefault(clue, List.of())) {
                if (shared[i] == 0) {
                    some.add(i);
                }
                shared[i] += weight;
            }
        }
        some.sort(Comparator.comparingDouble(i -> -shared[i]));
        return some.stream().limit(CLOSELY).map(created::get).toList();
    }

    /** A column that every table has says little: {@code _id}, {@code created_at}. */
    private double rarity(String column) {
        int others = tablesWith.getOrDefault(column, 1) - 1;
        return 1 - 0.85 * others / Math.max(4, from.tables().size() - 1);
    }

    private Candidate candidate(Table before, Table after) {
        double name = before.name().local().equals(after.name().local())
                ? 1
                : Likeness.of(before.name().local(), after.name().local());
        Shared columns = new Shared(before, after);
        Evidence evidence = new Evidence()
                .add(0.18, name)
                .add(0.60, columns.share())
                .because(name >= 0.5, name == 1 ? "the same name elsewhere" : "a name alike")
                .because(columns.count > 0, columns.count + " of " + before.columns().size() + " columns are the same");
        addReferrers(evidence, before, after);
        if (columns.share() < 0.25) {
            evidence.atMost(columns.share() < 0.1 ? 0.3 : 0.4 + name / 5);
        }
        return new Candidate(new Rename.OfTable(before.name(), after.name()), after.name(), evidence.score(), false, evidence.reasons());
    }

    private void addReferrers(Evidence evidence, Table before, Table after) {
        List<Name> then = new ArrayList<>(referrersBefore.getOrDefault(before.name(), List.of()));
        then.removeIf(referrer -> !to.tables().has(referrer));
        List<Name> now = new ArrayList<>(referrersAfter.getOrDefault(after.name(), List.of()));
        now.removeIf(referrer -> !from.tables().has(referrer));
        int all = then.size() + now.size();
        if (all > 0) {
            long same = then.stream().filter(now::remove).count();
            evidence.add(0.25, 2.0 * same / all);
            evidence.because(same > 0, same + (same == 1 ? " foreign key refers" : " foreign keys refer") + " to it as before");
        }
    }

    /** How many of their columns two tables share, rare ones counting for more. */
    private final class Shared {

        private final Table after;
        private double alike;
        private double all;
        private int count;

        Shared(Table before, Table after) {
            this.after = after;
            before.columns().forEach(column -> all += rarity(column.name()));
            after.columns().forEach(column -> all += rarity(column.name()));
            String old = before.name().local();
            for (Column column : before.columns()) {
                if (!find(column, column.name()) && column.name().contains(old)) {
                    find(column, column.name().replace(old, after.name().local()));
                }
            }
        }

        private boolean find(Column column, String name) {
            double type = after.columns().find(name).map(c -> TypeLikeness.of(column.type(), c.type())).orElse(0.0);
            alike += type * (rarity(column.name()) + rarity(name));
            count += type >= 0.8 ? 1 : 0;
            return type > 0;
        }

        double share() {
            return all == 0 ? 0 : alike / all;
        }
    }
}
