package dev.matar;

import dev.matar.check.Cost;
import dev.matar.check.Costs;
import dev.matar.compare.Sight;
import dev.matar.dialect.Database;
import dev.matar.dialect.Dialect;
import dev.matar.dialect.Lock;
import dev.matar.dialect.LockHolder;
import dev.matar.dialect.Scope;
import dev.matar.dialect.SqlSplitter;
import dev.matar.dialect.SqlSyntax;
import dev.matar.dialect.Statement;
import dev.matar.operation.Operation;
import dev.matar.proof.ScratchHistory;
import dev.matar.proof.Verification;
import dev.matar.revision.Draft;
import dev.matar.revision.Plan;
import dev.matar.revision.Replay;
import dev.matar.revision.RevisionFile;
import dev.matar.revision.RevisionGraph;
import dev.matar.revision.Revisions;
import dev.matar.revision.Step;
import dev.matar.run.DatabaseSink;
import dev.matar.run.History;
import dev.matar.run.Listener;
import dev.matar.run.OnDrop;
import dev.matar.run.Patience;
import dev.matar.run.Point;
import dev.matar.run.Purge;
import dev.matar.run.Quarantine;
import dev.matar.run.Quarantined;
import dev.matar.run.Report;
import dev.matar.run.Resumption;
import dev.matar.run.Runner;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.source.DatabaseSource;
import dev.matar.source.SchemaSource;
import dev.matar.source.ScratchDatabase;
import dev.matar.source.SqlScriptSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A project's history of revisions and the database that moves along it.
 *
 * <p>What goes wrong is thrown as a {@link Refusal}. Nothing is printed, and nothing is shared between two of these, so that many
 * databases can be moved at once.
 */
public final class Matar {

    private static final String USER = System.getProperty("user.name", "");
    private static final Schema UNSEEN = Schema.unknown("nobody has looked at the database");

    private final Settings settings;
    private final Listener listener;
    private final boolean mayLoseData;
    /** What the history makes, by the rows of the version table, where it had to be run to know that. */
    private final Map<List<String>, Schema> replayed = new HashMap<>();

    private Revisions revisions;
    private Dialect dialect;

    private Matar(Settings settings, Listener listener, boolean mayLoseData) {
        this.settings = settings;
        this.listener = listener;
        this.mayLoseData = mayLoseData;
    }

    public static Matar at(Settings settings) {
        return new Matar(settings, Listener.SILENT, false);
    }

    /** The same project; what happens is told to this listener. */
    public Matar listener(Listener newListener) {
        return new Matar(settings, newListener, mayLoseData);
    }

    /** The same project; another process that moves the database is waited for so long, or not at all where this is zero. */
    public Matar lockTimeout(Duration timeout) {
        return new Matar(settings.lockTimeout(timeout), listener, mayLoseData);
    }

    /** The same project; what would lose data is run as any other. */
    public Matar allowingDataLoss() {
        return new Matar(settings, listener, true);
    }

    Listener listener() {
        return listener;
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
        return move((connection, rows) -> {
            Plan plan = graph().upgrade(rows, List.of(targets));
            new AppliedRevisions(this, connection).requireUnchanged(rows);
            return plan;
        });
    }

    /** Takes back whatever stands above a target; what has no file any more, by what the journal keeps of it. */
    public Report downgrade(String target) {
        Revisions files = revisions();
        try {
            return move((connection, rows) -> {
                if (!revisions().isWhole(rows)) {
                    revisions = revisions().completed(rows, history().applied(connection));
                }
                return graph().downgrade(rows, target);
            });
        } finally {
            revisions = files.isWhole(List.of()) ? files : revisions;
        }
    }

    /** Says that the database stands at these targets, without running anything. */
    public Report stamp(String... targets) {
        return move((connection, rows) -> {
            new UnderWay(this, connection).requireNone();
            return graph().stamp(rows, List.of(targets));
        });
    }

    /** Where a step is that another run has left half done; none where there is no such step. */
    public Optional<Point> underWay() {
        try (Connection connection = open()) {
            return new UnderWay(this, connection).point();
        } catch (SQLException e) {
            throw lost(e);
        }
    }

    /**
     * Notes of a statement that was under way when a run ended whether it is done, for the next run.
     *
     * @return where that goes on
     */
    public Point resume(boolean done) {
        try (Connection connection = open();
                Lock lock = lock(connection)) {
            return new UnderWay(this, connection).settle(done);
        } catch (SQLException e) {
            throw lost(e);
        }
    }

    /** The applied revisions whose files mean something else now; of those that an earlier version applied nothing is known. */
    public List<ChangedRevision> changedRevisions() {
        try (Connection connection = open()) {
            return new AppliedRevisions(this, connection).changed(rows(connection));
        } catch (SQLException e) {
            throw lost(e);
        }
    }

    /**
     * Notes that what the file of an applied revision says now is what was applied.
     *
     * @param revision an id, a partial id or a branch label
     * @return in what that differs from what was known before
     */
    public ChangedRevision accept(String revision) {
        String id = graph().find(revision);
        try (Connection connection = open();
                Lock lock = lock(connection)) {
            new UnderWay(this, connection).requireNone();
            List<String> rows = rows(connection);
            AppliedRevisions applied = new AppliedRevisions(this, connection);
            ChangedRevision difference = applied.difference(id, rows);
            run(connection, new Plan(List.of(), rows, rows), List.of(history().accept(applied.now(id))));
            return difference;
        } catch (SQLException e) {
            throw lost(e);
        }
    }

    /** Forgets where the database stands, even at revisions that no file tells of, and says that it stands at these targets. */
    public Report purgeAndStamp(String... targets) {
        try (Connection connection = open();
                Lock lock = lock(connection)) {
            List<String> rows = rows(connection);
            Plan plan = graph().stamp(List.of(), List.of(targets));
            Plan whole = new Plan(plan.steps(), rows, plan.rowsAfter());
            return run(connection, whole, List.of(history().purge(), history().forget()));
        } catch (SQLException e) {
            throw lost(e);
        }
    }

    /** What lies in quarantine, the oldest first. */
    public List<Quarantined> quarantine() {
        try (Connection connection = open()) {
            return purge(connection).list();
        } catch (SQLException e) {
            throw lost(e);
        }
    }

    /** Drops for good what was put into quarantine before a moment, and tells what that was. */
    public List<Quarantined> purge(Instant before) {
        try (Connection connection = open();
                Lock lock = lock(connection)) {
            return purge(connection).drop(before, sink(connection));
        } catch (SQLException e) {
            throw lost(e);
        }
    }

    private Purge purge(Connection connection) {
        return new Purge(connection, dialect(), history(), settings.versionTable());
    }

    /** Creates the version table and the journal where they are missing. */
    public void ensureVersionTable() {
        try (Connection connection = open();
                Lock lock = lock(connection)) {
            List<String> rows = rows(connection);
            run(connection, new Plan(List.of(), rows, rows), List.of());
        } catch (SQLException e) {
            throw lost(e);
        }
    }

    /** The rows of the version table. */
    public List<String> rows() {
        try (Connection connection = open()) {
            return rows(connection);
        } catch (SQLException e) {
            throw lost(e);
        }
    }

    /** Where the database stands, and who is moving it right now; waits for nobody. */
    public Standing standing() {
        try (Connection connection = open()) {
            List<String> rows = rows(connection);
            Optional<LockHolder> mover = dialect().lockHolder(connection, this::open, settings.versionTable().toString());
            return new Standing(rows, mover, mover.isPresent() ? Optional.empty() : new UnderWay(this, connection).point());
        } catch (SQLException e) {
            throw lost(e);
        }
    }

    /** A file that is no database is noticed here first. */
    private List<String> rows(Connection connection) {
        try {
            return history().rows(connection);
        } catch (SQLException e) {
            throw new Refusal(
                    "connection-failed",
                    "The version table of " + settings.database() + " cannot be read: " + messageOf(e),
                    "Check that the url names the database that is meant, and that its user may read it.",
                    e);
        }
    }

    private String messageOf(SQLException e) {
        return settings.database().withoutSecrets(String.valueOf(e.getMessage()));
    }

    @FunctionalInterface
    private interface Planner {
        Plan plan(Connection connection, List<String> rows) throws SQLException;
    }

    /** Plans twice where there is something to do: once to find out, and once more behind the lock, when nobody else can move. */
    private Report move(Planner planner) {
        try (Connection connection = open()) {
            Plan plan = planner.plan(connection, rows(connection));
            if (plan.steps().isEmpty() && history().underWay(connection).isEmpty()) {
                return new Report(List.of(), plan.rowsBefore(), plan.rowsAfter(), Duration.ZERO);
            }
            revisions().compile(plan.steps());
            try (Lock lock = lock(connection)) {
                return moveOn(connection, planner);
            }
        } catch (SQLException e) {
            throw lost(e);
        }
    }

    /** What another run has left half done is the first step, be it on the way or not. */
    private Report moveOn(Connection connection, Planner planner) throws SQLException {
        List<String> rows = rows(connection);
        Plan plan = planner.plan(connection, rows);
        Optional<Point> underWay = history().underWay(connection);
        if (underWay.isEmpty() || plan.steps().stream().limit(1).anyMatch(underWay.get().step()::equals)) {
            return run(connection, plan, List.of(), underWay);
        }
        Step first = underWay.get().step();
        Report finished = run(connection, new Plan(List.of(first), rows, first.after(rows)), List.of(), underWay);
        return finished.then(run(connection, planner.plan(connection, rows(connection)), List.of()));
    }

    private Report run(Connection connection, Plan plan, List<Statement> before) throws SQLException {
        return run(connection, plan, before, Optional.empty());
    }

    private Report run(Connection connection, Plan plan, List<Statement> before, Optional<Point> underWay) throws SQLException {
        DatabaseSink sink = sink(connection);
        dialect().session().forEach(sink::accept);
        history().missing(connection).forEach(sink::accept);
        Optional<Quarantine> quarantine = quarantine(connection);
        if (quarantine.isPresent()) {
            quarantine.get().missing(connection).forEach(sink::accept);
        }
        before.forEach(sink::accept);
        try {
            Optional<Resumption> resumption = underWay.map(point -> new Resumption(point, connection, dialect(), sink));
            return new Runner(dialect(), revisions(), history(), sink, listener, mayLoseData, quarantine, resumption).run(plan, UNSEEN);
        } catch (Refusal refusal) {
            throw Blameless.told(refusal);
        }
    }

    private DatabaseSink sink(Connection connection) {
        return new DatabaseSink(connection, dialect(), history(), revisions(), patience());
    }

    private Optional<Quarantine> quarantine(Connection connection) throws SQLException {
        return settings.onDrop() == OnDrop.DROP
                ? Optional.empty()
                : Optional.of(Quarantine.beside(settings.versionTable(), dialect(), connection, listener));
    }

    private Connection open() {
        return settings.database().open(dialect());
    }

    private Lock lock(Connection connection) throws SQLException {
        LockHolder me = LockHolder.here(USER, Host.name());
        Lock.Wish wish = new Lock.Wish(settings.versionTable().toString(), me, settings.lockTimeout(), listener::waiting);
        return dialect().lock(connection, this::open, wish);
    }

    private Patience patience() {
        return new Patience(settings.statementLockTimeout(), settings.lockTimeout(), listener::waiting);
    }

    private Refusal lost(SQLException e) {
        return Blameless.told(new Refusal(
                "connection-failed",
                "The database " + settings.database() + " does not answer as it should: " + messageOf(e),
                "What was under way in a transaction is rolled back. Look where it stands with current, then run again.",
                e));
    }

    /** Writes SQL for a database that somebody else moves. */
    public Scripts scripts(Appendable out) {
        return new Scripts(this, out);
    }

    // ---- the history

    public RevisionGraph graph() {
        return revisions().graph();
    }

    /** The file of a revision, by an id, a partial id or a branch label. */
    public RevisionFile file(String revision) {
        return revisions().file(graph().find(revision));
    }

    /** What a revision's upgrade or downgrade does, as operations. */
    public List<Operation> operations(String revision, Step.Direction direction) {
        return replay().operations(new Step(direction, graph().find(revision), List.of(), List.of()));
    }

    /** All that is done on the way from an empty database to a target. */
    List<Operation> operationsTo(String target) {
        Replay replay = replay();
        return replay.stepsTo(graph().rowsAt(List.of(target))).stream().flatMap(step -> replay.operations(step).stream()).toList();
    }

    /** The schema at a target, by the revisions alone; unknown after SQL that does not declare its effect. */
    public Schema schema(String target) {
        return replay().schemaAt(graph().rowsAt(List.of(target)));
    }

    /** The schema that the database holds, without Matar's own tables. */
    public Schema databaseSchema() {
        return sourceOf(settings.database()).read(dialect());
    }

    /** What a database holds, without tables of Matar's own. */
    public SchemaSource sourceOf(Database database) {
        return new DatabaseSource(database, Scope.without(history().tables()));
    }

    /** The database's major version, such as {@code 15}; none where it cannot be reached. */
    public Optional<String> databaseVersion() {
        try (Connection connection = open()) {
            return Optional.of(String.valueOf(connection.getMetaData().getDatabaseMajorVersion()));
        } catch (SQLException | Refusal unreachable) {
            return Optional.empty();
        }
    }

    /** The schema that an SQL script makes of an empty database like this one; it is run on a scratch database. */
    public Schema scriptSchema(Path script) {
        return SqlScriptSource.of(script, settings.database()).read(dialect());
    }

    /**
     * The schema at a target, by the revisions alone; where one of them does not say what it does, all of them are run on a scratch
     * database, which is looked at.
     */
    public Schema schemaByReplay(String target) {
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

    /** Writes revisions that make of this project's database what a source of schemas says. */
    public Autogenerate autogenerate(SchemaSource wanted) {
        return new Autogenerate(this, wanted, Sight.ALL, ProjectHooks.of(this));
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
        return new Verification(dialect(), settings.database(), settings.naming(), replay()).of(steps, Set.copyOf(ids), trying);
    }

    /**
     * Finds what the undeclared SQL of a revision does to the schema, and writes it into its file.
     *
     * @param renames what of it is renamed, see {@link dev.matar.diff.RenameHints}
     * @param renamesNothing whether nothing is, however much it looks like that
     */
    public List<Effect> declareEffect(String revision, List<String> renames, boolean renamesNothing) {
        RevisionFile file = file(revision);
        List<Effect> effects = new Effects(this, replay(), file, renames, renamesNothing).find();
        new EffectFile(this, file).declare(effects);
        forgetRevisions();
        return effects;
    }

    /** What each step of a plan may cost a database that holds rows, by the revisions alone; steps that cost nothing are left out. */
    public Map<Step, List<Cost>> costs(Plan plan) {
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

    /** Writes a new revision file and returns it. */
    public RevisionFile write(Draft draft) {
        revisions().requireNew(draft.id());
        RevisionFile file = draft.write(graph(), settings.scripts(), settings.versions());
        forgetRevisions();
        return file;
    }

    /** Their files have changed. */
    private void forgetRevisions() {
        revisions = null;
        replayed.clear();
    }

    Replay replay() {
        return new Replay(revisions());
    }

    Revisions revisions() {
        if (revisions == null) {
            revisions = Revisions.in(
                    settings.versions(), settings.cache(), settings.naming(), this::touchesOnlyRows);
        }
        return revisions;
    }

    /** Without a database the words of the standard have to do. */
    boolean touchesOnlyRows(String sql) {
        SqlSyntax syntax = settings.database().url().isEmpty() ? SqlSyntax.POSTGRESQL : dialect().syntax();
        return new SqlSplitter(syntax).touchesOnlyRows(sql);
    }

    Dialect dialect() {
        if (dialect == null) {
            dialect = settings.database().dialect();
        }
        return dialect;
    }

    History history() {
        return new History(dialect(), settings.versionTable(), USER, Host.name(), settings.transactions());
    }
}
