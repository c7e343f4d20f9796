package dev.matar.compare;

import dev.matar.schema.Column;
import dev.matar.schema.Member;
import dev.matar.schema.Members;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The wanted schema in the words of the known one, wherever a database sees no difference between the two.
 *
 * <p>What is left of a difference is then in the words of whoever wants it, not in those in which a database repeats it.
 */
final class Agreement {

    /** One thing in the words of its author, and as a database sees it. */
    private record Seen<T>(T written, T seen) {}

    private Agreement() {}

    /**
     * What remains to be reached from the known schema.
     *
     * @param knownSeen the known schema as the database sees it
     * @param wantedSeen the wanted schema as the database sees it; what it has no word for is missing, and no difference
     */
    static Schema between(Schema known, Schema knownSeen, Schema wanted, Schema wantedSeen) {
        Set<String> namespaces = new HashSet<>(wanted.namespaces());
        return Schema.of(
                merge(known.tables(), knownSeen.tables(), wanted.tables(), wantedSeen.tables(), Agreement::table).list(),
                merge(known.sequences(), knownSeen.sequences(), wanted.sequences(), wantedSeen.sequences(), Agreement::wanted).list(),
                merge(known.enums(), knownSeen.enums(), wanted.enums(), wantedSeen.enums(), Agreement::wanted).list(),
                merge(known.views(), knownSeen.views(), wanted.views(), wantedSeen.views(), Agreement::wanted).list(),
                namespaces);
    }

    private static <T> T wanted(Seen<T> known, Seen<T> wanted) {
        return wanted.written();
    }

    private static <K, T extends Member<K>> Members<K, T> merge(
            Members<K, T> known,
            Members<K, T> knownSeen,
            Members<K, T> wanted,
            Members<K, T> wantedSeen,
            BiFunction<Seen<T>, Seen<T>, T> different) {
        List<T> merged = new ArrayList<>();
        for (T one : wanted) {
            T before = known.find(one.key()).orElse(null);
            T beforeSeen = knownSeen.find(one.key()).orElse(null);
            T seen = wantedSeen.find(one.key()).orElse(null);
            if (before == null) {
                if (seen != null) {
                    merged.add(one);
                }
            } else if (seen == null || seen.equals(beforeSeen)) {
                merged.add(before);
            } else {
                merged.add(beforeSeen == null ? one : different.apply(new Seen<>(before, beforeSeen), new Seen<>(one, seen)));
            }
        }
        known.stream().filter(one -> !wanted.has(one.key()) && !knownSeen.has(one.key())).forEach(merged::add);
        return Members.of(merged);
    }

    private static Table table(Seen<Table> known, Seen<Table> wanted) {
        boolean sameComment = known.seen().comment().equals(wanted.seen().comment());
        return new Table(
                wanted.written().name(),
                merge(known.written().columns(), known.seen().columns(), wanted.written().columns(), wanted.seen().columns(), Agreement::column),
                merge(
                        known.written().constraints(),
                        known.seen().constraints(),
                        wanted.written().constraints(),
                        wanted.seen().constraints(),
                        Agreement::wanted),
                merge(known.written().indexes(), known.seen().indexes(), wanted.written().indexes(), wanted.seen().indexes(), Agreement::wanted),
                sameComment ? known.written().comment() : wanted.written().comment(),
                known.written().options());
    }

    private static Column column(Seen<Column> known, Seen<Column> wanted) {
        Column before = known.written();
        Column after = wanted.written();
        boolean sameType = known.seen().type().equals(wanted.seen().type());
        boolean sameValue = known.seen().defaultValue().equals(wanted.seen().defaultValue());
        boolean sameComment = known.seen().comment().equals(wanted.seen().comment());
        return new Column(
                after.name(),
                sameType ? before.type() : after.type(),
                wanted.seen().nullable(),
                sameValue ? before.defaultValue() : after.defaultValue(),
                sameComment ? before.comment() : after.comment());
    }
}
