package dev.matar.check;

import dev.matar.operation.Operation;
import dev.matar.schema.Column;
import dev.matar.schema.Default;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Type;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an operation would take from the rows of a table; how much that is, only a database can tell.
 *
 * @param operation the one that loses it
 * @param column the column whose values are lost; absent where whole rows are
 * @param portion which of these rows or values
 */
public record Stake(Operation operation, Name table, Optional<String> column, Portion portion) {

    /** Which rows of a table, or which values of a column. */
    public sealed interface Portion {}

    /** All of them. */
    public record All() implements Portion {}

    /** Those that differ from the constant which every row gets when the column is added again. */
    public record Besides(Default.Value constant) implements Portion {}

    /** Texts of more characters. */
    public record LongerThan(int characters) implements Portion {}

    /** Numbers with more digits behind the point. */
    public record FinerThan(int digits) implements Portion {}

    /** Values that would not come back from another type. */
    public record Altered(Type from, Type to) implements Portion {}

    /**
     * The rows that the operation deletes, where a column that it does not name holds more than its default.
     *
     * @param unnamed such columns
     * @param before the schema that the operation finds, which tells how a row's values are compared
     */
    public record Deleted(List<Column> unnamed, Schema before) implements Portion {

        public Deleted {
            unnamed = List.copyOf(unnamed);
        }
    }

    static Stake rows(Operation operation, Name table, Portion portion) {
        return new Stake(operation, table, Optional.empty(), portion);
    }

    static Stake values(Operation operation, Name table, String column, Portion portion) {
        return new Stake(operation, table, Optional.of(column), portion);
    }

    /** The same of a table and a column that are called otherwise. */
    Stake calling(Name otherTable, Optional<String> otherColumn) {
        return new Stake(operation, otherTable, otherColumn, portion);
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /** All values, without those that a constant default brings back. */
    static Portion besidesDefault(Column column) {
        return column.defaultValue() instanceof Default.Value constant ? new Besides(constant) : new All();
    }

    /** What stands behind a number: {@code values of column code of table organization}. */
    public String what(boolean single) {
        String noun = (column.isPresent() ? "value" : "row") + (single ? "" : "s");
        return noun + column.map(name -> " of column " + name).orElse("") + " of table " + table + which();
    }

    private String which() {
        if (portion instanceof Besides) {
            return " other than the default";
        } else if (portion instanceof LongerThan longer) {
            return " longer than " + longer.characters();
        } else if (portion instanceof FinerThan finer) {
            return " with more than " + finer.digits() + " digits behind the point";
        } else if (portion instanceof Altered) {
            return " that would not come back the same";
        }
        return portion instanceof Deleted rows ? " with values in " + names(rows.unnamed()) : "";
    }
}
