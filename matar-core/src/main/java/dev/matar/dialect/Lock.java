package dev.matar.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;

/** Keeps other processes from moving the same database; ends when it is closed and, at the latest, with its session. */
@FunctionalInterface
public interface Lock extends AutoCloseable {

    @Override
    void close() throws SQLException;

    /**
     * What is asked of a lock.
     *
     * @param key what is locked within the database: the version table's name
     * @param timeout how long to wait for another process
     * @param waiting told once, in a sentence, when there is a wait
     */
    record Wish(String key, Duration timeout, Consumer<String> waiting) {}

    /** Opens another connection to the same database, for an engine whose lock needs a session of its own. */
    @FunctionalInterface
    interface Connector {
        Connection open() throws SQLException;
    }
}
