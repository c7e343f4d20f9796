package dev.matar.hibernate;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps Hibernate from telling the console, by way of the JDK's logging, what it meets while a mapping is read. */
final class QuietLogs implements AutoCloseable {

    // Kept, since the JDK forgets the level of a logger that nobody holds.
    private final Logger logger = Logger.getLogger("org.hibernate");
    private final Level before = logger.getLevel();

    QuietLogs() {
        logger.setLevel(Level.OFF);
    }

    @Override
    public void close() {
        logger.setLevel(before);
    }
}
