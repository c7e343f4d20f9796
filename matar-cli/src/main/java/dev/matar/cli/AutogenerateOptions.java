package dev.matar.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a revision writes itself. */
final class AutogenerateOptions {

    @Option(names = "--from-history", description = "Compare with what the revisions make, not with the database.")
    boolean fromHistory;

    @Option(
            names = "--rename",
            paramLabel = "OLD=NEW",
            description = "A table (user=account) or a column (post.title=headline) that is renamed, not dropped; may be given again.")
    List<String> renames = new ArrayList<>();

    @Option(names = "--rename-file", paramLabel = "FILE", description = "A file of such hints, one a line; not in front denies one, # begins a comment.")
    Path renameFile;

    @Option(names = "--no-rename", description = "Nothing is renamed but what --rename says: what looks so is dropped and created.")
    boolean noRename;

    @Option(names = "--no-proof", description = "Keep the file without trying it up, down and up on a scratch database.")
    boolean noProof;

    /** One of these that was given, by its name. */
    Optional<String> given() {
        if (fromHistory) {
            return Optional.of("--from-history");
        } else if (!renames.isEmpty()) {
            return Optional.of("--rename");
        } else if (renameFile != null) {
            return Optional.of("--rename-file");
        } else if (noRename) {
            return Optional.of("--no-rename");
        }
        return noProof ? Optional.of("--no-proof") : Optional.empty();
    }
}
