package dev.matar.dialect.sqlite;

import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.Name;
import dev.matar.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Compares a table with its copy before the old one goes: as many rows, and each with the values that it had.
 *
 * <p>A row is found again by its rowid or its key, so no table is sorted, and nothing but the two tables is read. A value that goes into
 * a column of another affinity may be turned into another storage class; of that one it is looked at whether it is there.
 *
 * @param copy what the new table is called for now
 * @param sources what has filled a column of the new table
 */
record SqliteSameRows(Table from, Table to, Name copy, Map<String, String> sources) {

    /** A query whose single row is a sentence, where rows were lost, added or changed. */
    String complaint() {
        return sentence("", "");
    }

    /** The same as a statement that fails with that sentence: no text but a path is a path. */
    String demand() {
        return sentence("json_extract('[]', ", ")");
    }

    private String sentence(String before, String after) {
        String start = SqliteNames.string("The rebuild of table " + from.name().local() + " would not keep its rows: ");
        return "SELECT " + before + start + " || old_rows || ' before, ' || new_rows || ' after, ' || same_rows || ' of them as they were.'"
                + after + "\nFROM (SELECT\n  (SELECT count(*) FROM " + old() + ") AS old_rows,\n  (SELECT count(*) FROM " + fresh()
                + ") AS new_rows,\n  " + same() + " AS same_rows)\nWHERE old_rows <> new_rows OR old_rows <> same_rows";
    }

    private String old() {
        return SqliteNames.quote(from.name().local());
    }

    private String fresh() {
        return SqliteNames.quote(copy.local());
    }

    private String same() {
        List<String> found = found();
        if (found.isEmpty()) {
            return "(SELECT count(*) FROM " + old() + ") - " + besides("o", "n") + " - " + besides("n", "o");
        }
        String values = values("n").isEmpty() ? "" : " AND (" + values("n") + ") IS (" + values("o") + ")";
        // A cross join is done in this order: each row of the old table is looked up in the new one.
        return "(SELECT count(*) FROM " + old() + " AS o CROSS JOIN " + fresh() + " AS n ON " + String.join(" AND ", found) + values + ")";
    }

    /** Rows of one table whose like the other one does not have, which takes sorting. */
    private String besides(String one, String other) {
        return "(SELECT count(*) FROM (" + select(one) + " EXCEPT " + select(other) + "))";
    }

    private String select(String side) {
        String values = values(side).isEmpty() ? "1" : values(side);
        return "SELECT " + values + " FROM " + (side.equals("o") ? old() : fresh()) + " AS " + side;
    }

    /** What finds a row again; nothing where its key is not what it was. */
    private List<String> found() {
        for (Column column : to.columns()) {
            if (SqliteRowid.is(to, column) && isFilled(column)) {
                return List.of(equal(SqliteNames.quote(column.name()), SqliteNames.quote(column.name())));
            }
        }
        if (SqliteRowid.name(from).isPresent() && SqliteRowid.name(to).isPresent()) {
            return List.of(equal(SqliteRowid.name(to).get(), SqliteRowid.name(from).get()));
        }
        List<String> key = to.primaryKey().map(Constraint.PrimaryKey::columns).orElse(List.of());
        boolean isKept = key.stream().allMatch(name -> isKept(to.column(name)));
        return isKept ? key.stream().map(SqliteNames::quote).map(name -> equal(name, name)).toList() : List.of();
    }

    private static String equal(String now, String before) {
        return "n." + now + " = o." + before;
    }

    private boolean isFilled(Column column) {
        return sources.containsKey(column.name()) && !(column.defaultValue() instanceof Default.Computed);
    }

    /** Whether a column holds the very values that it held, storage class included. */
    private boolean isKept(Column column) {
        return isFilled(column)
                && sources.get(column.name()).equals(SqliteNames.quote(column.name()))
                && SqliteAffinity.of(column.type()) == SqliteAffinity.of(from.column(column.name()).type());
    }

    /** What a row has to have in common with its copy. */
    private String values(String side) {
        return to.columns().stream().filter(this::isFilled).map(column -> value(column, side)).collect(Collectors.joining(", "));
    }

    private String value(Column column, String side) {
        String value = side + "." + SqliteNames.quote(column.name());
        if (!isKept(column)) {
            return value + " IS NULL";
        }
        boolean isTold = SqliteAffinity.of(column.type()).tellsNumbersApart();
        return value + SqliteAffinity.bytewise(column.type()) + (isTold ? "" : ", typeof(" + value + ")");
    }
}
