package dev.matar.run;

import dev.matar.notation.Notation;
import dev.matar.operation.Operation;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a statement that was begun by a run which has ended is done, by what is to be seen of it. */
final class Doubt {

    private Doubt() {}

    /**
     * Whether it is done; empty where nobody can tell by looks.
     *
     * @param isOwn whether the statement is of the user's own SQL, which may do more than it declares
     * @param isLast whether it is its operation's last one
     * @param live the schema as it is now
     */
    static Optional<Boolean> isDone(Point.Sight sight, boolean isOwn, boolean isLast, Schema live) {
        boolean asExpected = sight.neighbourhood().outline(live).equals(sight.expected());
        if (isOwn && !sight.isPicture()) {
            return asExpected ? Optional.of(true) : Optional.empty();
        }
        if (sight.now(live).equals(sight.seen())) {
            return Optional.of(false);
        }
        return isLast && !isOwn && !asExpected ? Optional.empty() : Optional.of(true);
    }

    /** Refuses to take an operation for done that has not come out as it should. */
    static void requireExpected(Point.Sight sight, Schema live) {
        List<String> now = sight.neighbourhood().outline(live);
        if (!now.equals(sight.expected())) {
            throw refusal(
                    "The operation that another run had left half done was finished, but something else came out of it than should."
                            + difference("expected", sight.expected(), now));
        }
    }

    /** Refuses to guess. */
    static Refusal refusal(Point point, Operation operation, Optional<Schema> live) {
        String underWay = point.statements().isEmpty() ? Notation.write(operation) : point.statements().get(point.statement()).sql();
        String seen = live.flatMap(schema -> point.sight().map(sight -> seen(sight, schema)))
                .orElse("\n\nIt says nothing of what it does to the schema, so nothing that can be seen tells.");
        return refusal("The run before this one ended while a statement was under way, and it cannot be told whether that is done:"
                + "\n\n" + FailedStatement.shown(underWay) + seen);
    }

    private static String seen(Point.Sight sight, Schema live) {
        List<String> now = sight.now(live);
        return now.equals(sight.seen()) ? "\n\nWhat it says it changes looks as it did before." : difference("before it", sight.seen(), now);
    }

    private static String difference(String title, List<String> then, List<String> now) {
        List<String> lines = new ArrayList<>();
        then.stream().filter(line -> !now.contains(line)).forEach(line -> lines.add("    - " + line));
        now.stream().filter(line -> !then.contains(line)).forEach(line -> lines.add("    + " + line));
        return "\n\nSeen now (+) and " + title + " (-):\n" + String.join("\n", lines);
    }

    private static Refusal refusal(String problem) {
        return new Refusal(
                "in-doubt",
                problem,
                "Look at the database. Say matar resume --done if the statement is done, or matar resume --not-done if it is not;"
                        + " then run again.");
    }
}
