package dev.matar.kill;

import java.time.Duration;

/** A database server that nobody else uses, so that it can be killed. */
interface OwnServer extends Trial.Place, AutoCloseable {

    Duration START = Duration.ofMinutes(1);

    /** {@code kill -9}. */
    void kill() throws Exception;

    /** Starts it on the same port and data, which it mends by itself; returns when it answers. */
    void restart() throws Exception;

    @Override
    void close() throws Exception;
}
