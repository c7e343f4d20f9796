package dev.matar.run;

import dev.matar.check.Stake;
import dev.matar.dialect.Dialect;
import dev.matar.dialect.Scope;
import dev.matar.operation.DropColumn;
import dev.matar.operation.DropTable;
import dev.matar.operation.Operation;
import dev.matar.run.QuarantineNotes.Note;
import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.source.QuarantineNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Tells what lies in quarantine, and drops what is old. */
public final class Purge {

    private final Connection connection;
    private final Dialect dialect;
    private final History history;
    private final QuarantineNotes notes;

    /** @param history beside whose version table the quarantine is */
    public Purge(Connection connection, Dialect dialect, History history, Name versionTable) {
        this.connection = connection;
        this.dialect = dialect;
        this.history = history;
        this.notes = new QuarantineNotes(dialect, versionTable);
    }

    /** What lies there, the oldest first; it is counted, for a few seconds at most. */
    public List<Quarantined> list() throws SQLException {
        List<Note> all = notes.all(connection);
        return all.isEmpty() ? List.of() : list(all, schema(), since -> true);
    }

    private Schema schema() throws SQLException {
        return dialect.inspect(connection, Scope.without(history.tables()));
    }

    private List<Quarantined> list(List<Note> all, Schema schema, Predicate<Instant> age) {
        List<Note> there = all.stream().filter(note -> age.test(note.since()) && drop(note, schema).isPresent()).toList();
        List<Stake> stakes = there.stream().map(note -> stake(note, drop(note, schema).orElseThrow())).toList();
        List<Tally> tallies = new Count(connection, dialect).of(stakes);
        List<Quarantined> list = new ArrayList<>();
        for (int i = 0; i < there.size(); i++) {
            list.add(quarantined(there.get(i), tallies.get(i)));
        }
        return list;
    }

    private static Quarantined quarantined(Note note, Tally tally) {
        return new Quarantined(
                QuarantineNames.of(note.number()),
                note.table(),
                note.column(),
                note.revision(),
                note.direction(),
                note.since(),
                note.definition(),
                tally.atLeast(),
                tally.exact());
    }

    /** What drops a thing where it is now; nothing where it is not there. */
    private static Optional<Operation> drop(Note note, Schema schema) {
        String name = QuarantineNames.of(note.number());
        if (note.column().isEmpty()) {
            return schema.tables().find(note.table().renamed(name)).map(table -> new DropTable(table.name()));
        }
        return schema.tables().stream()
                .filter(table -> table.columns().has(name))
                .map(Table::name)
                .findFirst()
                .map(table -> new DropColumn(table, name));
    }

    private static Stake stake(Note note, Operation drop) {
        return drop instanceof DropColumn column
                ? new Stake(drop, column.table(), Optional.of(column.column()), new Stake.All())
                : new Stake(drop, ((DropTable) drop).table(), Optional.empty(), new Stake.All());
    }

    /**
     * Drops what was put aside before a moment, all of it or, on an engine with transactional DDL, nothing.
     *
     * @return what that was
     */
    public List<Quarantined> drop(Instant before, DatabaseSink sink) throws SQLException {
        List<Note> all = notes.all(connection);
        Schema schema = all.isEmpty() ? Schema.empty() : schema();
        List<Quarantined> old = list(all, schema, since -> since.isBefore(before));
        dialect.engine().session().forEach(sink::accept);
        sink.finish();
        try {
            connection.setAutoCommit(false);
            for (Note note : all) {
                Optional<Operation> drop = drop(note, schema);
                if (drop.isEmpty() || note.since().isBefore(before)) {
                    schema = drop.isEmpty() ? schema : dropped(drop.get(), schema, sink);
                    sink.accept(notes.remove(note));
                }
            }
            sink.finish();
            return old;
        } catch (Refusal refusal) {
            sink.abandon();
            String remedy = refusal.code().equals("statement-failed") ? "Mend that, then purge again." : refusal.remedy();
            throw new Refusal(refusal.code(), refusal.problem(), remedy, refusal);
        }
    }

    private Schema dropped(Operation drop, Schema before, DatabaseSink sink) {
        Schema schema = sink.look(drop, before);
        dialect.render(drop, schema).forEach(sink::accept);
        return drop.apply(schema);
    }
}
