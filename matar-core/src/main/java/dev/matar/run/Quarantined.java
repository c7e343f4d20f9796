package dev.matar.run;

import dev.matar.revision.Step;
import dev.matar.schema.Name;
import java.time.Instant;
import java.util.Optional;

/**
 * A table or column that lies in quarantine.
 *
 * @param name what it is called there
 * @param table what it was called, or the table that it was a column of
 * @param column absent where it is a whole table
 * @param revision the one that dropped it
 * @param since when that was, by the clock of the machine that did it
 * @param definition what would create it, in the notation
 * @param rows how many rows it has, or values that are not null; at least so many where that is not exact
 */
public record Quarantined(
        String name,
        Name table,
        Optional<String> column,
        String revision,
        Step.Direction direction,
        Instant since,
        String definition,
        long rows,
        boolean exact) {

    /** {@code table account} or {@code column account.note}. */
    public String what() {
        return column.map(each -> "column " + table + "." + each).orElse("table " + table);
    }

    /** {@code 3 rows}, {@code at least 1 value}. */
    public String amount() {
        String noun = (column.isPresent() ? "value" : "row") + (rows == 1 && exact ? "" : "s");
        return (exact ? String.valueOf(rows) : rows > 0 ? "at least " + rows : "an unknown number of") + " " + noun;
    }
}
