package dev.matar.dialect;

import java.util.List;
import java.util.Optional;

/**
 * What a statement has left whose run was cut off, or which failed.
 *
 * @param isDone whether it did all that it does; absent where the engine itself cannot tell
 * @param debris what clears away what is in the way of trying it again
 */
public record Aftermath(Optional<Boolean> isDone, List<Statement> debris) {

    /** Nothing can be told of it by its text. */
    public static final Aftermath UNKNOWN = new Aftermath(Optional.empty(), List.of());

    public static final Aftermath DONE = new Aftermath(Optional.of(true), List.of());

    /** It may be run again as it stands. */
    public static final Aftermath NOT_DONE = new Aftermath(Optional.of(false), List.of());

    public Aftermath {
        debris = List.copyOf(debris);
    }

    /** It is not done, and this has to go first. */
    public static Aftermath of(Statement debris) {
        return new Aftermath(Optional.of(false), List.of(debris));
    }
}
