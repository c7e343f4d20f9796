package dev.matar.run;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.Rows;
import dev.matar.dialect.Statement;
import dev.matar.revision.Step;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Name;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table beside the version table that tells what lies in quarantine. */
final class QuarantineNotes {

    private final Dialect dialect;
    private final OwnTable table;

    /**
     * What was put aside.
     *
     * @param number what it is called by now
     * @param table what it was called, or the table that the column was of
     * @param column absent where it is a whole table
     * @param definition what would create it, in the notation
     */
    record Note(
            long number, Name table, Optional<String> column, String revision, Step.Direction direction, Instant since, String definition) {

        /** {@code table account} or {@code column account.note}. */
        String what() {
            return column.map(name -> "column " + table + "." + name).orElse("table " + table);
        }
    }

    QuarantineNotes(Dialect dialect, Name versionTable) {
        this.dialect = dialect;
        this.table = new OwnTable(dialect, tableBeside(versionTable), QuarantineNotes::parts);
    }

    private static List<Table.Part> parts() {
        return List.of(
                new Column("id", new Type.BigInt()).notNull(),
                new Column("table_name", OwnTable.string(600)).notNull(),
                new Column("column_name", OwnTable.string(300)),
                new Column("revision", OwnTable.string(History.ID_LENGTH)).notNull(),
                new Column("direction", OwnTable.string(10)).notNull(),
                new Column("since", OwnTable.string(30)).notNull(),
                new Column("definition", new Type.Text()).notNull(),
                new Constraint.PrimaryKey("", List.of("id")));
    }

    static Name tableBeside(Name versionTable) {
        return OwnTable.beside(versionTable, "quarantine");
    }

    /** What creates the table where it is not there. */
    List<Statement> missing(Connection connection) throws SQLException {
        return table.missing(connection);
    }

    /** All notes in the order of their numbers; none where there is no such table. */
    List<Note> all(Connection connection) throws SQLException {
        if (!table.isThere(connection)) {
            return List.of();
        }
        String sql = "SELECT id, table_name, column_name, revision, direction, since, definition FROM " + table.quoted()
                + " ORDER BY id";
        List<Note> notes = new ArrayList<>();
        Rows.of(connection, sql, row -> notes.add(new Note(
                row.getLong(1),
                Name.parse(row.getString(2)),
                Optional.ofNullable(row.getString(3)),
                row.getString(4),
                Step.Direction.of(row.getString(5)),
                Instant.parse(row.getString(6)),
                row.getString(7))));
        return notes;
    }

    Statement add(Note note) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("id", dialect.literal(note.number()));
        values.put("table_name", dialect.literal(note.table().toString()));
        values.put("column_name", dialect.literal(note.column().orElse(null)));
        values.put("revision", dialect.literal(note.revision()));
        values.put("direction", dialect.literal(note.direction().word()));
        values.put("since", dialect.literal(note.since().truncatedTo(ChronoUnit.SECONDS).toString()));
        values.put("definition", dialect.literal(note.definition()));
        return table.insert(values);
    }

    Statement remove(Note note) {
        return Statement.of("DELETE FROM " + table.quoted() + " WHERE id = " + note.number());
    }
}
