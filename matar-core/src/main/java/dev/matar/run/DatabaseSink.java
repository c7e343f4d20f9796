package dev.matar.run;

import dev.matar.check.Stake;
import dev.matar.dialect.Aftermath;
import dev.matar.dialect.Dialect;
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

    static final String BEGIN = "BEGIN";
    static final String COMMIT = "COMMIT";

    private final Connection connection;
    private final Dialect dialect;
    private final Scope scope;
    private final Transactions transactions;
    private final History history;
    private final Marks marks;
    private final Script script;
    private final Patience patience;
    private final Fence fence;
    private final Outbox outbox;
    private final List<Step> waiting = new ArrayList<>();
    private final Pace pace = new Pace();
    private Step step;
    private Step failed;
    private boolean parted;
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
        this.scope = Scope.without(history.tables());
        this.transactions = transactions;
        this.history = history;
        this.marks = new Marks(dialect, transactions);
        this.script = script;
        boolean whole = transactions == Transactions.PER_REVISION || !dialect.transactionalDdl();
        this.patience = whole ? patience : Patience.ENDLESS;
        this.fence = fence;
        this.outbox = new Outbox(connection, dialect, this.patience, fence);
        this.parted = transactions.commitsEach(dialect);
        requireLock();
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
        flush();
        try {
            return view.schema();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private Refusal unreadable(SQLException e) {
        String remedy = dialect.isLockTimeout(e) ? "Another session holds a lock on what is looked at. Run again when that one is done." : "";
        return new Refusal("inspection-failed", "The database's catalog cannot be read: " + e.getMessage(), remedy, e);
    }

    @Override
    public List<Tally> count(List<Stake> stakes) {
        flush();
        return new Count(connection, dialect).of(stakes);
    }

    @Override
    public boolean isParted() {
        return parted;
    }

    @Override
    public void begin(Step next, List<Operation> operations, boolean goesOn) {
        step = next;
        parted = transactions.commitsEach(dialect);
        marked = goesOn || history.mayStopHalfway(operations);
        marks.begin(next, operations);
        if (waiting.isEmpty()) {
            setAutoCommit(false);
        } else if (transactions == Transactions.PER_REVISION) {
            hold(BEGIN);
        }
        requireLock();
        if (!patience.once().isZero() && (!givesWay || dialect.transactionalDdl())) {
            givesWay = true;
            dialect.waitingForLocks(patience.once()).forEach(statement -> hold(statement.sql()));
        }
        if (marked && !goesOn) {
            hold(history.underWay(next).sql());
        }
    }

    /** What follows fails unless the lock is still there; in a transaction it stays until the end of that. */
    private void requireLock() {
        fence.statements().forEach(statement -> hold(statement.sql()));
    }

    /** What cannot be run again waits for as long as it takes, and so does the rest of its step. */
    private void giveWayNoMore() {
        if (givesWay) {
            givesWay = false;
            dialect.waitingForLocks(Duration.ZERO).forEach(statement -> hold(statement.sql()));
            flush();
        }
    }

    private void hold(String sql) {
        outbox.hold(sql, step);
    }

    @Override
    public void accept(Deed deed) {
        try {
            dialect.requireFaithful(connection, deed.operation());
        } catch (SQLException e) {
            throw unreadable(e);
        }
        if (!marked && !deed.statements().stream().allMatch(Statement::transactional)) {
            marked = true;
            hold(history.underWay(step).sql());
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
            return dialect.aftermath(connection, sql);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** Goes on with an operation where another run has stopped. */
    void goOn(Point point, Operation operation, List<Statement> statements) {
        marks.of(point, operation, statements).forEach(this::accept);
    }

    /** What the database holds now. */
    Schema live() {
        return look(Schema.unknown("it is looked at"));
    }

    private void accept(Marks.Unit unit) {
        if (!unit.isMarked()) {
            unit.statements().forEach(this::accept);
            return;
        }
        if (!parted) {
            hold(history.at(unit.at()).sql());
            flush();
            commit();
            parted = true;
        }
        requireLock();
        hold(history.at(unit.begun(this::live)).sql());
        if (unit.mayStay()) {
            flush();
            commit();
            if (unit.isAlone()) {
                leaveTransaction();
            }
            requireLock();
        }
        refused = false;
        unit.statements().forEach(this::doMarked);
        unit.expected().ifPresent(sight -> Doubt.requireExpected(sight, live()));
        setAutoCommit(false);
        hold(history.at(unit.next()).sql());
        flush();
        commit();
    }

    /** What the database refuses is not done; of code, and of what it gave no answer to, nobody knows. */
    private void doMarked(Statement statement) {
        transactions.requireUndisturbed(statement);
        flush();
        if (statement.code().isPresent()) {
            giveWayNoMore();
            run(statement);
            return;
        }
        hold(statement.sql());
        try {
            flush();
        } catch (Refusal refusal) {
            refused = !FailedStatement.isOfConnection(refusal.getCause());
            throw refusal;
        }
    }

    private void leaveTransaction() {
        flush();
        commit();
        parted = true;
        setAutoCommit(true);
        giveWayNoMore();
    }

    @Override
    public void accept(Statement statement) {
        transactions.requireUndisturbed(statement);
        if (parted && statement.transactional()) {
            requireLock();
        }
        if (statement.code().isPresent()) {
            flush();
            giveWayNoMore();
            run(statement);
        } else if (statement.transactional()) {
            hold(statement.sql());
        } else {
            leaveTransaction();
            requireLock();
            flush();
            hold(statement.sql());
            flush();
            setAutoCommit(false);
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
                    "code-failed", statement.sql().replace(Statement.CODE, "the code «") + "» failed: " + e, whatNow().words(), e);
        }
    }

    @Override
    public List<Step> end(Step ended) {
        if (marked) {
            hold(history.forget().sql());
        }
        waiting.add(ended);
        boolean alone = parted || !dialect.batches();
        if (transactions == Transactions.PER_REVISION && dialect.batches()) {
            // Sent along with the rest it saves a round trip; the driver sees that the transaction is over.
            hold(COMMIT);
        }
        return alone || pace.isDue(waiting.size()) ? send() : List.of();
    }

    /** Sends what is held; the steps that waited are done then. */
    private List<Step> send() {
        long began = System.nanoTime();
        flush();
        if (transactions != Transactions.ALL) {
            commit();
        }
        pace.took(waiting.size(), System.nanoTime() - began);
        List<Step> done = List.copyOf(waiting);
        waiting.clear();
        return done;
    }

    @Override
    public List<Step> finish() {
        List<Step> done = send();
        commit();
        setAutoCommit(true);
        requireLock();
        return done;
    }

    @Override
    public Step failed(Step underWay) {
        return failed == null ? underWay : failed;
    }

    @Override
    public List<Step> abandon() {
        outbox.forget(of -> transactions == Transactions.ALL || !waiting.contains(of));
        try {
            flush();
            outbox.rollback();
            if (refused) {
                hold(history.failed().sql());
                outbox.send(parted);
            }
        } catch (SQLException | Outbox.Failure lost) {
            // The connection is gone, and with it the transaction.
        }
        return transactions == Transactions.ALL ? List.of() : List.copyOf(waiting);
    }

    private void flush() {
        try {
            outbox.send(parted);
        } catch (Outbox.Failure failure) {
            throw refusal(failure);
        }
    }

    private Refusal refusal(Outbox.Failure failure) {
        failed = failure.statement().sql().isEmpty() ? step : failure.statement().step();
        int first = failed == null ? 0 : waiting.indexOf(failed);
        if (first >= 0) {
            waiting.subList(first, waiting.size()).clear();
        }
        SQLException e = failure.sqlException();
        String sql = failure.statement().sql();
        if (fence.isBroken(sql, FailedStatement.root(e))) {
            return fence.lost(e);
        }
        long line = failed == null || sql.isEmpty() ? 0 : script.line(failed, sql);
        if (sql.equals(COMMIT)) {
            return commitFailed(e);
        }
        String what = (line == 0 ? "" : "line " + line + ": ")
                + (sql.isEmpty() ? "a statement failed: " : "this statement failed:\n\n" + FailedStatement.shown(sql) + "\n\n");
        return new Refusal("statement-failed", what + FailedStatement.root(e).getMessage(), whatNow().after(e), e);
    }

    private Refusal commitFailed(SQLException e) {
        return new Refusal("statement-failed", "The commit failed: " + FailedStatement.root(e).getMessage(), whatNow().words(), e);
    }

    private WhatNow whatNow() {
        return new WhatNow(dialect, transactions, parted);
    }

    private void commit() {
        try {
            outbox.commit();
        } catch (SQLException e) {
            throw commitFailed(e);
        }
    }

    private void setAutoCommit(boolean on) {
        try {
            outbox.setAutoCommit(on);
        } catch (SQLException e) {
            throw new Refusal("statement-failed", "The transaction mode cannot be set: " + e.getMessage(), "", e);
        }
    }
}
