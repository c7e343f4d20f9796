package dev.matar.migration;

import dev.matar.operation.*;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.EnumType;
import dev.matar.schema.Index;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import dev.matar.schema.Sequence;
import dev.matar.schema.Table;
import dev.matar.schema.View;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What a revision can do to a database; each call is recorded, none is carried out yet.
 *
 * <p>Table, view, sequence and type names are read by {@link Name#parse}; column, constraint and index names stand as they are.
 */
public final class Operations {

    private final Naming naming;
    private final Predicate<String> touchesOnlyRows;
    private final List<Operation> recorded = new ArrayList<>();

    /**
     * @param naming names what the author leaves unnamed
     * @param touchesOnlyRows tells SQL that leaves the schema as it is
     */
    public Operations(Naming naming, Predicate<String> touchesOnlyRows) {
        this.naming = naming;
        this.touchesOnlyRows = touchesOnlyRows;
    }

    /** What was said so far. */
    public List<Operation> recorded() {
        return List.copyOf(recorded);
    }

    /** Any operation as a value. */
    public void apply(Operation operation) {
        recorded.add(operation);
    }

    // ---- tables

    public void createTable(String name, Table.Part... parts) {
        apply(new CreateTable(Table.of(Name.parse(name), naming, List.of(parts))));
    }

    /** Creates a table with a comment or options: {@code table("post", …).comment("what people write")}. */
    public void createTable(TableDraft table) {
        apply(new CreateTable(table.named(naming)));
    }

    public void dropTable(String name) {
        apply(new DropTable(Name.parse(name)));
    }

    public void renameTable(String name, String to) {
        apply(new RenameTable(Name.parse(name), Name.parse(to)));
    }

    public void commentOnTable(String table, String comment) {
        on(table).comment(comment);
    }

    /** Several changes of one table as one, so that an engine that rebuilds the table does so once. */
    public void batchAlterTable(String table, Consumer<TableOperations> changes) {
        List<Operation> batch = new ArrayList<>();
        changes.accept(new TableOperations(Name.parse(table), naming, batch::add));
        apply(new Batch(Name.parse(table), batch));
    }

    private TableOperations on(String table) {
        return new TableOperations(Name.parse(table), naming, recorded::add);
    }

    // ---- columns

    public void addColumn(String table, Column column) {
        on(table).addColumn(column);
    }

    public void dropColumn(String table, String column) {
        on(table).dropColumn(column);
    }

    public void renameColumn(String table, String column, String to) {
        on(table).renameColumn(column, to);
    }

    /** Makes the column of that name what {@code to} says, whole. */
    public void alterColumn(String table, Column to) {
        on(table).alterColumn(to);
    }

    // ---- constraints and indexes

    public void addConstraint(String table, Constraint constraint) {
        on(table).addConstraint(constraint);
    }

    public void dropConstraint(String table, String constraint) {
        on(table).dropConstraint(constraint);
    }

    public void createIndex(String table, Index index) {
        on(table).createIndex(index);
    }

    public void dropIndex(String table, String index) {
        on(table).dropIndex(index);
    }

    // ---- sequences, enum types, views, namespaces

    /** A sequence that counts up from 1 by 1. */
    public void createSequence(String name) {
        apply(new CreateSequence(new Sequence(Name.parse(name))));
    }

    public void createSequence(Sequence sequence) {
        apply(new CreateSequence(sequence));
    }

    /** A sequence that says how it counts: {@code sequence("invoice_number").start(1000)}. */
    public void createSequence(SequenceDraft sequence) {
        createSequence(sequence.sequence());
    }

    /** Makes the sequence of that name what {@code to} says, whole; the number it stands at is left alone. */
    public void alterSequence(SequenceDraft to) {
        alterSequence(to.sequence());
    }

    /** Makes the sequence of that name what {@code to} says; the number it stands at is left alone. */
    public void alterSequence(Sequence to) {
        apply(new AlterSequence(to));
    }

    public void dropSequence(String name) {
        apply(new DropSequence(Name.parse(name)));
    }

    public void createEnum(String name, String... values) {
        apply(new CreateEnum(new EnumType(Name.parse(name), List.of(values))));
    }

    public void dropEnum(String name) {
        apply(new DropEnum(Name.parse(name)));
    }

    /** Adds a value at the end. */
    public void addEnumValue(String type, String value) {
        apply(new AddEnumValue(Name.parse(type), value, Optional.empty()));
    }

    /** Adds a value right before another one. */
    public void addEnumValue(String type, String value, String before) {
        apply(new AddEnumValue(Name.parse(type), value, Optional.of(before)));
    }

    public void dropEnumValue(String type, String value) {
        apply(new DropEnumValue(Name.parse(type), value));
    }

    public void renameEnumValue(String type, String value, String to) {
        apply(new RenameEnumValue(Name.parse(type), value, to));
    }

    public void createView(String name, String query) {
        apply(new CreateView(new View(Name.parse(name), query)));
    }

    public void replaceView(String name, String query) {
        apply(new ReplaceView(new View(Name.parse(name), query)));
    }

    public void dropView(String name) {
        apply(new DropView(Name.parse(name)));
    }

    public void createNamespace(String namespace) {
        apply(new CreateNamespace(namespace));
    }

    public void dropNamespace(String namespace) {
        apply(new DropNamespace(namespace));
    }

    // ---- rows, SQL and code

    /** Inserts rows, each written {@code row(…)} with a value for every column. */
    @SafeVarargs
    public final void insertRows(String table, List<String> columns, List<Object>... rows) {
        on(table).insertRows(columns, rows);
    }

    /** Deletes the rows that hold these values. */
    @SafeVarargs
    public final void deleteRows(String table, List<String> columns, List<Object>... rows) {
        on(table).deleteRows(columns, rows);
    }

    /**
     * Runs SQL, one statement or a script. SQL that may change the schema leaves it unknown to Matar, unless
     * {@link #execute(String, Consumer)} declares its effect.
     */
    public void execute(String sql) {
        apply(touchesOnlyRows.test(sql) ? Sql.onRows(sql) : Sql.undeclared(sql));
    }

    /** Runs SQL that does to the schema what the operations in {@code effect} would do. */
    public void execute(String sql, Consumer<Operations> effect) {
        apply(Sql.declared(sql, recordedBy(effect)));
    }

    /** Runs SQL that {@code down} takes back; the schema is unknown from there on if one of them may change it. */
    public void execute(String sql, String down) {
        boolean onRows = touchesOnlyRows.test(sql) && touchesOnlyRows.test(down);
        apply((onRows ? Sql.onRows(sql) : Sql.undeclared(sql)).undoneBy(down));
    }

    /** Runs SQL that does to the schema what the operations in {@code effect} would do, and that {@code down} takes back. */
    public void execute(String sql, String down, Consumer<Operations> effect) {
        apply(Sql.declared(sql, recordedBy(effect)).undoneBy(down));
    }

    /** Runs SQL that leaves the schema unknown to Matar, even where it seems to touch only rows. */
    public void executeUndeclared(String sql) {
        apply(Sql.undeclared(sql));
    }

    /** Runs SQL that leaves the schema unknown to Matar, even where it seems to touch only rows, and that {@code down} takes back. */
    public void executeUndeclared(String sql, String down) {
        apply(Sql.undeclared(sql).undoneBy(down));
    }

    /** Runs Java on the live connection; it touches rows, not the schema, and neither commits nor rolls back. */
    public void run(String description, Code.Action<Connection> action) {
        apply(new Code(description, action));
    }

    /** Runs Java that can be taken back or does something to the schema: {@code code("…", up).undoneBy(down).effect(…)}. */
    public void run(CodeDraft code) {
        apply(new Code(code.description(), code.up(), code.down(), recordedBy(code.effect())));
    }

    /** Changes that the database does not allow in a transaction. */
    public void autocommit(Consumer<Operations> changes) {
        apply(new Autocommit(recordedBy(changes)));
    }

    private List<Operation> recordedBy(Consumer<Operations> author) {
        Operations operations = new Operations(naming, touchesOnlyRows);
        author.accept(operations);
        return operations.recorded();
    }
}
