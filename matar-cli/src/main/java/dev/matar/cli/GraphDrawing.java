package dev.matar.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Revisions, newest first, beside the lines that join them: a column for each line of history that is open at that height. */
final class GraphDrawing {

    /**
     * A line of the drawing.
     *
     * @param lines the part that is drawn
     * @param revision the revision that stands beside it; none between two revisions
     */
    record Drawn(String lines, Optional<String> revision) {}

    private final Set<String> ids;
    private final Function<String, List<String>> parents;
    private final List<String> open = new ArrayList<>();
    private final List<Drawn> drawn = new ArrayList<>();

    /** @param ids newest first, a child always before its parents */
    GraphDrawing(List<String> ids, Function<String, List<String>> parents) {
        this.ids = new LinkedHashSet<>(ids);
        this.parents = parents;
    }

    List<Drawn> lines() {
        for (String id : ids) {
            if (!open.contains(id)) {
                open.add(id);
            }
            int column = open.indexOf(id);
            closeOthers(id, column);
            drawn.add(new Drawn(row(column), Optional.of(id)));
            follow(id, column);
        }
        return drawn;
    }

    private String row(int column) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < open.size(); i++) {
            row.append(i == 0 ? "" : " ").append(i == column ? "o" : "|");
        }
        return row.toString();
    }

    /** Lines that come to the same revision from several children run together above it. */
    private void closeOthers(String id, int column) {
        for (int i = open.size() - 1; i > column; i--) {
            if (open.get(i).equals(id)) {
                drawn.add(new Drawn(joined(i, column), Optional.empty()));
                open.remove(i);
            }
        }
    }

    /** The revision's line goes on to its first parent; for each other parent a new line begins. */
    private void follow(String id, int column) {
        List<String> above = parents.apply(id).stream().filter(ids::contains).toList();
        if (above.isEmpty()) {
            open.remove(column);
            return;
        }
        open.set(column, above.get(0));
        for (String other : above.subList(1, above.size())) {
            open.add(other);
            drawn.add(new Drawn(joined(open.size() - 1, column), Optional.empty()));
        }
    }

    /** A line that runs over from one column to another. */
    private String joined(int from, int to) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < open.size(); i++) {
            boolean crossed = i > to && i < from;
            row.append(i == 0 ? "" : i > to && i <= from ? "-" : " ");
            row.append(i == from ? "." : crossed ? "+" : "|");
        }
        return row.toString();
    }
}
