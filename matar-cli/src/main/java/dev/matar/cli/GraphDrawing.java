package dev.matar.cli;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Revisions, newest first, beside the lines that join them; takes time in proportion to the size of the picture.
 *
 * <p>Each column is a line that comes down from a child and waits for a parent, so that a parent has one column however many children it
 * has. A line that leads to another column runs behind those in between.
 */
final class GraphDrawing {

    private static final char CIRCLE = '○';
    private static final char MARKED_CIRCLE = '●';
    private static final char CUT = '~';
    /** By where its arms point: 8 up, 4 down, 2 left, 1 right. */
    private static final String JOINTS = " ╶╴─╷╭╮┬╵╰╯┴│├┤┼";
    /** Pictures of so many columns and fewer are padded, so that what stands beside them is aligned. */
    private static final int ALIGNED = 6;

    /**
     * A row of the picture.
     *
     * @param lines what is drawn
     * @param below the lines that go on below a revision, to stand before more text about it
     * @param revision the revision that stands beside it; none between two revisions
     */
    record Row(String lines, String below, Optional<String> revision) {

        /** What is drawn, with the revision's circle full. */
        String marked() {
            return lines.replace(CIRCLE, MARKED_CIRCLE);
        }
    }

    private final Set<String> ids;
    private final Function<String, List<String>> parents;
    /** The column that waits for a revision. */
    private final Map<String, Integer> waiting = new HashMap<>();
    /** The columns that have a line. */
    private final BitSet lines = new BitSet();

    private final List<Row> rows = new ArrayList<>();
    /** The column whose line ended just above, where a new line would seem to be its continuation. */
    private int ended = -1;

    /** @param ids newest first, a child always before its parents */
    GraphDrawing(List<String> ids, Function<String, List<String>> parents) {
        this.ids = new LinkedHashSet<>(ids);
        this.parents = parents;
    }

    List<Row> rows() {
        ids.forEach(this::draw);
        int widest = rows.stream().mapToInt(row -> row.lines().length()).max().orElse(0);
        int width = Math.min(widest, 2 * ALIGNED - 1);
        return rows.stream()
                .map(row -> new Row(padded(row.lines(), width), padded(row.below(), width), row.revision()))
                .toList();
    }

    private static String padded(String row, int width) {
        return row + " ".repeat(Math.max(0, width - row.length()));
    }

    private void draw(String id) {
        Integer waited = waiting.remove(id);
        int column = waited == null ? newColumn() : waited;
        lines.set(column);
        BitSet above = (BitSet) lines.clone();
        String circle = row(above, column, CIRCLE);
        List<String> all = parents.apply(id);
        List<String> shown = all.stream().filter(ids::contains).distinct().toList();
        BitSet ends = lead(shown, column);
        rows.add(new Row(circle, row(above, column, shown.isEmpty() ? ' ' : '│'), Optional.of(id)));
        ended = shown.isEmpty() ? column : -1;
        if (shown.isEmpty() && !all.isEmpty()) {
            rows.add(between(row(above, column, CUT)));
        } else if (!ends.isEmpty()) {
            rows.add(between(joints(above, column, ends)));
        }
    }

    private static Row between(String drawn) {
        return new Row(drawn, "", Optional.empty());
    }

    /** Leads a line to each parent, and returns the other columns in which these lines end. */
    private BitSet lead(List<String> shown, int column) {
        lines.clear(column);
        BitSet ends = new BitSet();
        for (String parent : shown) {
            ends.set(waiting.computeIfAbsent(parent, opened -> lines.nextClearBit(column)));
            lines.or(ends);
        }
        ends.clear(column);
        return ends;
    }

    private int newColumn() {
        if (ended < 0) {
            return lines.nextClearBit(0);
        }
        if (lines.isEmpty()) {
            rows.add(between(""));
            return 0;
        }
        int column = lines.nextClearBit(0);
        return column == ended ? lines.nextClearBit(ended + 1) : column;
    }

    private static String row(BitSet lines, int column, char sign) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < Math.max(column + 1, lines.length()); i++) {
            row.append(i == 0 ? "" : " ").append(i == column ? sign : lines.get(i) ? '│' : ' ');
        }
        return row.toString().stripTrailing();
    }

    /** The row in which lines run from a column to the ends they have in others. */
    private String joints(BitSet above, int column, BitSet ends) {
        int first = Math.min(column, ends.nextSetBit(0));
        int last = Math.max(column, ends.length() - 1);
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < Math.max(lines.length(), above.length()); i++) {
            boolean passed = i != column && !ends.get(i) && above.get(i);
            int arms = (above.get(i) ? 8 : 0) + (lines.get(i) ? 4 : 0);
            int sides = (i > first && i <= last ? 2 : 0) + (i >= first && i < last ? 1 : 0);
            row.append(i == 0 ? "" : sides >= 2 ? "─" : " ").append(passed ? '│' : JOINTS.charAt(arms + sides));
        }
        return row.toString().stripTrailing();
    }
}
