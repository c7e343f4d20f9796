package dev.matar;

import dev.matar.operation.Operation;
import dev.matar.operation.Sql;
import dev.matar.revision.RevisionFile;
import dev.matar.revision.Step;
import java.util.List;

/**
 * What SQL of a revision does to the schema.
 *
 * @param sql the SQL, in Java; of a file of SQL all of the section, and this is empty
 * @param operations what it does; none where it leaves the schema as it is
 */
public record Effect(RevisionFile file, Step.Direction direction, Sql sql, List<Operation> operations) {

    public Effect {
        operations = List.copyOf(operations);
    }
}
