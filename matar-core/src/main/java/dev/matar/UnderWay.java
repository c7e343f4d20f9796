package dev.matar;

import dev.matar.operation.Operation;
import dev.matar.revision.Revisions;
import dev.matar.revision.Step;
import dev.matar.run.Point;
import dev.matar.schema.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A step that a run has left half done. */
final class UnderWay {

    private static final String BY_HAND =
            "If you have undone it by hand, say where the database stands with matar stamp --purge.";

    private final Project project;
    private final Connection connection;

    UnderWay(Project project, Connection connection) {
        this.project = project;
        this.connection = connection;
    }

    Optional<Point> point() throws SQLException {
        return project.history().underWay(connection);
    }

    /** Refuses to say where a database stands that is halfway between. */
    void requireNone() throws SQLException {
        requireNone(point());
    }

    static void requireNone(Optional<Point> point) {
        if (point.isPresent()) {
            throw new Refusal(
                    "half-done",
                    "Revision " + words(point.get().step()) + ", is half done: the run that began it did not come to its end.",
                    "Finish it with matar upgrade or matar downgrade; both go on from there. " + BY_HAND);
        }
    }

    /** Refuses to go on with what no file tells of any more. */
    static void requireFile(Point point, Revisions revisions) {
        if (!revisions.has(point.step().revision())) {
            throw new Refusal(
                    "half-done",
                    "Revision " + words(point.step()) + ", is half done, and its file is not in this history.",
                    "Bring back its file; matar resume tells how far it is. " + BY_HAND);
        }
    }

    static String words(Step step) {
        return step.revision() + ", " + step.direction().word();
    }

    /** Notes what somebody has found out of the statement that was under way. */
    Point settle(boolean done) throws SQLException {
        Point point = point().filter(Point::begun).orElseThrow(() -> new Refusal(
                "nothing-in-doubt",
                "No statement is in doubt.",
                "Run matar upgrade or matar downgrade: what is half done goes on from where it stopped."));
        Point settled = done ? point.done(underWay(point)) : point.notDone();
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.execute(project.history().at(settled).sql());
        }
        return settled;
    }

    private Operation underWay(Point point) {
        requireFile(point, project.revisions());
        project.revisions().compile(List.of(point.step()));
        List<Operation> operations = project.history().arranged(project.revisions().of(point.step()));
        if (point.operation() >= operations.size()) {
            throw new Refusal(
                    "in-doubt",
                    "Revision " + words(point.step()) + ", has no operation any more that could be the one under way.",
                    "Give it back what it was.");
        }
        return operations.get(point.operation());
    }
}
