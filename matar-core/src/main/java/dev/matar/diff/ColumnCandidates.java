package dev.matar.diff;

import dev.matar.schema.Column;
import dev.matar.schema.Default;
import dev.matar.schema.Name;
import dev.matar.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The columns of one table that may have been renamed. */
final class ColumnCandidates {

    /** From so many pairs on only those are looked at whose names share a word. */
    private static final int MANY = 10_000;

    private final Table before;
    private final Table after;
    private final List<Column> dropped;
    private final List<Column> created;
    private final Places places;
    private final Map<Name, Name> tables;
    private final Map<String, Likeness.Words> words = new HashMap<>();
    private final Map<String, Uses> usesBefore = new HashMap<>();
    private final Map<String, Uses> usesAfter = new HashMap<>();

    /**
     * Of a table, and what the second schema has for it, be it under another name.
     *
     * @param presumed what other tables may be called after
     */
    ColumnCandidates(Table before, Table after, Map<Name, Name> presumed) {
        tables = new HashMap<>(presumed);
        tables.put(before.name(), after.name());
        this.before = before;
        this.after = after;
        dropped = before.columns().stream().filter(column -> !after.columns().has(column.name())).toList();
        created = after.columns().stream().filter(column -> !before.columns().has(column.name())).toList();
        places = new Places(before, after);
    }

    static boolean mayBe(Table before, Table after) {
        return !before.columns().keys().equals(after.columns().keys())
                && !before.columns().keys().containsAll(after.columns().keys())
                && !after.columns().keys().containsAll(before.columns().keys());
    }

    List<Candidate> list() {
        boolean many = (long) dropped.size() * created.size() > MANY;
        Map<String, List<Column>> byWord = many ? byWord() : Map.of();
        List<Candidate> candidates = new ArrayList<>();
        for (Column from : dropped) {
            for (Column to : many ? sharingAWord(from, byWord) : created) {
                if (TypeLikeness.of(from.type(), to.type()) > 0 && from.isComputed() == to.isComputed()) {
                    candidates.add(candidate(from, to));
                }
            }
        }
        return candidates;
    }

    private Map<String, List<Column>> byWord() {
        Map<String, List<Column>> byWord = new HashMap<>();
        for (Column column : created) {
            words(column).words().forEach(word -> byWord.computeIfAbsent(word, w -> new ArrayList<>()).add(column));
        }
        return byWord;
    }

    /** A word that very many share says nothing. */
    private Set<Column> sharingAWord(Column column, Map<String, List<Column>> byWord) {
        Set<Column> sharing = new HashSet<>();
        for (String word : words(column).words()) {
            List<Column> those = byWord.getOrDefault(word, List.of());
            if (those.size() <= MANY / dropped.size() + 1) {
                sharing.addAll(those);
            }
        }
        return sharing;
    }

    private Likeness.Words words(Column column) {
        return words.computeIfAbsent(column.name(), Likeness.Words::of);
    }

    private Candidate candidate(Column from, Column to) {
        double type = TypeLikeness.of(from.type(), to.type());
        double name = Likeness.of(words(from), words(to));
        double place = places.likeness(from.name(), to.name());
        boolean alone = dropped.size() == 1 && created.size() == 1;
        boolean oneForOne = dropped.size() == created.size() && (alone || place == 1);
        Evidence evidence = new Evidence()
                .add(0.45, name)
                .add(0.20, type)
                .add(0.12, place)
                .add(0.08, attributes(from, to))
                .add(0.08, oneForOne ? 1 : 0)
                .because(name >= 0.5, name >= 0.8 ? "a name much alike" : "a name somewhat alike")
                .because(type == 1, "the same type")
                .because(type < 1, type >= 0.8 ? "a similar type" : "a type that its values may be turned into")
                .because(place == 1, "the same place")
                .because(alone, "no other column came or went");
        Rename.OfColumn rename = new Rename.OfColumn(before.name(), from.name(), to.name());
        addUses(evidence, rename);
        if (type < 0.5) {
            evidence.atMost(0.7);
        }
        return new Candidate(rename, after.name(), evidence.score(), false, evidence.reasons());
    }

    /** What is said of both beside the type. */
    private static double attributes(Column from, Column to) {
        boolean sameDefault = from.defaultValue().equals(to.defaultValue());
        boolean telling = sameDefault && !from.defaultValue().equals(Default.NONE);
        boolean sameComment = !from.comment().isEmpty() && from.comment().equals(to.comment());
        double nullable = from.nullable() == to.nullable() ? 0.5 : 0;
        return telling || sameComment ? 0.5 + nullable : nullable + (sameDefault ? 0.3 : 0);
    }

    private void addUses(Evidence evidence, Rename.OfColumn rename) {
        Uses then = usesBefore.computeIfAbsent(rename.column(), column -> Uses.of(before, column));
        Uses now = usesAfter.computeIfAbsent(rename.to(), column -> Uses.of(after, column));
        if (!then.isEmpty() || !now.isEmpty()) {
            Uses moved = then.movedTo(now, rename, tables);
            double weight = Math.max(then.weight(), now.weight());
            evidence.add(Math.min(0.60, 0.20 + 0.15 * weight), 2 * moved.weight() / (then.weight() + now.weight()));
            evidence.because(!moved.isEmpty(), moved.sentence());
        }
    }
}
