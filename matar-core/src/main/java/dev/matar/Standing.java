package dev.matar;

import dev.matar.dialect.LockHolder;
import dev.matar.run.Point;
import java.util.List;
import java.util.Optional;

/**
 * Where a database stands.
 *
 * @param rows the rows of its version table
 * @param mover who is moving it right now, so that it will soon stand elsewhere
 * @param halfDone where a step is that was left half done; none where somebody is moving it
 */
public record Standing(List<String> rows, Optional<LockHolder> mover, Optional<Point> halfDone) {

    public Standing {
        rows = List.copyOf(rows);
    }
}
