package dev.matar;

import dev.matar.check.Cost;
import dev.matar.check.Costs;
import dev.matar.dialect.Dialect;
import dev.matar.dialect.SqlSplitter;
import dev.matar.dialect.SqlSyntax;
import dev.matar.operation.Operation;
import dev.matar.proof.ScratchHistory;
import dev.matar.revision.Draft;
import dev.matar.revision.Plan;
import dev.matar.revision.Replay;
import dev.matar.revision.RevisionFile;
import dev.matar.revision.RevisionGraph;
import dev.matar.revision.Revisions;
import dev.matar.revision.Step;
import dev.matar.run.History;
import dev.matar.run.Listener;
import dev.matar.schema.Schema;
import dev.matar.source.ScratchDatabase;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A project's revisions as its files have them, and what they make of a database: nothing here touches the project's own. */
final class Project {

    private final Settings settings;
    private final Listener listener;
    /** What the history makes, by the rows of the version table, where it had to be run to know that. */
    private final Map<List<String>, Schema> replayed = new HashMap<>();

    private Revisions revisions;
    private Dialect dialect;

    /** @param listener is told when the history has to be run on a scratch database */
    Project(Settings settings, Listener listener) {
        this.settings = settings;
        this.listener = listener;
    }

    Settings settings() {
        return settings;
    }

    Listener listener() {
        return listener;
    }

    Dialect dialect() {
        if (dialect == null) {
            dialect = settings.database().dialect();
        }
        return dialect;
    }

    History history() {
        return new History(dialect(), settings.versionTable(), Session.USER, Host.name(), settings.transactions());
    }

    // ---- the files

    Revisions revisions() {
        if (revisions == null) {
            revisions = Revisions.in(settings.versions(), settings.cache(), settings.naming(), this::touchesOnlyRows);
        }
        return revisions;
    }

    /** Without a database the words of the standard have to do. */
    boolean touchesOnlyRows(String sql) {
        SqlSyntax syntax = settings.database().url().isEmpty() ? SqlSyntax.POSTGRESQL : dialect().syntax();
        return new SqlSplitter(syntax).touchesOnlyRows(sql);
    }

    RevisionGraph graph() {
        return revisions().graph();
    }

    RevisionFile file(String revision) {
        return revisions().file(graph().find(revision));
    }

    RevisionFile write(Draft draft) {
        revisions().requireNew(draft.id());
        RevisionFile file = draft.write(graph(), settings.scripts(), settings.versions());
        forgetFiles();
        return file;
    }

    /** They have changed. */
    void forgetFiles() {
        revisions = null;
        replayed.clear();
    }

    /** Takes these for what the files say, until they change. */
    void read(Revisions others) {
        revisions = others;
    }

    // ---- what they make

    Replay replay() {
        return new Replay(revisions());
    }

    List<Operation> operations(String revision, Step.Direction direction) {
        return replay().operations(new Step(direction, graph().find(revision), List.of(), List.of()));
    }

    /** All that is done on the way from an empty database to a target. */
    List<Operation> operationsTo(String target) {
        Replay replay = replay();
        return replay.stepsTo(graph().rowsAt(List.of(target))).stream().flatMap(step -> replay.operations(step).stream()).toList();
    }

    Schema schema(String target) {
        return replay().schemaAt(graph().rowsAt(List.of(target)));
    }

    Schema schemaByReplay(String target) {
        return schemaByReplay(graph().rowsAt(List.of(target)));
    }

    /** The same where these are the rows of the version table. */
    Schema schemaByReplay(List<String> rows) {
        Schema folded = replay().schemaAt(rows);
        return folded.isKnown() ? folded : replayed.computeIfAbsent(List.copyOf(rows), all -> replayed(all, folded.unknownSince()));
    }

    private Schema replayed(List<String> rows, String because) {
        listener.replaying(because);
        try (ScratchDatabase scratch = ScratchDatabase.open(dialect(), settings.database())) {
            Replay replay = replay();
            new ScratchHistory(replay, dialect(), scratch).run(replay.stepsTo(rows), Schema.empty());
            return scratch.inspect();
        }
    }

    Map<Step, List<Cost>> costs(Plan plan) {
        Map<Step, List<Cost>> costs = new LinkedHashMap<>();
        Replay replay = replay();
        Schema schema = replay.schemaAt(plan.rowsBefore());
        revisions().compile(plan.steps());
        for (Step step : plan.steps()) {
            List<Operation> operations = replay.operations(step);
            List<Cost> some = Costs.of(operations, schema);
            if (!some.isEmpty()) {
                costs.put(step, some);
            }
            schema = replay.after(step, operations, schema);
        }
        return costs;
    }
}
