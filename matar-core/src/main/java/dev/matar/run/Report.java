package dev.matar.run;

import dev.matar.revision.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What was done to a database.
 *
 * @param steps what ran, in order; none when there was nothing to do
 * @param rowsBefore where the database stood
 * @param rowsAfter where it stands now
 * @param took from the first step's start to the last one's end
 */
public record Report(List<Done> steps, List<String> rowsBefore, List<String> rowsAfter, Duration took) {

    /** A step that ran, and how long: its share where several quick ones were sent together. */
    public record Done(Step step, Duration took) {}

    public Report {
        steps = List.copyOf(steps);
        rowsBefore = List.copyOf(rowsBefore);
        rowsAfter = List.copyOf(rowsAfter);
    }

    /** Both, one after the other. */
    public Report then(Report next) {
        List<Done> all = new ArrayList<>(steps);
        all.addAll(next.steps);
        return new Report(all, rowsBefore, next.rowsAfter, took.plus(next.took));
    }
}
