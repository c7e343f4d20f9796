package dev.matar.dialect.sqlite;

import dev.matar.dialect.LockHolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A few lines beside the lock that say who holds it: for people, and never the lock itself.
 *
 * <p>A file of its own, since to open the lock's by other means than SQLite's would free it; see "How To Corrupt An SQLite Database File".
 */
final class HolderNote {

    private final String file;

    private HolderNote(String file) {
        this.file = file;
    }

    static HolderNote beside(String lock) {
        return new HolderNote(lock + "-holder");
    }

    /** Where it cannot be written nothing is lost but a name. */
    void write(LockHolder holder) {
        try {
            Files.write(Path.of(file), List.of(holder.process(), holder.who(), holder.host(), holder.since()));
        } catch (IOException | InvalidPathException unable) {
            delete();
        }
    }

    /** What it says; whoever is seen while still writing is somebody unknown. */
    Optional<LockHolder> read() {
        try {
            List<String> lines = Files.readAllLines(Path.of(file));
            return Optional.of(
                    lines.size() < 4 ? LockHolder.UNKNOWN : new LockHolder(lines.get(0), lines.get(1), lines.get(2), lines.get(3)));
        } catch (IOException | InvalidPathException noneThatCanBeRead) {
            return Optional.empty();
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(Path.of(file));
        } catch (IOException | InvalidPathException unable) {
            return;
        }
    }
}
