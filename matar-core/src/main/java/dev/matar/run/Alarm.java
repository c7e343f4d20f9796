package dev.matar.run;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

/**
 * Cancels a statement that takes too long.
 *
 * <p>In place of {@link Statement#setQueryTimeout}, which is about locks alone in the driver of SQLite, and which H2 keeps for the whole
 * session.
 */
final class Alarm implements AutoCloseable {

    private final Timer timer = new Timer("matar-alarm", true);
    private boolean over;
    private boolean rang;

    private Alarm() {}

    static Alarm after(Duration limit, Statement statement) {
        Alarm alarm = new Alarm();
        alarm.timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        alarm.cancel(statement);
                    }
                },
                Math.max(1, limit.toMillis()));
        return alarm;
    }

    /** Never after the statement is done, when it would meet the next one. */
    private synchronized void cancel(Statement statement) {
        try {
            if (!over) {
                rang = true;
                statement.cancel();
            }
        } catch (SQLException gone) {
            // It ended by itself.
        }
    }

    /** Not every driver says that a statement was cancelled: some tell that there are no more rows. */
    synchronized void requireSilence() throws SQLException {
        if (rang) {
            throw new SQLException("It took too long.");
        }
    }

    @Override
    public synchronized void close() {
        over = true;
        timer.cancel();
    }
}
