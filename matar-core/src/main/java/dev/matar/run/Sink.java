package dev.matar.run;

import dev.matar.check.Stake;
import dev.matar.dialect.Statement;
import dev.matar.operation.Operation;
import dev.matar.revision.Step;
import dev.matar.schema.Schema;
import java.util.List;

/** Where statements go: to a database, or into a script. */
public interface Sink {

    /**
     * The schema as it is now, after all that was accepted.
     *
     * @param folded what is known of it without looking; returned as it is where there is nothing to look at
     */
    Schema look(Schema folded);

    /** The same for what an operation has to know, where its engine makes its statements from more than is folded. */
    Schema look(Operation operation, Schema folded);

    /** How much is at stake now, in the order asked; nothing where there is nobody to ask. */
    List<Tally> count(List<Stake> stakes);

    /** Whether a part of the step under way stays, whatever becomes of the rest. */
    boolean isParted();

    /**
     * A failure from here on is about this step, unless {@link #failed} knows better.
     *
     * @param operations all that it does
     * @param goesOn whether another run has done a part of it
     */
    void begin(Step step, List<Operation> operations, boolean goesOn);

    /** An operation of the step under way. */
    void accept(Deed deed);

    /** What is nobody's operation. */
    void accept(Statement statement);

    /**
     * The step is complete, its rows in the version table included.
     *
     * @return the steps that are done now: none where it is held back to be sent with the next, or several where others were
     */
    List<Step> end(Step step);

    /** The step that a failure was about: one that was held back, or else the one under way. */
    Step failed(Step underWay);

    /**
     * Something failed; takes back what can be taken back of the step under way.
     *
     * @return the steps before it that were held back until now
     */
    List<Step> abandon();

    /**
     * All steps are complete.
     *
     * @return the steps that were held back until now
     */
    List<Step> finish();
}
