package dev.matar.run;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.Fence;
import dev.matar.dialect.Statement;
import dev.matar.revision.Script;
import dev.matar.revision.Step;
import dev.matar.schema.Refusal;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Statements that are held back and sent together; one that fails is told of with its place and what to do now. */
final class Outbox {

    static final String BEGIN = "BEGIN";
    static final String COMMIT = "COMMIT";

    private final Connection connection;
    private final Dialect dialect;
    private final Transactions transactions;
    private final Script script;
    private final Fence fence;
    private final LockRetry retry;
    private final List<Held> held = new ArrayList<>();
    private Step step;
    private Held failed;
    private boolean parted;

    /** A statement, and the step that it belongs to; none where it belongs to the run. */
    record Held(String sql, Step step) {}

    Outbox(Connection connection, Dialect dialect, Transactions transactions, Script script, Patience patience, Fence fence) {
        this.connection = connection;
        this.dialect = dialect;
        this.transactions = transactions;
        this.script = script;
        this.fence = fence;
        this.retry = new LockRetry(connection, dialect, patience, fence);
        this.parted = transactions.commitsEach(dialect);
    }

    /** What is held from now on belongs to this step. */
    void begin(Step next) {
        step = next;
        parted = transactions.commitsEach(dialect);
    }

    /** A part of the step stays from now on, whatever becomes of the rest. */
    void part() {
        parted = true;
    }

    boolean isParted() {
        return parted;
    }

    /** The statement that failed. */
    Optional<Held> failed() {
        return Optional.ofNullable(failed);
    }

    void hold(Statement statement) {
        hold(statement.sql());
    }

    void hold(String sql) {
        held.add(new Held(sql, step));
    }

    /** What follows fails unless the lock is still there; in a transaction it stays until the end of that. */
    void requireLock() {
        fence.statements().forEach(this::hold);
    }

    void forget(Predicate<Step> of) {
        held.removeIf(one -> of.test(one.step()));
    }

    /** Sends them all; what of a parted step is sent bears the fence's mark. */
    void send() {
        while (!held.isEmpty()) {
            sendOrTryAgain(parted ? fence.mark() : "");
        }
    }

    private void sendOrTryAgain(String mark) {
        int at = 0;
        try (java.sql.Statement statement = connection.createStatement()) {
            if (dialect.engine().batches() && held.size() > 1) {
                for (Held one : held) {
                    statement.addBatch(mark + one.sql());
                }
                statement.executeBatch();
            } else {
                for (; at < held.size(); at++) {
                    statement.execute(mark + held.get(at).sql());
                }
            }
            retry.sent(held);
            held.clear();
        } catch (SQLException e) {
            int index = e instanceof BatchUpdateException batch ? FailedStatement.index(batch) : at;
            if (!retry.again(e, held, index)) {
                failed = index < held.size() ? held.get(index) : new Held("", step);
                held.clear();
                throw refusal(failed, e);
            }
        }
    }

    private Refusal refusal(Held statement, SQLException e) {
        String sql = statement.sql();
        if (fence.isBroken(sql, FailedStatement.root(e))) {
            return fence.lost(e);
        } else if (sql.equals(COMMIT)) {
            return commitFailed(e);
        }
        long line = statement.step() == null || sql.isEmpty() ? 0 : script.line(statement.step(), sql);
        String what = (line == 0 ? "" : "line " + line + ": ")
                + (sql.isEmpty() ? "a statement failed: " : "this statement failed:\n\n" + FailedStatement.shown(sql) + "\n\n");
        return new Refusal("statement-failed", what + FailedStatement.root(e).getMessage(), whatNow().after(e), e);
    }

    private Refusal commitFailed(SQLException e) {
        return new Refusal("statement-failed", "The commit failed: " + FailedStatement.root(e).getMessage(), whatNow().words(), e);
    }

    WhatNow whatNow() {
        return new WhatNow(dialect, transactions, parted);
    }

    /** What follows cannot be sent again by itself. */
    void ranCode() {
        retry.ranCode();
    }

    /** Commits what was sent. */
    void commit() {
        try {
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException e) {
            throw commitFailed(e);
        }
        retry.ended();
    }

    void sendAndCommit() {
        send();
        commit();
    }

    void setAutoCommit(boolean on) {
        try {
            if (connection.getAutoCommit() != on) {
                connection.setAutoCommit(on);
            }
        } catch (SQLException e) {
            throw new Refusal("statement-failed", "The transaction mode cannot be set: " + e.getMessage(), "", e);
        }
    }

    /** What is not committed is gone; each statement stands for itself again. */
    void rollback() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
