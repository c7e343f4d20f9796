package dev.matar.compare;

import dev.matar.diff.ChosenNames;
import dev.matar.diff.Renames;
import dev.matar.dialect.Dialect;
import dev.matar.schema.Member;
import dev.matar.schema.Members;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.schema.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells what really differs between a known and a wanted schema: by meaning, as the database sees it, not by spelling.
 *
 * @param printer asked where texts are spelled otherwise, and about nothing else
 * @param naming the project's convention, which names what nobody has named; such a name gives way to one that is there
 * @param isPrinted whether the known schema is in the database's own words already
 */
public record Comparison(Dialect dialect, Printer printer, Naming naming, boolean isPrinted) {

    /**
     * The wanted schema, with everything that is no difference just as it is known: what is to be done is the difference between
     * the known schema and this one.
     *
     * @param renames what is renamed in the known schema rather than dropped and created
     */
    public Schema target(Schema known, Schema wanted, Renames renames) {
        Schema renamed = renames.in(known, wanted);
        Schema cached = withKnownCaches(renamed, wanted);
        Schema plain = agreed(renamed, dialect.normalize(renamed), cached, dialect.normalize(cached));
        Excerpt excerpt = Excerpt.ofUnsettled(renamed, plain);
        if (excerpt.names().isEmpty()) {
            return plain;
        }
        Schema before = isPrinted ? dialect.normalize(excerpt.before()) : print(excerpt, excerpt.before());
        return graft(plain, excerpt.names(), agreed(excerpt.before(), before, excerpt.after(), print(excerpt, excerpt.after())));
    }

    /** How many numbers a session takes at once is left to the database by whoever says no more than is usual: what is there stays. */
    private Schema withKnownCaches(Schema known, Schema wanted) {
        return wanted.sequences(Members.of(wanted.sequences().stream().map(one -> cachedAs(known, one)).toList()));
    }

    private Sequence cachedAs(Schema known, Sequence wanted) {
        boolean usual = wanted.cache() == dialect.usualSequenceCache();
        return known.sequences().find(wanted.name()).filter(there -> usual).map(there -> wanted.cache(there.cache())).orElse(wanted);
    }

    private Schema print(Excerpt excerpt, Schema schema) {
        try {
            return printer.print(schema);
        } catch (Refusal refusal) {
            String names = excerpt.names().stream().map(Name::toString).sorted().collect(Collectors.joining(", "));
            throw new Refusal(
                    refusal.code(),
                    "Only the database can tell whether what is wanted of " + names + " is what is there, in other words. " + refusal.problem(),
                    refusal.remedy(),
                    refusal);
        }
    }

    private Schema agreed(Schema known, Schema knownSeen, Schema wanted, Schema wantedSeen) {
        ChosenNames names = dialect.naming().map(own -> ChosenNames.by(naming, own)).orElseGet(() -> ChosenNames.by(naming));
        return Agreement.between(
                known, knownSeen, names.among(knownSeen, wantedSeen, wanted), names.among(knownSeen, wantedSeen));
    }

    /** The schema with these things as the other one has them. */
    private static Schema graft(Schema schema, Set<Name> names, Schema other) {
        return Schema.of(
                graft(schema.tables(), names, other.tables()),
                graft(schema.sequences(), names, other.sequences()),
                graft(schema.enums(), names, other.enums()),
                graft(schema.views(), names, other.views()),
                schema.namespaces());
    }

    private static <T extends Member<Name>> List<T> graft(Members<Name, T> members, Set<Name> names, Members<Name, T> others) {
        List<T> grafted = new ArrayList<>();
        for (T one : members) {
            grafted.add(names.contains(one.key()) ? others.find(one.key()).orElse(one) : one);
        }
        return grafted;
    }
}
