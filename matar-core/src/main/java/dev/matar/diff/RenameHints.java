package dev.matar.diff;

import dev.matar.schema.Dotted;
import dev.matar.schema.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a person has said about renames.
 *
 * <p>A hint is {@code user=account} for a table, {@code organization.org_type=kind} for a column (or in full
 * {@code organization.org_type=organization.kind}); {@code not} in front says that it was not renamed. The word {@code table} or
 * {@code column} in front decides where both could be meant. A name that is no plain word stands in double quotes.
 *
 * @param renames what is renamed
 * @param denied what is dropped and created, however much it looks like a rename
 */
public record RenameHints(Renames renames, Set<Rename> denied) {

    private static final RenameHints NONE = new RenameHints(Renames.none(), Set.of());

    public RenameHints {
        denied = Collections.unmodifiableSet(new LinkedHashSet<>(denied));
    }

    public static RenameHints none() {
        return NONE;
    }

    /** Hints one by one, as they stand on a command line; what they mean depends on the two schemas. */
    public static RenameHints of(List<String> hints, Schema from, Schema to) {
        return of(hints, "", from, to);
    }

    /** A file of hints, one a line; {@code #} begins a comment. What cannot be read is refused with its line. */
    public static RenameHints read(String text, Schema from, Schema to) {
        return of(List.of(), text, from, to);
    }

    /** Hints one by one, and those of a file's text. */
    public static RenameHints of(List<String> hints, String text, Schema from, Schema to) {
        List<Hint> read = new ArrayList<>();
        hints.forEach(hint -> read.add(Hint.parse(hint, "")));
        int number = 0;
        for (String line : text.replace("\uFEFF", "").lines().toList()) {
            number++;
            String hint = Dotted.split(line, '#').get(0);
            if (!hint.isEmpty()) {
                read.add(Hint.parse(hint, "line " + number));
            }
        }
        return new HintReader(from, to).read(read);
    }

    /** What is still to be decided of what looks like a rename. */
    public List<Candidate> open(RenameCandidates candidates) {
        return candidates.open(renames, denied);
    }
}
