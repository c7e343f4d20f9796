package dev.matar.revision;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a revision says of itself before anybody compiles or runs it.
 *
 * @param id the revision's id, unique in a history
 * @param revises the ids it revises: none for a base, several for a merge; partial ids are allowed
 * @param dependsOn the ids, partial ids or branch labels that must be applied before it though it does not revise them
 * @param labels the branch labels it gives to its branch
 * @param message one line for people
 * @param created when it was written, in the writer's local time; absent where the file does not tell
 * @param losesData the directions in which it is meant to lose data
 */
public record RevisionHeader(
        String id,
        List<String> revises,
        List<String> dependsOn,
        List<String> labels,
        String message,
        Optional<LocalDateTime> created,
        Set<Step.Direction> losesData) {

    public RevisionHeader {
        revises = List.copyOf(revises);
        dependsOn = List.copyOf(dependsOn);
        labels = List.copyOf(labels);
        losesData = Set.copyOf(losesData);
    }

    /** A header that loses nothing on purpose. */
    public RevisionHeader(
            String id,
            List<String> revises,
            List<String> dependsOn,
            List<String> labels,
            String message,
            Optional<LocalDateTime> created) {
        this(id, revises, dependsOn, labels, message, created, Set.of());
    }

    /** Whether another header says the same of id, parents, dependencies and labels. */
    boolean hasPlaceOf(RevisionHeader other) {
        return id.equals(other.id)
                && revises.equals(other.revises)
                && dependsOn.equals(other.dependsOn)
                && labels.equals(other.labels);
    }

    /** A header with nothing but its place in the graph. */
    public static RevisionHeader of(String id, String... revises) {
        return new RevisionHeader(id, List.of(revises), List.of(), List.of(), "", Optional.empty());
    }
}
