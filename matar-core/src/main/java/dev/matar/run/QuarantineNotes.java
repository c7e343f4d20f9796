package dev.matar.run;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.Statement;
import dev.matar.operation.CreateTable;
import dev.matar.revision.Step;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The table beside the version table that tells what lies in quarantine. */
final class QuarantineNotes {

    private final Dialect dialect;
    private final Name table;

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
        this.table = tableBeside(versionTable);
    }

    static Name tableBeside(Name versionTable) {
        return new Name(versionTable.namespace(), versionTable.local() + "_quarantine");
    }

    /** What creates the table where it is not there. */
    List<Statement> missing(Connection connection) throws SQLException {
        if (History.exists(connection, table)) {
            return List.of();
        }
        Table whole = Table.of(
                table,
                Naming.STANDARD,
                List.of(
                        new Column("id", new Type.BigInt()).notNull(),
                        new Column("table_name", string(600)).notNull(),
                        new Column("column_name", string(300)),
                        new Column("revision", string(History.ID_LENGTH)).notNull(),
                        new Column("direction", string(10)).notNull(),
                        new Column("since", string(30)).notNull(),
                        new Column("definition", new Type.Text()).notNull(),
                        new Constraint.PrimaryKey("", List.of("id"))));
        return dialect.render(new CreateTable(whole), Schema.empty());
    }

    private static Type string(int length) {
        return new Type.Varchar(OptionalInt.of(length));
    }

    /** All notes in the order of their numbers; none where there is no such table. */
    List<Note> all(Connection connection) throws SQLException {
        if (!History.exists(connection, table)) {
            return List.of();
        }
        String sql = "SELECT id, table_name, column_name, revision, direction, since, definition FROM " + dialect.quote(table)
                + " ORDER BY id";
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<Note> notes = new ArrayList<>();
            while (row.next()) {
                notes.add(new Note(
                        row.getLong(1),
                        Name.parse(row.getString(2)),
                        Optional.ofNullable(row.getString(3)),
                        row.getString(4),
                        Step.Direction.of(row.getString(5)),
                        Instant.parse(row.getString(6)),
                        row.getString(7)));
            }
            return notes;
        }
    }

    Statement add(Note note) {
        return Statement.of("INSERT INTO " + dialect.quote(table)
                + " (id, table_name, column_name, revision, direction, since, definition) VALUES ("
                + String.join(
                        ", ",
                        dialect.literal(note.number()),
                        dialect.literal(note.table().toString()),
                        dialect.literal(note.column().orElse(null)),
                        dialect.literal(note.revision()),
                        dialect.literal(note.direction().word()),
                        dialect.literal(note.since().truncatedTo(ChronoUnit.SECONDS).toString()),
                        dialect.literal(note.definition()))
                + ")");
    }

    Statement remove(Note note) {
        return Statement.of("DELETE FROM " + dialect.quote(table) + " WHERE id = " + note.number());
    }
}
