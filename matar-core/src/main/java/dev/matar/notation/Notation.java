package dev.matar.notation;

import dev.matar.operation.Operation;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.Index;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import java.util.List;

/**
 * Schemas and operations as text that knows no dialect; what is written reads back as an equal value.
 *
 * <p>{@code docs/notation.md} shows the grammar by example. Text that cannot be read is refused with the code
 * {@code notation} and the number of the line, counted from 1.
 */
public final class Notation {

    private Notation() {}

    /**
     * The objects of a schema: namespaces, enum types, sequences, tables, views, each kind sorted by name; columns keep
     * their order. Every line ends in a line feed.
     */
    public static String write(Schema schema) {
        Page page = new Page();
        SchemaText.write(schema, page);
        return page.toString();
    }

    /** One operation, of one line or several; the last has no line feed, so that it fits into a sentence. */
    public static String write(Operation operation) {
        Page page = new Page();
        Verbs.write(operation, page);
        return page.toString().stripTrailing();
    }

    /** Operations one below the other; every line ends in a line feed. */
    public static String write(List<Operation> operations) {
        Page page = new Page();
        operations.forEach(operation -> Verbs.write(operation, page));
        return page.toString();
    }

    /** A type, as a column's line has it. */
    public static String write(Type type) {
        return TypeText.write(type);
    }

    /** Where a column's value comes from, as its line has it; empty for none. */
    public static String write(Default source) {
        return ColumnText.source(source).strip();
    }

    /** A column, a constraint or an index, as its table's lines have it. */
    public static String write(Table.Part part) {
        if (part instanceof Column column) {
            return ColumnText.write(column);
        }
        return part instanceof Index index
                ? IndexText.kind(index) + " " + IndexText.write(index)
                : ConstraintText.write((Constraint) part);
    }

    /** What {@link #write(Schema)} wrote, the objects in any order; a schema that is not whole is refused, too. */
    public static Schema readSchema(String text) {
        return SchemaText.read(Line.parse(text));
    }

    /** What {@link #write(List)} wrote; refused where it holds {@code code}, since that is Java. */
    public static List<Operation> readOperations(String text) {
        List<Operation> operations = readWithCode(text);
        LostCode.refuseIn(operations);
        return operations;
    }

    /** The same; of {@code code} only the description is there, and it refuses to run. */
    public static List<Operation> readWithCode(String text) {
        return Verbs.read(Line.parse(text));
    }
}
