package dev.matar.revision;

import java.util.List;

/**
 * The way from where a database stands to where it shall stand.
 *
 * @param steps what to run, in this order; none when the database is there already
 * @param rowsBefore the rows of the version table before the first step, in the order of their ids
 * @param rowsAfter the rows after the last step, in the order of their ids
 */
public record Plan(List<Step> steps, List<String> rowsBefore, List<String> rowsAfter) {

    public Plan {
        steps = List.copyOf(steps);
        rowsBefore = List.copyOf(rowsBefore);
        rowsAfter = List.copyOf(rowsAfter);
    }
}
