package dev.matar.run;

import dev.matar.check.Stake;
import dev.matar.dialect.Aftermath;
import dev.matar.dialect.Dialect;
import dev.matar.dialect.Engine;
import dev.matar.dialect.Fence;
import dev.matar.dialect.Scope;
import dev.matar.dialect.Statement;
import dev.matar.operation.Code;
import dev.matar.operation.Operation;
import dev.matar.revision.Script;
import dev.matar.revision.Step;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs statements on a connection.
 *
 * <p>They are held back and sent together, so that a revision, its row in the version table and its entry in the journal cost as few
 * round trips as the driver allows: one, and less than one while many quick steps follow each other. Each step is a transaction of its
 * own nevertheless.
 */
public final class DatabaseSink implements Sink {

    private final Connection connection;
    private final Dialect dialect;
    private final Engine engine;
    private final Scope scope;
    private final Transactions transactions;
    private final History history;
    private final Marks marks;
    private final Patience patience;
    private final Outbox outbox;
    private final List<Step> waiting = new ArrayList<>();
    private final Pace pace = new Pace();
    private Step step;
    /** Whether the session's statements give way to other sessions' soon. */
    private boolean givesWay;
    /** Whether it is noted how far the step is. */
    private boolean marked;
    /** Whether the database has said that the statement which was begun is not done. */
    private boolean refused;

    /** Behind a lock that ends with the session. */
    public DatabaseSink(Connection connection, Dialect dialect, History history, Script script, Patience patience) {
        this(connection, dialect, history, script, patience, Fence.NONE);
    }

    /**
     * @param history whose tables {@link #look} does not see, and which is told how far a step is that is not one transaction
     * @param script tells where a failed statement is written
     * @param patience heeded where a failed statement, or its transaction, can be run again
     * @param fence the lock's
     */
    public DatabaseSink(Connection connection, Dialect dialect, History history, Script script, Patience patience, Fence fence) {
        Transactions transactions = history.transactions();
        if (transactions == Transactions.ALL && !dialect.transactionalDdl()) {
            throw new Refusal(
                    "unsupported",
                    dialect.title() + " commits each change of the schema at once, so several revisions cannot be one transaction.",
                    "Leave out the setting, for one revision after the other.");
        }
        this.connection = connection;
        this.dialect = dialect;
        this.engine = dialect.engine();
        this.scope = Scope.without(history.tables());
        this.transactions = transactions;
        this.history = history;
        this.marks = new Marks(dialect, transactions);
        boolean whole = transactions == Transactions.PER_REVISION || !dialect.transactionalDdl();
        this.patience = whole ? patience : Patience.ENDLESS;
        this.outbox = new Outbox(connection, dialect, transactions, script, this.patience, fence);
        outbox.requireLock();
    }

    @Override
    public Schema look(Schema folded) {
        return look(() -> dialect.inspect(connection, scope));
    }

    @Override
    public Schema look(Operation operation, Schema folded) {
        return dialect.rereads(operation) ? look(() -> dialect.reread(connection, operation, folded)) : folded;
    }

    @FunctionalInterface
    private interface View {
        Schema schema() throws SQLException;
    }

    private Schema look(View view) {
        outbox.send();
        try {
            return view.schema();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private Refusal unreadable(SQLException e) {
        String remedy = engine.isLockTimeout(e) ? "Another session holds a lock on what is looked at. Run again when that one is done." : "";
        return new Refusal("inspection-failed", "The database's catalog cannot be read: " + e.getMessage(), remedy, e);
    }

    @Override
    public List<Tally> count(List<Stake> stakes) {
        outbox.send();
        return new Count(connection, dialect).of(stakes);
    }

    @Override
    public boolean isParted() {
        return outbox.isParted();
    }

    @Override
    public void begin(Step next, List<Operation> operations, boolean goesOn) {
        step = next;
        outbox.begin(next);
        marked = goesOn || history.mayStopHalfway(operations);
        marks.begin(next, operations);
        if (waiting.isEmpty()) {
            outbox.setAutoCommit(false);
        } else if (transactions == Transactions.PER_REVISION) {
            outbox.hold(Outbox.BEGIN);
        }
        outbox.requireLock();
        if (!patience.once().isZero() && (!givesWay || dialect.transactionalDdl())) {
            givesWay = true;
            engine.waitingForLocks(patience.once()).forEach(outbox::hold);
        }
        if (marked && !goesOn) {
            outbox.hold(history.underWay(next));
        }
    }

    /** What cannot be run again waits for as long as it takes, and so does the rest of its step. */
    private void giveWayNoMore() {
        if (givesWay) {
            givesWay = false;
            engine.waitingForLocks(Duration.ZERO).forEach(outbox::hold);
            outbox.send();
        }
    }

    @Override
    public void accept(Deed deed) {
        try {
            engine.requireFaithful(connection, deed.operation());
        } catch (SQLException e) {
            throw unreadable(e);
        }
        if (!marked && !deed.statements().stream().allMatch(Statement::transactional)) {
            marked = true;
            outbox.hold(history.underWay(step));
        }
        if (marked) {
            marks.of(deed, this::live).forEach(this::accept);
        } else {
            deed.statements().forEach(this::accept);
        }
    }

    /** What a statement has left that another run has begun. */
    Aftermath aftermath(String sql) {
        try {
            return engine.aftermath(connection, sql);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** Goes on with an operation where another run has stopped. */
    void goOn(Point point, Operation operation, List<Statement> statements) {
        marks.of(point, operation, statements).forEach(this::accept);
    }

    /** What the database holds now. */
    private Schema live() {
        return look(Schema.unknown("it is looked at"));
    }

    /** The same of nothing but a neighbourhood: that costs the same however large the database is. */
    Schema live(Neighbourhood neighbourhood) {
        return look(() -> dialect.inspect(connection, Scope.only(neighbourhood.names())));
    }

    private void accept(Marks.Unit unit) {
        if (!unit.isMarked()) {
            unit.statements().forEach(this::accept);
            return;
        }
        if (!outbox.isParted()) {
            outbox.hold(history.at(unit.at()));
            outbox.sendAndCommit();
            outbox.part();
        }
        outbox.requireLock();
        outbox.hold(history.at(unit.begun(this::live)));
        if (unit.mayStay()) {
            outbox.sendAndCommit();
            if (unit.isAlone()) {
                leaveTransaction();
            }
            outbox.requireLock();
        }
        refused = false;
        unit.statements().forEach(this::doMarked);
        unit.expected().ifPresent(sight -> Doubt.requireExpected(sight, live(sight.neighbourhood())));
        outbox.setAutoCommit(false);
        outbox.hold(history.at(unit.next()));
        outbox.sendAndCommit();
    }

    /** What the database refuses is not done; of code, and of what it gave no answer to, nobody knows. */
    private void doMarked(Statement statement) {
        transactions.requireUndisturbed(statement);
        outbox.send();
        if (statement.code().isPresent()) {
            giveWayNoMore();
            run(statement);
            return;
        }
        outbox.hold(statement);
        try {
            outbox.send();
        } catch (Refusal refusal) {
            refused = !FailedStatement.isOfConnection(refusal.getCause());
            throw refusal;
        }
    }

    private void leaveTransaction() {
        outbox.sendAndCommit();
        outbox.part();
        outbox.setAutoCommit(true);
        giveWayNoMore();
    }

    @Override
    public void accept(Statement statement) {
        transactions.requireUndisturbed(statement);
        if (outbox.isParted() && statement.transactional()) {
            outbox.requireLock();
        }
        if (statement.code().isPresent()) {
            outbox.send();
            giveWayNoMore();
            run(statement);
        } else if (statement.transactional()) {
            outbox.hold(statement);
        } else {
            leaveTransaction();
            outbox.requireLock();
            outbox.send();
            outbox.hold(statement);
            outbox.send();
            outbox.setAutoCommit(false);
        }
    }

    @SuppressWarnings("unchecked")
    private void run(Statement statement) {
        outbox.ranCode();
        try {
            ((Code.Action<Connection>) statement.code().orElseThrow()).run(connection);
        } catch (Refusal refusal) {
            throw refusal;
        } catch (Exception e) {
            throw new Refusal(
                    "code-failed", statement.sql().replace(Statement.CODE, "the code «") + "» failed: " + e, outbox.whatNow().words(), e);
        }
    }

    @Override
    public List<Step> end(Step ended) {
        if (marked) {
            outbox.hold(history.forget());
        }
        waiting.add(ended);
        boolean alone = outbox.isParted() || !engine.batches();
        if (transactions == Transactions.PER_REVISION && engine.batches()) {
            // Sent along with the rest it saves a round trip; the driver sees that the transaction is over.
            outbox.hold(Outbox.COMMIT);
        }
        return alone || pace.isDue(waiting.size()) ? send() : List.of();
    }

    /** Sends what is held; the steps that waited are done then. */
    private List<Step> send() {
        long began = System.nanoTime();
        outbox.send();
        if (transactions != Transactions.ALL) {
            outbox.commit();
        }
        pace.took(waiting.size(), System.nanoTime() - began);
        List<Step> done = List.copyOf(waiting);
        waiting.clear();
        return done;
    }

    @Override
    public List<Step> finish() {
        List<Step> done = send();
        outbox.commit();
        outbox.setAutoCommit(true);
        outbox.requireLock();
        return done;
    }

    @Override
    public Step failed(Step underWay) {
        return outbox.failed().map(Outbox.Held::step).orElse(underWay);
    }

    @Override
    public List<Step> abandon() {
        outbox.failed().ifPresent(this::waitNoMore);
        outbox.forget(of -> transactions == Transactions.ALL || !waiting.contains(of));
        outbox.send();
        try {
            outbox.rollback();
            if (refused) {
                outbox.hold(history.failed());
                outbox.send();
            }
        } catch (SQLException | Refusal lost) {
            // The connection is gone, and with it the transaction.
        }
        return transactions == Transactions.ALL ? List.of() : List.copyOf(waiting);
    }

    /** A step is not done when a statement of it has failed, or one before it that belongs to the run. */
    private void waitNoMore(Outbox.Held failed) {
        int first = failed.step() == null ? 0 : waiting.indexOf(failed.step());
        if (first >= 0) {
            waiting.subList(first, waiting.size()).clear();
        }
    }
}
