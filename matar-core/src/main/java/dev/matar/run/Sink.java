package dev.matar.run;

import dev.matar.dialect.Statement;
import dev.matar.operation.Operation;
import dev.matar.revision.Step;
import dev.matar.schema.Schema;

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

    void begin(Step step);

    void accept(Statement statement);

    /** The step is complete, its rows in the version table included. */
    void end(Step step);

    /** Something failed; takes back what can be taken back. */
    void abandon();

    /** All steps are complete. */
    void finish();
}
