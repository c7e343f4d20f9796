package dev.matar.run;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * How long to wait for locks that other sessions hold on what is changed.
 *
 * @param once for how long a statement waits before it gives way; zero for as long as the database lets it
 * @param total for how long it is tried again
 * @param waiting is told, in a sentence, each time it has given way
 */
public record Patience(Duration once, Duration total, Consumer<String> waiting) {

    /** The database's own. */
    public static final Patience ENDLESS = new Patience(Duration.ZERO, Duration.ZERO, sentence -> {});
}
