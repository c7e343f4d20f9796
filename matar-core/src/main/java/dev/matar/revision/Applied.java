package dev.matar.revision;

import dev.matar.notation.Notation;
import dev.matar.operation.Operation;
import dev.matar.schema.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of a revision that was run, so that it can be told, compared and taken back without its file.
 *
 * @param revision its id
 * @param revises the full ids of what it revises
 * @param dependsOn the full ids of what it depends on
 * @param operations what was run, in the notation; absent where nobody kept it
 * @param wayBack what takes that back, in the notation; absent where nothing does, or nobody kept it
 * @param sum the sum of its file's bytes: where it is the same, so is the meaning; empty where nobody kept it
 */
public record Applied(
        String revision,
        List<String> revises,
        List<String> dependsOn,
        Optional<String> operations,
        Optional<String> wayBack,
        String sum) {

    /** Longer texts are not kept: some database takes no longer literal. */
    static final int LONGEST = 1_000_000;

    public Applied {
        revises = List.copyOf(revises);
        dependsOn = List.copyOf(dependsOn);
    }

    /** What is kept of a revision of which nobody knows more than where it stands. */
    public static Applied nothing(String revision) {
        return new Applied(revision, List.of(), List.of(), Optional.empty(), Optional.empty(), "");
    }

    /** Operations as they are kept. */
    static Optional<String> text(List<Operation> operations) {
        return Optional.of(Notation.write(operations)).filter(text -> text.length() <= LONGEST);
    }

    /** The revision's place in a history. */
    RevisionHeader header() {
        return new RevisionHeader(revision, revises, dependsOn, List.of(), "", Optional.empty());
    }

    /** What takes the revision back; refused where that is not kept, or holds code, which no text can keep. */
    List<Operation> downgrade() {
        String text = wayBack.orElseThrow(() -> lost("the journal keeps nothing of how it is taken back."));
        try {
            return Notation.readOperations(text);
        } catch (Refusal refusal) {
            throw lost("the journal keeps how it is taken back, but not all of it can be read from there: " + refusal.problem());
        }
    }

    private static Refusal lost(String problem) {
        return new Refusal("not-in-journal", problem, "Bring back its file.");
    }
}
