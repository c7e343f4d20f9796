package dev.matar;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.Fence;
import dev.matar.dialect.Lock;
import dev.matar.dialect.LockHolder;
import dev.matar.dialect.Statement;
import dev.matar.revision.Plan;
import dev.matar.revision.Step;
import dev.matar.run.DatabaseSink;
import dev.matar.run.OnDrop;
import dev.matar.run.Patience;
import dev.matar.run.Point;
import dev.matar.run.Purge;
import dev.matar.run.Quarantine;
import dev.matar.run.Report;
import dev.matar.run.Resumption;
import dev.matar.run.Runner;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A session on a project's database, which has the lock once it has asked for it. */
final class Session implements AutoCloseable {

    static final String USER = System.getProperty("user.name", "");
    private static final Schema UNSEEN = Schema.unknown("nobody has looked at the database");

    private final Matar matar;
    private final Project project;
    private final Settings settings;
    private final Dialect dialect;
    private final Connection connection;
    private Optional<Lock> lock = Optional.empty();

    private Session(Matar matar) {
        this.matar = matar;
        this.project = matar.project();
        this.settings = project.settings();
        this.dialect = project.dialect();
        this.connection = connect();
    }

    static Session on(Matar matar) {
        return new Session(matar);
    }

    private Connection connect() {
        return settings.database().open(dialect);
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        try (Connection last = connection) {
            if (lock.isPresent()) {
                lock.get().close();
            }
        }
    }

    // ---- the lock

    private Locks locks() {
        return new Locks(settings, dialect, this::connect);
    }

    /** Waits for the lock and takes it. */
    void lock() throws SQLException {
        lock = Optional.of(locks().take(connection, LockHolder.here(USER, Host.name()), project.listener(), matar.endsHolder()));
    }

    /** Where the database stands, and who is moving it right now; waits for nobody. */
    Standing standing() throws SQLException {
        List<String> rows = rows();
        Optional<LockHolder> mover = locks().holder(connection);
        return new Standing(rows, mover, mover.isPresent() ? Optional.empty() : underWay().point());
    }

    /** The rows of the version table; a file that is no database is noticed here first. */
    List<String> rows() {
        try {
            return project.history().rows(connection);
        } catch (SQLException e) {
            throw new Refusal(
                    "connection-failed",
                    "The version table of " + settings.database() + " cannot be read: " + settings.database().messageOf(e),
                    "Check that the url names the database that is meant, and that its user may read it.",
                    e);
        }
    }

    UnderWay underWay() {
        return new UnderWay(project, connection);
    }

    AppliedRevisions appliedRevisions() {
        return new AppliedRevisions(project, connection);
    }

    /** Has what the journal keeps stand in for files that are missing on the way to these rows. */
    void completeFiles(List<String> rows) throws SQLException {
        if (!project.revisions().isWhole(rows)) {
            project.read(project.revisions().completed(rows, project.history().applied(connection)));
        }
    }

    Purge purge() {
        return new Purge(connection, dialect, project.history(), settings.versionTable());
    }

    // ---- moving

    /** Finds the way from the rows of the version table. */
    @FunctionalInterface
    interface Planner {
        Plan plan(Session session, List<String> rows) throws SQLException;
    }

    /** Plans twice where there is something to do: once to find out, and once more behind the lock, when nobody else can move. */
    Report move(Planner planner) throws SQLException {
        List<String> rows = rows();
        if (underWay().point().isEmpty()) {
            Plan plan = planner.plan(this, rows);
            if (plan.steps().isEmpty()) {
                return new Report(List.of(), plan.rowsBefore(), plan.rowsAfter(), Duration.ZERO);
            }
            project.revisions().compile(plan.steps());
        }
        lock();
        return moveOn(planner);
    }

    /** What another run has left half done is the first step, be it on the way or not. */
    private Report moveOn(Planner planner) throws SQLException {
        List<String> rows = rows();
        Optional<Point> halfDone = underWay().point();
        if (halfDone.isEmpty()) {
            return run(planner.plan(this, rows), List.of(), halfDone);
        }
        Step first = halfDone.get().step();
        Optional<Plan> whole = planBeginningWith(first, planner, rows);
        if (whole.isPresent()) {
            return run(whole.get(), List.of(), halfDone);
        }
        UnderWay.requireFile(halfDone.get(), project.revisions());
        // Planned before anything is done: a target that there is no way to is refused at once.
        Plan rest = planner.plan(this, first.after(rows));
        Report finished = run(new Plan(List.of(first), rows, rest.rowsBefore()), List.of(), halfDone);
        return finished.then(run(rest, List.of(), Optional.empty()));
    }

    /** The way from before a step, if that is the first one on it; where there is no way at all, there may be one from after it. */
    private Optional<Plan> planBeginningWith(Step first, Planner planner, List<String> rows) throws SQLException {
        try {
            Plan plan = planner.plan(this, rows);
            return plan.steps().stream().limit(1).anyMatch(first::equals) ? Optional.of(plan) : Optional.empty();
        } catch (Refusal noWay) {
            return Optional.empty();
        }
    }

    /** Does nothing but these statements. */
    void run(List<Statement> statements) throws SQLException {
        List<String> rows = rows();
        run(new Plan(List.of(), rows, rows), statements);
    }

    Report run(Plan plan, List<Statement> before) throws SQLException {
        return run(plan, before, Optional.empty());
    }

    private Report run(Plan plan, List<Statement> before, Optional<Point> halfDone) throws SQLException {
        DatabaseSink sink = sink();
        dialect.engine().session().forEach(sink::accept);
        project.history().missing(connection).forEach(sink::accept);
        Optional<Quarantine> quarantine = quarantine();
        if (quarantine.isPresent()) {
            quarantine.get().missing(connection).forEach(sink::accept);
        }
        before.forEach(sink::accept);
        try {
            halfDone.ifPresent(project.listener()::resuming);
            Optional<Resumption> resumption = halfDone.map(point -> new Resumption(point, dialect, sink));
            return new Runner(
                            dialect,
                            project.revisions(),
                            project.history(),
                            sink,
                            project.listener(),
                            matar.mayLoseData(),
                            quarantine,
                            resumption)
                    .run(plan, UNSEEN);
        } catch (Refusal refusal) {
            throw Blameless.told(refusal);
        }
    }

    DatabaseSink sink() {
        Patience patience = new Patience(settings.statementLockTimeout(), settings.lockTimeout(), project.listener()::waiting);
        Fence fence = lock.map(Lock::fence).orElse(Fence.NONE);
        return new DatabaseSink(connection, dialect, project.history(), project.revisions(), patience, fence);
    }

    private Optional<Quarantine> quarantine() throws SQLException {
        return settings.onDrop() == OnDrop.DROP
                ? Optional.empty()
                : Optional.of(Quarantine.beside(settings.versionTable(), dialect, connection, project.listener()));
    }
}
