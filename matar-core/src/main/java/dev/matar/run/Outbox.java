package dev.matar.run;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.Fence;
import dev.matar.revision.Step;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Statements that are held back and sent together. */
final class Outbox {

    private final Connection connection;
    private final Dialect dialect;
    private final Fence fence;
    private final LockRetry retry;
    private final List<Held> held = new ArrayList<>();

    /** A statement, and the step that it belongs to; none where it belongs to the run. */
    record Held(String sql, Step step) {}

    /** A statement that failed for good; nothing is held any more. */
    static final class Failure extends Exception {

        private final transient Held statement;
        private final SQLException cause;

        private Failure(Held statement, SQLException cause) {
            super(cause);
            this.statement = statement;
            this.cause = cause;
        }

        Held statement() {
            return statement;
        }

        SQLException sqlException() {
            return cause;
        }
    }

    Outbox(Connection connection, Dialect dialect, Patience patience, Fence fence) {
        this.connection = connection;
        this.dialect = dialect;
        this.fence = fence;
        this.retry = new LockRetry(connection, dialect, patience, fence);
    }

    void hold(String sql, Step step) {
        held.add(new Held(sql, step));
    }

    void forget(Predicate<Step> of) {
        held.removeIf(one -> of.test(one.step()));
    }

    /**
     * Sends them all.
     *
     * @param signed whether each bears the fence's mark
     */
    void send(boolean signed) throws Failure {
        while (!held.isEmpty()) {
            sendOrTryAgain(signed ? fence.mark() : "");
        }
    }

    private void sendOrTryAgain(String mark) throws Failure {
        int at = 0;
        try (java.sql.Statement statement = connection.createStatement()) {
            if (dialect.batches() && held.size() > 1) {
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
                Held one = index < held.size() ? held.get(index) : new Held("", null);
                held.clear();
                throw new Failure(one, e);
            }
        }
    }

    /** What follows cannot be sent again by itself. */
    void ranCode() {
        retry.ranCode();
    }

    void commit() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
        retry.ended();
    }

    void setAutoCommit(boolean on) throws SQLException {
        if (connection.getAutoCommit() != on) {
            connection.setAutoCommit(on);
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
