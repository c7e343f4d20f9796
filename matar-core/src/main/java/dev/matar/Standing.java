package dev.matar;

import dev.matar.dialect.LockHolder;
import java.util.List;
import java.util.Optional;

/**
 * Where a database stands.
 *
 * @param rows the rows of its version table
 * @param mover who is moving it right now, so that it will soon stand elsewhere
 */
public record Standing(List<String> rows, Optional<LockHolder> mover) {

    public Standing {
        rows = List.copyOf(rows);
    }
}
