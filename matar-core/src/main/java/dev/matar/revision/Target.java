package dev.matar.revision;

import dev.matar.schema.Refusal;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A place in a history as somebody writes it: {@code branch@symbol+steps}, each part optional.
 *
 * @param branch what stands before the {@code @}: a branch label, or a revision on the branch
 * @param symbol {@code head}, {@code heads}, {@code base}, an id, the beginning of an id, or a branch label
 * @param steps how many revisions above (+) or below (-) the symbol; without symbol, above or below where the database
 *     stands
 */
public record Target(Optional<String> branch, Optional<String> symbol, OptionalInt steps) {

    /** Reads a target; refuses one that has no meaning in any history. */
    public static Target parse(String text) {
        String target = text.strip();
        int at = target.indexOf('@');
        String branch = at < 0 ? "" : target.substring(0, at);
        String rest = target.substring(at + 1);
        if (target.indexOf(':') >= 0) {
            throw range(text);
        }
        if (at == 0 || rest.isEmpty() || rest.indexOf('@') >= 0) {
            throw meaningless(text);
        }
        int sign = sign(rest);
        return sign < 0
                ? new Target(filled(branch), Optional.of(rest), OptionalInt.empty())
                : new Target(
                        filled(branch),
                        filled(rest.substring(0, sign)),
                        OptionalInt.of(number(rest.substring(sign))));
    }

    /** Whether a name ends like a number of steps. */
    static boolean endsInSteps(String name) {
        return sign(name) >= 0;
    }

    /** Where the sign of the steps stands that end a target, or less than 0. */
    private static int sign(String text) {
        int last = text.length() - 1;
        int at = last;
        while (at >= 0 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at--;
        }
        return at < last && at >= 0 && (text.charAt(at) == '+' || text.charAt(at) == '-') ? at : -1;
    }

    private static Refusal range(String text) {
        return new Refusal(
                "invalid-target",
                "'" + text + "' is a range, not one target.",
                "Name where to go alone: the database tells where it stands. A range is for a script, with --sql, and for"
                        + " `matar history -r`.");
    }

    private static Refusal meaningless(String text) {
        return new Refusal(
                "invalid-target",
                "'" + text + "' is not a target.",
                "Write an id or its beginning, head, heads, base, +2, -1, id+2, or one of these after a branch as in"
                        + " label@head.");
    }

    private static Optional<String> filled(String part) {
        return part.isEmpty() ? Optional.empty() : Optional.of(part);
    }

    /** No history has as many revisions as the largest number, so a larger one may stand for it. */
    private static int number(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException tooLarge) {
            return digits.startsWith("-") ? -Integer.MAX_VALUE : Integer.MAX_VALUE;
        }
    }

    /** Whether it says only how far to go from where the database stands. */
    boolean fromRows() {
        return symbol.isEmpty();
    }

    Target withoutBranch() {
        return new Target(Optional.empty(), symbol, steps);
    }

    /** The target as it is written. */
    @Override
    public String toString() {
        String way = steps.isEmpty() ? "" : (steps.getAsInt() < 0 ? "" : "+") + steps.getAsInt();
        return branch.map(label -> label + "@").orElse("") + symbol.orElse("") + way;
    }
}
