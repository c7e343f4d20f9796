package dev.matar.revision;

import dev.matar.operation.Operation;
import java.util.List;

/** What the revisions of a history say. */
public interface Script {

    /** The operations of a step in order; none for a stamp. */
    List<Operation> of(Step step);

    /** Whether a step is meant to lose data. */
    boolean losesData(Step step);

    /**
     * What is to be kept of a step: how it is taken back, too, where it goes up; nothing of a stamp.
     *
     * @param operations what it does
     */
    Applied applied(Step step, List<Operation> operations);

    /** Where a step is written, for messages. */
    String file(Step step);

    /** The revision, the direction and the file of a step, for messages. */
    default String place(Step step) {
        return "Revision " + step.revision() + ", " + step.direction().word() + ", " + file(step);
    }

    /** The line of that file where the text of a statement stands, counted from 1; 0 where it does not stand in it. */
    long line(Step step, String sql);
}
