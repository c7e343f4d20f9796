package dev.matar.diff;

import dev.matar.operation.*;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.Index;
import dev.matar.schema.Members;
import dev.matar.schema.Name;
import dev.matar.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What changes of a table that is there before and after, but for its foreign keys. */
final class TableDiff {

    private final Table before;
    private final Table after;
    private final Name name;
    private final ColumnDiff columns;
    private final Set<Set<String>> lostKeys = new HashSet<>();
    private final Table kept;

    TableDiff(Table before, Table after, Passage passage) {
        this.before = before;
        this.after = after;
        this.name = after.name();
        this.columns = new ColumnDiff(before, after, passage);
        this.kept = keptOf(before);
        findLostKeys();
    }

    private Table keptOf(Table table) {
        List<Constraint> constraints = table.constraints().stream().filter(this::stays).toList();
        List<Index> indexes = table.indexes().stream().filter(this::stays).toList();
        return table.constraints(Members.of(constraints)).indexes(Members.of(indexes));
    }

    private boolean stays(Constraint constraint) {
        boolean check = constraint instanceof Constraint.Check;
        return after.constraints().find(constraint.name()).filter(constraint::equals).isPresent()
                && !(constraint instanceof Constraint.ForeignKey)
                && !columns.disturb(constraint::uses, check);
    }

    private boolean stays(Index index) {
        boolean text = !index.where().isEmpty() || index.keys().stream().anyMatch(Index.Key::expression);
        return after.indexes().find(index.name()).filter(index::equals).isPresent() && !columns.disturb(index::uses, text);
    }

    private void findLostKeys() {
        for (Constraint constraint : before.constraints()) {
            boolean key = constraint instanceof Constraint.PrimaryKey || constraint instanceof Constraint.Unique;
            if (key && !kept.constraints().has(constraint.name())) {
                lostKeys.add(new HashSet<>(constraint.columns()));
            }
        }
        for (Index index : before.indexes()) {
            if (index.isKey() && !kept.indexes().has(index.name())) {
                lostKeys.add(new HashSet<>(index.keys().stream().map(Index.Key::text).toList()));
            }
        }
    }

    Table before() {
        return before;
    }

    Table after() {
        return after;
    }

    /** The columns that a view must not read meanwhile. */
    Set<String> touchedColumns() {
        return columns.touched();
    }

    /** Whether a foreign key over these columns, or to them, has to give way. */
    boolean unsettles(List<String> someColumns) {
        return columns.unsettles(someColumns);
    }

    /** Whether a foreign key to these columns may have relied on what goes. */
    boolean losesKey(List<String> someColumns) {
        return !lostKeys.isEmpty() && lostKeys.contains(new HashSet<>(someColumns));
    }

    /** Whether a foreign key to these columns can be had all the time. */
    boolean offersKey(List<String> someColumns) {
        return kept.columns().keys().containsAll(someColumns) && !unsettles(someColumns) && kept.hasKey(someColumns);
    }

    /** Whether a column that the database numbers enters or leaves the primary key, which some databases only allow at once. */
    boolean isRekeyed() {
        return kept.primaryKey().isEmpty() && (isNumbered(before) || isNumbered(after));
    }

    private static boolean isNumbered(Table table) {
        return table.primaryKey().stream()
                .flatMap(key -> key.columns().stream())
                .anyMatch(column -> table.column(column).defaultValue() instanceof Default.Identity);
    }

    /** All that changes at once, after {@link #giveNames}. */
    Batch atOnce() {
        List<Operation> operations = new ArrayList<>();
        before.primaryKey().ifPresent(key -> operations.add(new DropConstraint(name, key.name())));
        columns.loosen(operations);
        build(operations);
        clear(operations);
        tighten(operations);
        return new Batch(name, operations);
    }

    void loosen(List<Operation> operations) {
        giveNames(operations);
        before.primaryKey()
                .filter(key -> !kept.constraints().has(key.name()))
                .ifPresent(key -> operations.add(new DropConstraint(name, key.name())));
        columns.loosen(operations);
    }

    /** Drops the indexes and constraints that go, but for the primary key, as another table may have their names next. */
    void giveNames(List<Operation> operations) {
        for (Index index : before.indexes()) {
            if (!kept.indexes().has(index.name())) {
                operations.add(new DropIndex(name, index.name()));
            }
        }
        for (Constraint constraint : before.constraints()) {
            boolean later = constraint instanceof Constraint.ForeignKey || constraint instanceof Constraint.PrimaryKey;
            if (!kept.constraints().has(constraint.name()) && !later) {
                operations.add(new DropConstraint(name, constraint.name()));
            }
        }
    }

    void build(List<Operation> operations) {
        if (!before.comment().equals(after.comment())) {
            operations.add(new CommentOnTable(name, after.comment()));
        }
        columns.build(operations, kept.primaryKey().isPresent());
    }

    void clear(List<Operation> operations) {
        columns.clear(operations);
    }

    void tighten(List<Operation> operations) {
        for (Constraint constraint : after.constraints()) {
            if (!kept.constraints().has(constraint.name()) && !(constraint instanceof Constraint.ForeignKey)) {
                operations.add(new AddConstraint(name, constraint));
            }
        }
        for (Index index : after.indexes()) {
            if (!kept.indexes().has(index.name())) {
                operations.add(new CreateIndex(name, index));
            }
        }
    }
}
