package dev.matar.diff;

import dev.matar.schema.Dotted;
import dev.matar.schema.Name;

/**
 * What may have been renamed rather than dropped and created; nobody but a person knows.
 *
 * @param rename what may be true
 * @param tableAfter what the second schema calls the table; for a column of a table that may have been renamed itself, what that is
 *     called under this presumption
 * @param score how much speaks for it, from 0 to 1
 * @param certain whether so much speaks for it, and nothing else comes near, that a yes can be taken for granted until somebody says no;
 *     a question it stays
 * @param reasons what speaks for it, a clause for people
 */
public record Candidate(Rename rename, Name tableAfter, double score, boolean certain, String reasons) {

    Candidate certain(boolean newCertain) {
        return new Candidate(rename, tableAfter, score, newCertain, reasons);
    }

    boolean isTable() {
        return rename instanceof Rename.OfTable;
    }

    /** Whether both cannot be true. */
    boolean excludes(Candidate other) {
        if (rename instanceof Rename.OfTable one && other.rename instanceof Rename.OfTable two) {
            return !one.equals(two) && (one.table().equals(two.table()) || one.to().equals(two.to()));
        }
        if (rename instanceof Rename.OfColumn one && other.rename instanceof Rename.OfColumn two) {
            boolean sameTable = one.table().equals(two.table()) && tableAfter.equals(other.tableAfter);
            return sameTable && !one.equals(two) && (one.column().equals(two.column()) || one.to().equals(two.to()));
        }
        return false;
    }

    /** For people: {@code post.title may be post.headline now: same type, in the same place}. */
    public String sentence() {
        if (rename instanceof Rename.OfColumn column) {
            return Dotted.write(column.table()) + "." + Dotted.write(column.column()) + " may be " + Dotted.write(tableAfter) + "."
                    + Dotted.write(column.to()) + " now: " + reasons + ".";
        }
        return "The table " + Dotted.write(rename.table()) + " may be " + Dotted.write(tableAfter) + " now: " + reasons + ".";
    }
}
