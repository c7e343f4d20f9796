package dev.matar.writer;

import dev.matar.operation.Operation;
import dev.matar.revision.Draft;
import dev.matar.revision.Revisions;
import dev.matar.revision.RevisionFormat;
import dev.matar.revision.RevisionGraph;
import dev.matar.revision.Step;
import dev.matar.revision.Step.Direction;
import dev.matar.schema.Naming;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A folder of revisions that were written by machine, and what they say when they are read. */
final class Written {

    private final Path folder;
    private final RevisionFormat format;
    private final Naming naming;
    private final Predicate<String> touchesOnlyRows;
    private final List<String> ids = new ArrayList<>();
    private Revisions revisions;

    Written(Path folder, RevisionFormat format, Naming naming, Predicate<String> touchesOnlyRows) {
        this.folder = folder;
        this.format = format;
        this.naming = naming;
        this.touchesOnlyRows = touchesOnlyRows;
    }

    /** Puts the two ways through the template; gives the text of the file. */
    String add(String up, String down) throws IOException {
        String id = String.format("c%06d", ids.size());
        ids.add(id);
        Draft draft = new Draft(
                "case", id, List.of("base"), false, List.of(), List.of(), Optional.empty(), format).body(up, down);
        return Files.readString(draft.write(RevisionGraph.of(List.of()), folder, List.of(folder.resolve("versions"))).path());
    }

    int size() {
        return ids.size();
    }

    /** What one of them says. */
    List<Operation> read(int place, Direction direction) {
        if (revisions == null) {
            revisions = Revisions.in(List.of(folder.resolve("versions")), folder.resolve("cache"), naming, touchesOnlyRows);
            revisions.compile(ids.stream().map(id -> step(id, Direction.UP)).toList());
        }
        return revisions.of(step(ids.get(place), direction));
    }

    private static Step step(String id, Direction direction) {
        return new Step(direction, id, List.of(), List.of());
    }
}
