package dev.matar;

import dev.matar.check.Cost;
import dev.matar.compare.Sight;
import dev.matar.dialect.Database;
import dev.matar.dialect.Scope;
import dev.matar.operation.Operation;
import dev.matar.proof.Verification;
import dev.matar.revision.Draft;
import dev.matar.revision.Plan;
import dev.matar.revision.RevisionFile;
import dev.matar.revision.RevisionGraph;
import dev.matar.revision.Revisions;
import dev.matar.revision.Step;
import dev.matar.run.Listener;
import dev.matar.run.Point;
import dev.matar.run.Quarantined;
import dev.matar.run.Report;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.source.DatabaseSource;
import dev.matar.source.SchemaSource;
import dev.matar.source.SqlScriptSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A project's history of revisions and the database that moves along it.
 *
 * <p>What goes wrong is thrown as a {@link Refusal}. Nothing is printed, and nothing is shared between two of these, so that many
 * databases can be moved at once.
 */
public final class Matar {

    private final Settings settings;
    private final Project project;
    private final boolean mayLoseData;
    private final boolean endsHolder;

    private Matar(Settings settings, Listener listener, boolean mayLoseData, boolean endsHolder) {
        this.settings = settings;
        this.project = new Project(settings, listener);
        this.mayLoseData = mayLoseData;
        this.endsHolder = endsHolder;
    }

    public static Matar at(Settings settings) {
        return new Matar(settings, Listener.SILENT, false, false);
    }

    /** The same project; what happens is told to this listener. */
    public Matar listener(Listener newListener) {
        return new Matar(settings, newListener, mayLoseData, endsHolder);
    }

    /** The same project; another process that moves the database is waited for so long, or not at all where this is zero. */
    public Matar lockTimeout(Duration timeout) {
        return new Matar(settings.lockTimeout(timeout), project.listener(), mayLoseData, endsHolder);
    }

    /** The same project; what would lose data is run as any other. */
    public Matar allowingDataLoss() {
        return new Matar(settings, project.listener(), true, endsHolder);
    }

    /** The same project; a session that has the lock is ended on the server, not waited for. The listener is told which. */
    public Matar endingHolder() {
        return new Matar(settings, project.listener(), mayLoseData, true);
    }

    Project project() {
        return project;
    }

    boolean mayLoseData() {
        return mayLoseData;
    }

    boolean endsHolder() {
        return endsHolder;
    }

    public Settings settings() {
        return settings;
    }

    // ---- moving a database

    /**
     * Applies what these targets need and the database lacks.
     *
     * @throws Refusal {@code revision-changed} where what was applied before is not what its file says now
     */
    public Report upgrade(String... targets) {
        return move((session, rows) -> {
            Plan plan = graph().upgrade(rows, List.of(targets));
            session.appliedRevisions().requireUnchanged(rows);
            return plan;
        });
    }

    /** Takes back whatever stands above a target; what has no file any more, by what the journal keeps of it. */
    public Report downgrade(String target) {
        return withFilesAfterwards(() -> move((session, rows) -> {
            session.completeFiles(rows);
            return graph().downgrade(rows, target);
        }));
    }

    /** What the journal stood in for is a missing file again, unless there is no graph without it. */
    private <T> T withFilesAfterwards(Supplier<T> deed) {
        Revisions files = project.revisions();
        try {
            return deed.get();
        } finally {
            if (files.isWhole(List.of())) {
                project.read(files);
            }
        }
    }

    /** Says that the database stands at these targets, without running anything. */
    public Report stamp(String... targets) {
        return move((session, rows) -> {
            session.underWay().requireNone();
            return graph().stamp(rows, List.of(targets));
        });
    }

    /** Forgets where the database stands, even at revisions that no file tells of, and says that it stands at these targets. */
    public Report purgeAndStamp(String... targets) {
        return locked(session -> {
            Plan plan = graph().stamp(List.of(), List.of(targets));
            Plan whole = new Plan(plan.steps(), session.rows(), plan.rowsAfter());
            return session.run(whole, List.of(project.history().purge(), project.history().forget()));
        });
    }

    /** Where a step is that another run has left half done; none where there is no such step. */
    public Optional<Point> underWay() {
        return asked(session -> session.underWay().point());
    }

    /**
     * Notes of a statement that was under way when a run ended whether it is done, for the next run.
     *
     * @return where that goes on
     */
    public Point resume(boolean done) {
        return withFilesAfterwards(() -> locked(session -> {
            session.completeFiles(session.rows());
            return session.underWay().settle(done);
        }));
    }

    /** The applied revisions whose files mean something else now; of those that an earlier version applied nothing is known. */
    public List<ChangedRevision> changedRevisions() {
        return asked(session -> session.appliedRevisions().changed(session.rows()));
    }

    /**
     * Notes that what the file of an applied revision says now is what was applied.
     *
     * @param revision an id, a partial id or a branch label
     * @return in what that differs from what was known before
     */
    public ChangedRevision accept(String revision) {
        String id = graph().find(revision);
        return locked(session -> {
            session.underWay().requireNone();
            AppliedRevisions applied = session.appliedRevisions();
            ChangedRevision difference = applied.difference(id, session.rows());
            session.run(List.of(project.history().accept(applied.now(id))));
            return difference;
        });
    }

    /** What lies in quarantine, the oldest first. */
    public List<Quarantined> quarantine() {
        return asked(session -> session.purge().list());
    }

    /** Drops for good what was put into quarantine before a moment, and tells what that was. */
    public List<Quarantined> purge(Instant before) {
        return locked(session -> session.purge().drop(before, session.sink()));
    }

    /** Creates the version table and what belongs to it where they are missing. */
    public void ensureVersionTable() {
        locked(session -> {
            session.run(List.of());
            return session;
        });
    }

    /** The rows of the version table. */
    public List<String> rows() {
        return asked(Session::rows);
    }

    /** Where the database stands, and who is moving it right now; waits for nobody. */
    public Standing standing() {
        return asked(Session::standing);
    }

    private Report move(Session.Planner planner) {
        return asked(session -> session.move(planner));
    }

    @FunctionalInterface
    private interface Work<T> {
        T in(Session session) throws SQLException;
    }

    /** What is done in a session behind the lock. */
    private <T> T locked(Work<T> work) {
        return asked(session -> {
            session.lock();
            return work.in(session);
        });
    }

    private <T> T asked(Work<T> work) {
        try (Session session = Session.on(this)) {
            return work.in(session);
        } catch (SQLException e) {
            throw Blameless.told(new Refusal(
                    "connection-failed",
                    "The database " + settings.database() + " does not answer as it should: " + settings.database().messageOf(e),
                    "What was under way in a transaction is rolled back. Look where it stands with current, then run again.",
                    e));
        }
    }

    /** Writes SQL for a database that somebody else moves. */
    public Scripts scripts(Appendable out) {
        return new Scripts(project, out);
    }

    // ---- the history

    public RevisionGraph graph() {
        return project.graph();
    }

    /** The file of a revision, by an id, a partial id or a branch label. */
    public RevisionFile file(String revision) {
        return project.file(revision);
    }

    /** What a revision's upgrade or downgrade does, as operations. */
    public List<Operation> operations(String revision, Step.Direction direction) {
        return project.operations(revision, direction);
    }

    /** The schema at a target, by the revisions alone; unknown after SQL that does not declare its effect. */
    public Schema schema(String target) {
        return project.schema(target);
    }

    /** The schema that the database holds, without Matar's own tables. */
    public Schema databaseSchema() {
        return sourceOf(settings.database()).read(project.dialect());
    }

    /** What a database holds, without tables of Matar's own. */
    public SchemaSource sourceOf(Database database) {
        return new DatabaseSource(database, Scope.without(project.history().tables()));
    }

    /** The database's major version, such as {@code 15}; none where it cannot be reached. */
    public Optional<String> databaseVersion() {
        try (Connection connection = settings.database().open(project.dialect())) {
            return Optional.of(String.valueOf(connection.getMetaData().getDatabaseMajorVersion()));
        } catch (SQLException | Refusal unreachable) {
            return Optional.empty();
        }
    }

    /** The schema that an SQL script makes of an empty database like this one; it is run on a scratch database. */
    public Schema scriptSchema(Path script) {
        return SqlScriptSource.of(script, settings.database()).read(project.dialect());
    }

    /**
     * The schema at a target, by the revisions alone; where one of them does not say what it does, all of them are run on a scratch
     * database, which is looked at.
     */
    public Schema schemaByReplay(String target) {
        return project.schemaByReplay(target);
    }

    /** Writes revisions that make of this project's database what a source of schemas says. */
    public Autogenerate autogenerate(SchemaSource wanted) {
        return new Autogenerate(this, wanted, Sight.ALL, ProjectHooks.of(project));
    }

    /**
     * Tries revisions on a scratch database: each up, down, and up again.
     *
     * @param range which of them, as {@link RevisionGraph#history} takes it
     * @param trying is told each step when it begins
     */
    public Verification.Result verify(String range, Consumer<Step> trying) {
        List<String> ids = graph().history(range, range.contains("current") ? rows() : List.of());
        Set<String> needed = Set.copyOf(graph().ancestors(ids));
        List<Step> steps = ids.isEmpty()
                ? List.of()
                : graph().upgrade(List.of(), List.of("heads")).steps().stream().filter(step -> needed.contains(step.revision())).toList();
        return new Verification(project.dialect(), settings.database(), settings.naming(), project.replay()).of(steps, Set.copyOf(ids), trying);
    }

    /**
     * Finds what the undeclared SQL of a revision does to the schema, and writes it into its file.
     *
     * @param renames what of it is renamed, see {@link dev.matar.diff.RenameHints}
     * @param renamesNothing whether nothing is, however much it looks like that
     */
    public List<Effect> declareEffect(String revision, List<String> renames, boolean renamesNothing) {
        RevisionFile file = file(revision);
        List<Effect> effects = new Effects(project, file, renames, renamesNothing).find();
        new EffectFile(project, file).declare(effects);
        project.forgetFiles();
        return effects;
    }

    /** What each step of a plan may cost a database that holds rows, by the revisions alone; steps that cost nothing are left out. */
    public Map<Step, List<Cost>> costs(Plan plan) {
        return project.costs(plan);
    }

    /** Writes a new revision file and returns it. */
    public RevisionFile write(Draft draft) {
        return project.write(draft);
    }
}
