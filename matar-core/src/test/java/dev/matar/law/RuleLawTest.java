package dev.matar.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.diff.Diff;
import dev.matar.operation.Operation;
import dev.matar.rule.Conflict;
import dev.matar.rule.Difference;
import dev.matar.rule.Differences;
import dev.matar.rule.Kind;
import dev.matar.rule.Reconciliation;
import dev.matar.rule.Rules;
import dev.matar.schema.Schema;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What rules accept is no difference any more, everything else is one still, and what is wanted then is whole. */
class RuleLawTest {

    private static final Rules ALL = Rules.parse("ignore all *");

    private record Pair(Schema known, Schema wanted) {

        static Pair of(Dice dice) {
            boolean strangers = dice.chance(30);
            RandomSchemas schemas = strangers || dice.chance(50)
                    ? RandomSchemas.ofFewNames(dice, Features.EVERYTHING)
                    : new RandomSchemas(dice, Features.EVERYTHING);
            Schema known = schemas.schema();
            Schema wanted = strangers ? schemas.schema() : schemas.changed(known);
            return dice.chance(50) ? new Pair(known, wanted) : new Pair(wanted, known);
        }
    }

    @Test
    void schemasDifferWhereTheyAreNotEqualAndNowhereElse() {
        Cases.each(2_000, dice -> {
            Pair pair = Pair.of(dice);
            List<Difference> differences = Differences.between(pair.known(), pair.wanted());
            assertThat(differences.isEmpty()).isEqualTo(pair.known().equals(pair.wanted()));
            assertThat(differences).doesNotHaveDuplicates();
            assertThat(Differences.between(pair.wanted(), pair.known())).hasSameSizeAs(differences);
            assertThat(Differences.between(pair.known(), pair.known())).isEmpty();
            assertThat(Differences.of(Diff.between(pair.known(), pair.wanted()), pair.known())).isEqualTo(differences);
        });
    }

    @Test
    void withoutRulesNothingChangesAndWithOneForAllNothingIsToBeDone() {
        Cases.each(2_000, dice -> {
            Pair pair = Pair.of(dice);
            Reconciliation none = Rules.none().reconcile(pair.known(), pair.wanted());
            assertThat(none.wanted()).isEqualTo(pair.wanted());
            assertThat(none.accepted()).isEmpty();
            Reconciliation all = ALL.reconcile(pair.known(), pair.wanted());
            assertThat(all.conflicts()).isEmpty();
            assertThat(all.agreed()).isEqualTo(pair.known());
            assertThat(all.open()).isEmpty();
        });
    }

    @Test
    void rulesForSomeDifferencesAcceptTheseAndNoOthers() {
        Cases.each(2_000, dice -> {
            Pair pair = Pair.of(dice);
            List<Difference> all = Differences.between(pair.known(), pair.wanted());
            List<Difference> some = all.stream().filter(difference -> dice.chance(50)).toList();
            Rules rules = Rules.parse(String.join("\n", dice.<String>shuffle(Rules.accepting(some))));
            List<Difference> rest = new ArrayList<>(all);
            rest.removeAll(some);
            assertThat(rules.without(all)).as(() -> rules.write()).isEqualTo(rest);
            assertThat(rules.stale(all)).isEmpty();
            assertThat(Rules.parse(rules.write()).without(all)).isEqualTo(rest);
        });
    }

    @Test
    void whatIsAcceptedIsNotDoneAndTheRestIsStepByStep() {
        AtomicInteger accepted = new AtomicInteger();
        AtomicInteger conflicts = new AtomicInteger();
        AtomicInteger needless = new AtomicInteger();
        Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
        long cases = Cases.each(4_000, dice -> {
            Pair pair = Pair.of(dice);
            List<Difference> all = Differences.between(pair.known(), pair.wanted());
            int percent = dice.between(10, 90);
            List<Difference> some = all.stream().filter(difference -> dice.chance(percent)).toList();
            Rules rules = Rules.parse(String.join("\n", Rules.accepting(some)));
            Reconciliation made = rules.reconcile(pair.known(), pair.wanted());
            holds(pair, all, rules, made);
            accepted.addAndGet(made.accepted().size());
            conflicts.addAndGet(made.conflicts().size());
            made.conflicts().forEach(conflict -> isNeedless(pair, made, conflict, needless));
            made.conflicts().forEach(conflict -> kinds.merge(conflict.difference().kind(), 1, Integer::sum));
        });
        System.out.println("Rules: " + accepted + " differences accepted, " + conflicts + " in conflict, " + needless + " of them needlessly: " + kinds);
        if (Long.getLong("matar.seed") == null) {
            assertThat(accepted.longValue()).isGreaterThan(cases * 5 / 4);
            assertThat(conflicts.get()).isLessThan(accepted.get() / 4);
            assertThat(needless.get()).isZero();
        }
    }

    /** Whether a difference could be accepted beside those that are. */
    private static void isNeedless(Pair pair, Reconciliation made, Conflict conflict, AtomicInteger needless) {
        List<Difference> more = new ArrayList<>(made.accepted());
        more.add(conflict.difference());
        Rules rules = Rules.parse(String.join("\n", Rules.accepting(more)));
        if (rules.reconcile(pair.known(), pair.wanted()).conflicts().isEmpty()) {
            needless.incrementAndGet();
            System.out.println("Needless: " + conflict.sentence());
        }
    }

    private static void holds(Pair pair, List<Difference> all, Rules rules, Reconciliation made) {
        Set<Difference> open = new HashSet<>(rules.without(all));
        made.conflicts().stream().map(Conflict::difference).forEach(open::add);
        assertThat(new HashSet<>(made.open())).isEqualTo(open);
        assertThat(new HashSet<>(Differences.between(pair.known(), made.wanted())))
                .as(() -> rules.write() + made.conflicts())
                .isEqualTo(open);
        assertThat(made.accepted()).noneMatch(open::contains);
        leads(pair, rules, made);
    }

    private static void leads(Pair pair, Rules rules, Reconciliation made) {
        List<Operation> operations = Diff.between(pair.known(), made.wanted());
        Schema now = pair.known();
        for (Operation operation : operations) {
            try {
                now = operation.apply(now);
            } catch (RuntimeException e) {
                throw new AssertionError(
                        e.getMessage() + "\nat " + operation + "\nof " + lines(operations) + "\nwith " + rules.write() + "\nfrom "
                                + pair.known() + "\nto " + pair.wanted() + "\nconflicts " + made.conflicts(),
                        e);
            }
        }
        assertThat(now).isEqualTo(made.wanted());
        assertThat(Operation.applyAll(Operation.inverseAll(operations, pair.known()), now)).isEqualTo(pair.known());
    }

    private static String lines(List<Operation> operations) {
        return String.join("\n  ", operations.stream().map(Object::toString).toList());
    }
}
