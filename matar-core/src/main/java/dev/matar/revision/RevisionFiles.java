package dev.matar.revision;

import java.nio.file.Path;
import java.util.List;

/**
 * What the version folders of a project hold.
 *
 * @param revisions the revisions, in the order of the folders, then of the file names
 * @param helpers Java files without a revision, which revisions may use
 */
public record RevisionFiles(List<RevisionFile> revisions, List<Path> helpers) {
    public RevisionFiles {
        revisions = List.copyOf(revisions);
        helpers = List.copyOf(helpers);
    }
}
