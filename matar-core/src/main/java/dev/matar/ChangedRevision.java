package dev.matar;

import dev.matar.compare.LineUp;
import dev.matar.compare.Meaning;
import dev.matar.compare.Meaning.Deed;
import dev.matar.notation.Notation;
import dev.matar.operation.Operation;
import dev.matar.revision.RevisionFile;
import dev.matar.schema.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An applied revision whose file says something else now.
 *
 * @param lines the operations that differ, in the notation: behind {@code -} what was applied, behind {@code +} what the file says
 */
public record ChangedRevision(RevisionFile file, List<String> lines) {

    private static final int SHOWN = 5;

    public ChangedRevision {
        lines = List.copyOf(lines);
    }

    static ChangedRevision of(RevisionFile file, List<Operation> applied, List<Operation> now, Meaning meaning) {
        List<String> lines = new ArrayList<>();
        LineUp.of(meaning.deeds(applied), meaning.deeds(now), (one, other) -> one.meant().equals(other.meant()))
                .forEach(difference -> add(difference, lines));
        return new ChangedRevision(file, lines);
    }

    private static void add(LineUp.Difference<Deed> difference, List<String> lines) {
        List<List<String>> added = new ArrayList<>(difference.added().stream().map(ChangedRevision::written).toList());
        for (Deed deed : difference.removed()) {
            List<String> before = written(deed);
            List<String> after = added.isEmpty() ? List.of() : added.get(0);
            if (isWithin(before, after)) {
                lines.add("  " + before.get(0));
                before.stream().filter(line -> !after.contains(line)).forEach(line -> lines.add("- " + line));
                after.stream().filter(line -> !before.contains(line)).forEach(line -> lines.add("+ " + line));
                added.remove(0);
            } else {
                before.forEach(line -> lines.add("- " + line));
            }
        }
        added.forEach(one -> one.forEach(line -> lines.add("+ " + line)));
    }

    private static List<String> written(Deed deed) {
        return Notation.write(deed.said()).lines().toList();
    }

    /** Whether the two differ below one and the same head, by whole lines. */
    private static boolean isWithin(List<String> before, List<String> after) {
        boolean sameHead = before.size() > 1 && after.size() > 1 && before.get(0).equals(after.get(0));
        return sameHead && !(before.containsAll(after) && after.containsAll(before));
    }

    static Refusal refusal(List<ChangedRevision> changed) {
        String each = changed.stream().limit(SHOWN).map(ChangedRevision::sentence).collect(Collectors.joining("\n\n"));
        String more = changed.size() > SHOWN ? "\n\n… and " + (changed.size() - SHOWN) + " more revisions" : "";
        return new Refusal("revision-changed", each + more + "\n", remedy(changed));
    }

    /** What it is, with the lines below. */
    private String sentence() {
        return heading() + "\n\n    " + String.join("\n    ", lines);
    }

    /** That it has changed, and where. */
    public String heading() {
        return "Revision " + file.header().id() + ", " + file.path() + ", is not what was applied any more:";
    }

    /** What to do about it. */
    public static String remedy(List<ChangedRevision> changed) {
        String ids = changed.stream().map(one -> one.file().header().id()).collect(Collectors.joining(" "));
        return "Take that back and write a new revision; or, where the database is as the file says, record that with `matar accept " + ids + "`.";
    }
}
