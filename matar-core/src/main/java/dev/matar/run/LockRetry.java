package dev.matar.run;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.Fence;
import dev.matar.dialect.SqlSplitter;
import dev.matar.run.Outbox.Held;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Tries again what failed for nothing but a lock that another session holds.
 *
 * <p>Where DDL is part of a transaction, that is rolled back and sent once more from its first statement, so that meanwhile it holds no lock
 * itself; where each change of the schema stands alone, that one is.
 */
final class LockRetry {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int SHOWN_CHARACTERS = 80;

    private final Connection connection;
    private final Dialect dialect;
    private final Patience patience;
    private final Fence fence;
    /** What the open transaction has done. */
    private final List<Held> sent = new ArrayList<>();
    /** Whether all that it has done is in there. */
    private boolean repeatable = true;

    private Duration pause = FIRST_PAUSE;
    private long firstFailure;

    LockRetry(Connection connection, Dialect dialect, Patience patience, Fence fence) {
        this.connection = connection;
        this.dialect = dialect;
        this.patience = patience;
        this.fence = fence;
    }

    /** These went well. */
    void sent(List<Held> statements) {
        sent.addAll(statements);
        int begin = afterCommit(sent, sent.size());
        if (begin > 0) {
            sent.subList(0, begin).clear();
            repeatable = true;
        }
        pause = FIRST_PAUSE;
        firstFailure = 0;
    }

    /** The transaction is over. */
    void ended() {
        sent.clear();
        repeatable = true;
    }

    /** The transaction did what is no SQL, and nobody can tell whether it may be done twice. */
    void ranCode() {
        repeatable = false;
    }

    /**
     * Whether to go on after a failure; what is held then is what has to be sent.
     *
     * @param index which of the held statements failed
     */
    boolean again(SQLException failure, List<Held> held, int index) {
        if (patience.once().isZero() || !dialect.engine().isLockTimeout(failure) || index >= held.size() || isOver()) {
            return false;
        }
        String sql = held.get(index).sql();
        try {
            if (dialect.transactionalDdl() ? !rollsBack(held, index) : !standsAlone(held, index)) {
                return false;
            }
        } catch (SQLException lost) {
            return false;
        }
        patience.waiting().accept("Another session holds a lock on what this statement changes; it gave way after " + words(patience.once())
                + " and is tried again in " + words(pause) + ": " + shown(sql));
        sleep();
        return true;
    }

    private boolean isOver() {
        long now = System.nanoTime();
        firstFailure = firstFailure == 0 ? now : firstFailure;
        return now - firstFailure >= patience.total().toNanos();
    }

    private boolean rollsBack(List<Held> held, int index) throws SQLException {
        List<Held> all = new ArrayList<>(sent);
        all.addAll(held);
        int begin = afterCommit(all, sent.size() + index);
        if (connection.getAutoCommit() || begin == 0 && !repeatable) {
            return false;
        }
        connection.rollback();
        // The driver begins the first transaction itself.
        boolean spoken = all.get(begin).sql().equals(Outbox.BEGIN);
        held.clear();
        held.addAll(all.subList(spoken ? begin + 1 : begin, all.size()));
        ended();
        return true;
    }

    /** A change of rows is part of a transaction, which some servers roll back as a whole then. */
    private boolean standsAlone(List<Held> held, int index) throws SQLException {
        boolean inTransaction = new SqlSplitter(dialect.syntax()).touchesOnlyRows(held.get(index).sql());
        if (inTransaction && !dialect.engine().survivesLockTimeout(connection)) {
            return false;
        }
        int first = index;
        while (first > 0 && fence.has(held.get(first - 1).sql())) {
            first--;
        }
        held.subList(0, first).clear();
        return true;
    }

    /** Where the transaction begins that a statement is part of. */
    private static int afterCommit(List<Held> statements, int index) {
        for (int i = index - 1; i >= 0; i--) {
            if (statements.get(i).sql().equals(Outbox.COMMIT)) {
                return i + 1;
            }
        }
        return 0;
    }

    private void sleep() {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            // The next attempt is the last.
            Thread.currentThread().interrupt();
            firstFailure = System.nanoTime() - patience.total().toNanos();
        }
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
    }

    private static String words(Duration time) {
        return time.toString().substring(2).toLowerCase(Locale.ROOT);
    }

    private static String shown(String sql) {
        String line = sql.strip().replaceAll("\\s+", " ");
        return line.length() > SHOWN_CHARACTERS ? line.substring(0, SHOWN_CHARACTERS) + "…" : line;
    }
}
