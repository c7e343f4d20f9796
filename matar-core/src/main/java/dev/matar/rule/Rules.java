package dev.matar.rule;

import dev.matar.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The differences that a team accepts, as one file says them: a rule a line, in any order. */
public record Rules(List<Rule> list) {

    private static final Rules NONE = new Rules(List.of());

    public Rules {
        list = List.copyOf(list);
    }

    public static Rules none() {
        return NONE;
    }

    /** The rules in a text; {@code #} begins a comment. A line that is none is refused with its number. */
    public static Rules parse(String text) {
        List<Rule> rules = new ArrayList<>();
        int number = 0;
        for (String line : text.replace("\uFEFF", "").lines().toList()) {
            number++;
            Rule.parse(line, number).ifPresent(rules::add);
        }
        return new Rules(rules);
    }

    /** The lines that accept these differences and nothing else, to be put at the end of a file of rules. */
    public static List<String> accepting(List<Difference> differences) {
        return differences.stream().map(Rule::accepting).distinct().toList();
    }

    /**
     * These, and one in code.
     *
     * @param place what it is called in a sentence, such as its file
     */
    public Rules and(String place, Predicate<Difference> accepted) {
        List<Rule> more = new ArrayList<>(list);
        more.add(Rule.ofCode(place, accepted));
        return new Rules(more);
    }

    /** The first rule that accepts a difference. */
    public Optional<Rule> accepts(Difference difference) {
        return list.stream().filter(rule -> rule.accepts(difference)).findFirst();
    }

    /** The differences that no rule accepts. */
    public List<Difference> without(List<Difference> differences) {
        return differences.stream().filter(difference -> accepts(difference).isEmpty()).toList();
    }

    /** The rules of the file that accept none of these differences, so that they may be taken out. */
    public List<Rule> stale(List<Difference> differences) {
        return list.stream().filter(rule -> !rule.isCode() && differences.stream().noneMatch(rule::accepts)).toList();
    }

    /** What is to be wanted where these rules hold, so that nothing is done about what they accept. */
    public Reconciliation reconcile(Schema known, Schema wanted) {
        return new Reconciler(known, wanted, this).result();
    }

    /** The file, a rule a line. */
    public String write() {
        return list.stream()
                .map(rule -> rule.text() + (rule.note().isEmpty() ? "" : " # " + rule.note()) + "\n")
                .collect(Collectors.joining());
    }
}
