package dev.matar.rule;

import dev.matar.schema.Dotted;
import dev.matar.schema.Refusal;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A difference, or a kind of them, that a team accepts: {@code ignore index post.idx_* # made by the DBA}.
 *
 * @param line where it stands in its file, from 1; 0 for one in code
 * @param text the rule without its comment
 * @param note its comment
 */
public record Rule(int line, String text, Predicate<Difference> selector, String note) {

    private static final String IGNORE = "ignore";

    /** A line of a file of rules; none where it is empty or a comment. */
    static Optional<Rule> parse(String line, int number) {
        String body = line.strip();
        String text = Dotted.split(body, '#').get(0);
        int comment = body.indexOf('#', text.length());
        String note = comment < 0 ? "" : body.substring(comment + 1).strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Rule(number, text, selector(text), note));
        } catch (Refusal refusal) {
            throw refusal.at("line " + number);
        }
    }

    private static Selector selector(String text) {
        if (!text.matches(IGNORE + "\\s[\\s\\S]*")) {
            throw new Refusal(
                    "invalid-rule",
                    "«" + text + "» is no rule.",
                    "Write «ignore», a kind and a name, such as «ignore index post.idx_*».");
        }
        return Selector.parse(text.substring(IGNORE.length()));
    }

    /** A rule in code. */
    static Rule ofCode(String place, Predicate<Difference> accepted) {
        return new Rule(0, place, accepted, "");
    }

    boolean isCode() {
        return line == 0;
    }

    boolean accepts(Difference difference) {
        return selector.test(difference);
    }

    /** What it is called in a sentence. */
    String title() {
        return isCode() ? text : "«" + text + "» (line " + line + ")";
    }

    /** The rule that accepts one difference and no other. */
    static String accepting(Difference difference) {
        boolean inTable = difference.kind().place() != Kind.Place.RELATION;
        String name = inTable || difference.kind() == Kind.NAMESPACE
                ? difference.path()
                : Dotted.write(difference.owner());
        return IGNORE + " " + difference.heading() + " " + name;
    }
}
