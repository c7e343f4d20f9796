package dev.matar.revision;

import dev.matar.schema.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One revision run up or down, or stamped without running, and what that changes in the version table.
 *
 * @param direction whether the revision's upgrade runs, its downgrade, or neither
 * @param revision the id of the revision; when a stamp only takes a row away, the id of that row
 * @param removed the rows that go, in the order of their ids
 * @param added the rows that come, in the order of their ids
 */
public record Step(Direction direction, String revision, List<String> removed, List<String> added) {

    /** Which way a step goes. */
    public enum Direction {
        UP,
        DOWN,
        STAMP;

        /** The word for it in results and messages: {@code up}, {@code down} or {@code stamp}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The direction of a word. */
        public static Direction of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        /** What a revision calls what it does that way: {@code upgrade}, {@code downgrade} or {@code stamp}. */
        public String deed() {
            return this == STAMP ? word() : word() + "grade";
        }
    }

    /**
     * One change of one row of the version table.
     *
     * @param from the id that the row holds; absent when the row is inserted
     * @param to the id that it shall hold; absent when the row is deleted
     */
    public record RowChange(Optional<String> from, Optional<String> to) {}

    public Step {
        removed = List.copyOf(removed);
        added = List.copyOf(added);
    }

    /** The fewest row changes that do this step: a row that goes becomes one that comes where there are both. */
    public List<RowChange> rowChanges() {
        List<RowChange> changes = new ArrayList<>();
        for (int i = 0; i < Math.max(removed.size(), added.size()); i++) {
            changes.add(new RowChange(at(removed, i), at(added, i)));
        }
        return changes;
    }

    private static Optional<String> at(List<String> rows, int index) {
        return index < rows.size() ? Optional.of(rows.get(index)) : Optional.empty();
    }

    /** The rows after this step, in the order of their ids; refuses rows that this step was not made for. */
    public List<String> after(Collection<String> rows) {
        TreeSet<String> after = new TreeSet<>(rows);
        if (!after.containsAll(removed)) {
            throw new Refusal(
                    "rows-changed",
                    "Revision " + revision + " was to be moved from " + String.join(", ", removed)
                            + ", but the version table holds " + (rows.isEmpty() ? "nothing" : String.join(", ", after))
                            + ".",
                    "Somebody else moved this database meanwhile: look where it stands and plan again.");
        }
        removed.forEach(after::remove);
        after.addAll(added);
        return List.copyOf(after);
    }
}
