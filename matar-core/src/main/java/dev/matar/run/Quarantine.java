package dev.matar.run;

import dev.matar.check.Costs;
import dev.matar.check.Stake;
import dev.matar.dialect.Dialect;
import dev.matar.dialect.Statement;
import dev.matar.notation.Notation;
import dev.matar.operation.AddColumn;
import dev.matar.operation.AlterColumn;
import dev.matar.operation.Autocommit;
import dev.matar.operation.CreateTable;
import dev.matar.operation.DropColumn;
import dev.matar.operation.DropNamespace;
import dev.matar.operation.DropTable;
import dev.matar.operation.Operation;
import dev.matar.operation.RenameColumn;
import dev.matar.operation.RenameTable;
import dev.matar.revision.Step;
import dev.matar.run.QuarantineNotes.Note;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
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

/**
 * Puts aside what a run would drop, and lets a downgrade take back what its revision's upgrade put aside.
 *
 * <p>An operation that drops or creates is replaced, right before it runs, by others that rename. A note is written before something is
 * put aside and deleted after it is back, so that no crash leaves anything there that nobody knows.
 */
public final class Quarantine {

    private final Dialect dialect;
    private final QuarantineNotes notes;
    private final TakenBack takenBack;
    private final Listener listener;
    private final List<Note> lying;

    /**
     * What is run in the place of an operation.
     *
     * @param from the schema that the operations find, when the statements before them are done
     */
    record Instead(Schema from, List<Statement> before, List<Operation> operations, List<Statement> after) {}

    private Quarantine(Dialect dialect, QuarantineNotes notes, List<Note> lying, Listener listener) {
        this.dialect = dialect;
        this.notes = notes;
        this.takenBack = new TakenBack(dialect);
        this.lying = new ArrayList<>(lying);
        this.listener = listener;
    }

    /** The one beside a version table, as it is now. */
    public static Quarantine beside(Name versionTable, Dialect dialect, Connection connection, Listener listener) throws SQLException {
        QuarantineNotes notes = new QuarantineNotes(dialect, versionTable);
        return new Quarantine(dialect, notes, notes.all(connection), listener);
    }

    /** What creates the table of notes where it is not there. */
    public List<Statement> missing(Connection connection) throws SQLException {
        return notes.missing(connection);
    }

    /**
     * Whether what an operation has at stake would be kept.
     *
     * @param whole the operation, as it is run
     * @param before the schema that it finds
     */
    static boolean keeps(Operation whole, Stake stake, Schema before) {
        return whole.parts().contains(stake.operation()) && before.isKnown() && canKeep(stake.operation(), before);
    }

    private static boolean canKeep(Operation operation, Schema before) {
        if (operation instanceof DropTable drop) {
            return before.tables().find(drop.table()).filter(Stripped::canBe).isPresent();
        }
        return operation instanceof DropColumn drop
                && before.tables()
                        .find(drop.table())
                        .flatMap(table -> table.columns().find(drop.column()))
                        .filter(Stripped::canBe)
                        .isPresent();
    }

    /** Refuses to drop a namespace around what lies there. */
    static void requireOutOf(Operation operation, Schema before) {
        if (operation instanceof DropNamespace drop && before.isKnown()) {
            before.tables().keys().stream()
                    .filter(name -> name.namespace().equals(drop.namespace()) && QuarantineNames.is(name.local()))
                    .findFirst()
                    .ifPresent(name -> {
                        throw new Refusal(
                                "invalid-operation",
                                "The namespace " + drop.namespace() + " cannot go while it holds " + name + ".",
                                "That lies in quarantine: look at it with matar purge, drop it with matar purge --older-than 0d,"
                                        + " and run again.");
                    });
        }
    }

    /** What to run in the place of an operation; empty where it is to be run itself. */
    Optional<Instead> instead(Step step, Operation operation, Schema before, Sink sink) {
        if (!before.isKnown() || operation.parts().stream().noneMatch(part -> concerns(part, step))) {
            return Optional.empty();
        }
        Replacement replacement = new Replacement(step, before, sink);
        operation.parts().forEach(replacement::add);
        return replacement.result(operation);
    }

    private boolean concerns(Operation part, Step step) {
        boolean creates = part instanceof CreateTable || part instanceof AddColumn;
        return part instanceof DropTable || part instanceof DropColumn || creates && lying.stream().anyMatch(note -> isOf(note, step));
    }

    /** Whether a downgrade takes back what its revision's upgrade put aside. */
    private static boolean isOf(Note note, Step step) {
        return step.direction() == Step.Direction.DOWN
                && note.direction() == Step.Direction.UP
                && note.revision().equals(step.revision());
    }

    /** The newest note of a kind. */
    private Optional<Note> newest(Step step, Predicate<Note> kind) {
        return lying.stream().filter(note -> isOf(note, step) && kind.test(note)).reduce((older, newer) -> newer);
    }

    /** The parts of an operation, one after the other, and what each of them becomes. */
    private final class Replacement {

        private final Step step;
        private final Sink sink;
        private final List<Statement> before = new ArrayList<>();
        private final List<Operation> operations = new ArrayList<>();
        private final List<Statement> after = new ArrayList<>();
        private Schema from;
        private Schema schema;
        private boolean changed;

        Replacement(Step step, Schema schema, Sink sink) {
            this.step = step;
            this.from = schema;
            this.schema = schema;
            this.sink = sink;
        }

        Optional<Instead> result(Operation whole) {
            if (!changed) {
                return Optional.empty();
            }
            List<Operation> all = whole instanceof Autocommit ? List.of(new Autocommit(operations)) : operations;
            return Optional.of(new Instead(from, before, dialect.arrange(all), after));
        }

        void add(Operation part) {
            List<Operation> some = canKeep(part, schema) && holdsSomething(part) ? putAside(part) : takeBack(part).orElse(List.of(part));
            changed |= !some.equals(List.of(part));
            schema = Operation.applyAll(some, schema);
            operations.addAll(some);
        }

        private boolean holdsSomething(Operation part) {
            List<Stake> stakes = Costs.oneByOne().stakes(part, schema);
            return !stakes.isEmpty() && sink.count(stakes).stream().anyMatch(Tally::isAtStake);
        }

        private List<Operation> putAside(Operation part) {
            return part instanceof DropTable drop
                    ? putAside(schema.table(drop.table()))
                    : putAside(((DropColumn) part).table(), schema.table(((DropColumn) part).table()).column(((DropColumn) part).column()));
        }

        private List<Operation> putAside(Table table) {
            Note note = note(table.name(), Optional.empty(), new CreateTable(table));
            String name = QuarantineNames.of(note.number());
            table.primaryKey().ifPresent(key -> renameKey(table, key, name + "_key"));
            List<Operation> all = new ArrayList<>(Stripped.strip(table, dialect.name()));
            all.add(new RenameTable(table.name(), table.name().renamed(name)));
            return all;
        }

        private List<Operation> putAside(Name table, Column column) {
            Note note = note(table, Optional.of(column.name()), new AddColumn(table, column));
            Column bare = Stripped.bare(column.nullable(true).from(Default.NONE), dialect.name());
            RenameColumn rename = new RenameColumn(table, column.name(), QuarantineNames.of(note.number()));
            return bare.equals(column) ? List.of(rename) : List.of(new AlterColumn(table, bare), rename);
        }

        private Note note(Name table, Optional<String> column, Operation definition) {
            long last = lying.stream().mapToLong(Note::number).max().orElse(0);
            long number = Math.max(last, QuarantineNames.last(schema)) + 1;
            Note note = new Note(number, table, column, step.revision(), step.direction(), Instant.now(), Notation.write(definition));
            lying.add(note);
            before.add(notes.add(note));
            listener.quarantine("kept " + note.what() + " in quarantine as " + QuarantineNames.of(number));
            return note;
        }

        /** A key's name is its table's own on some engines, and everybody's on others. */
        private void renameKey(Table table, Constraint.PrimaryKey key, String to) {
            List<Statement> rename = dialect.renameKey(table.name(), key.name(), to);
            if (!rename.isEmpty() && !key.name().equals(to)) {
                before.addAll(rename);
                Table renamed = table.constraints(table.constraints().replace(key.name(), key.named(to)));
                schema = schema.with(renamed);
                from = from.with(renamed);
            }
        }

        private Optional<List<Operation>> takeBack(Operation part) {
            if (part instanceof CreateTable create) {
                return takeBack(create);
            }
            return part instanceof AddColumn add ? takeBack(add) : Optional.empty();
        }

        private Optional<List<Operation>> takeBack(CreateTable create) {
            Name name = create.table().name();
            Optional<Note> found = newest(step, note -> note.column().isEmpty()
                    && note.table().equals(name)
                    && schema.tables().has(name.renamed(QuarantineNames.of(note.number()))));
            if (found.isEmpty()) {
                return Optional.empty();
            }
            Name aside = name.renamed(QuarantineNames.of(found.get().number()));
            Optional<String> misfit = takenBack.misfit(schema.table(aside), create.table());
            if (misfit.isPresent()) {
                return leave(found.get(), misfit.get());
            }
            schema.table(aside).primaryKey().ifPresent(key ->
                    renameKey(schema.table(aside), key, create.table().primaryKey().orElseThrow().name()));
            List<Operation> back = takenBack.table(schema.table(aside), create, schema);
            return taken(found.get(), back);
        }

        private Optional<List<Operation>> takeBack(AddColumn add) {
            Table table = schema.table(add.table());
            Optional<Note> found = newest(step, note -> note.column().equals(Optional.of(add.column().name()))
                    && table.columns().has(QuarantineNames.of(note.number())));
            if (found.isEmpty()) {
                return Optional.empty();
            }
            String aside = QuarantineNames.of(found.get().number());
            return Stripped.canBe(add.column()) && takenBack.sameType(table.column(aside), add.column())
                    ? taken(found.get(), takenBack.column(table.column(aside), add))
                    : leave(found.get(), "is of another type");
        }

        private Optional<List<Operation>> taken(Note note, List<Operation> operations) {
            lying.remove(note);
            after.add(notes.remove(note));
            listener.quarantine("took " + note.what() + " back from quarantine");
            return Optional.of(operations);
        }

        private Optional<List<Operation>> leave(Note note, String why) {
            String there = QuarantineNames.of(note.number());
            listener.quarantine("created " + note.what() + " anew: " + there + ", which lies in quarantine, " + why);
            return Optional.empty();
        }
    }
}
