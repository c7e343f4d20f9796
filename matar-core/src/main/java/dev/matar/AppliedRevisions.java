package dev.matar;

import dev.matar.compare.Meaning;
import dev.matar.notation.Notation;
import dev.matar.operation.Operation;
import dev.matar.revision.Applied;
import dev.matar.revision.Revisions;
import dev.matar.revision.Step;
import dev.matar.revision.Step.Direction;
import dev.matar.schema.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds what was applied to a database against what the files say now: by bytes first, as that needs no compiler, and by meaning where
 * they differ.
 */
final class AppliedRevisions {

    private final Project project;
    private final Connection connection;

    AppliedRevisions(Project project, Connection connection) {
        this.project = project;
        this.connection = connection;
    }

    /** The applied revisions that mean something else now, in the order in which they were applied. */
    List<ChangedRevision> changed(List<String> rows) throws SQLException {
        List<String> edited = rows.isEmpty() ? List.of() : edited(rows);
        project.revisions().compile(edited.stream().map(AppliedRevisions::up).toList());
        Map<String, Applied> applied = applied(edited);
        List<ChangedRevision> changed = new ArrayList<>();
        for (String id : edited) {
            ChangedRevision revision = compared(id, applied.get(id));
            if (!revision.lines().isEmpty()) {
                changed.add(revision);
            }
        }
        return changed;
    }

    private List<String> edited(List<String> rows) throws SQLException {
        Map<String, String> sums = project.history().sums(connection);
        Revisions revisions = project.revisions();
        List<String> edited = new ArrayList<>();
        for (String id : project.graph().ancestors(rows)) {
            if (sums.containsKey(id) && !sums.get(id).equals(revisions.sum(id))) {
                edited.add(id);
            }
        }
        Collections.reverse(edited);
        return edited;
    }

    private Map<String, Applied> applied(List<String> ids) throws SQLException {
        Map<String, Applied> applied = new HashMap<>();
        project.history().applied(connection, ids).forEach(each -> applied.put(each.revision(), each));
        return applied;
    }

    private ChangedRevision compared(String id, Applied applied) {
        List<Operation> before = applied == null ? List.of() : Notation.readWithCode(applied.operations().orElse(""));
        List<Operation> now = project.replay().operations(up(id));
        return ChangedRevision.of(project.revisions().file(id), before, now, new Meaning(project.dialect().syntax()));
    }

    private static Step up(String id) {
        return new Step(Direction.UP, id, List.of(), List.of());
    }

    /** Refuses to go on where one of them has changed. */
    void requireUnchanged(List<String> rows) throws SQLException {
        List<ChangedRevision> changed = changed(rows);
        if (!changed.isEmpty()) {
            throw ChangedRevision.refusal(changed);
        }
    }

    /** What differs between a revision as the journal knows it and its file. */
    ChangedRevision difference(String id, List<String> rows) throws SQLException {
        if (!project.graph().ancestors(rows).contains(id)) {
            throw new Refusal(
                    "not-applied",
                    "Revision " + id + " is not applied to this database, so nothing of it can have changed since.",
                    "matar current tells where the database stands.");
        }
        return compared(id, applied(List.of(id)).get(id));
    }

    /** The file's operations as those that were applied. */
    Applied now(String id) {
        return project.revisions().applied(up(id), project.replay().operations(up(id)));
    }
}
