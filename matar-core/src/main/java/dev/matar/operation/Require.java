package dev.matar.operation;

import static dev.matar.operation.Operation.refuse;

import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.Expression;
import dev.matar.schema.Index;
import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.schema.View;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** What operations ask of the schema before it changes, beyond what makes a schema whole. */
final class Require {

    private Require() {}

    /** Nothing may have this name yet; tables, views, sequences and enum types share their names. */
    static void free(Schema schema, Name name) {
        if (schema.tables().has(name)
                || schema.views().has(name)
                || schema.sequences().has(name)
                || schema.enums().has(name)) {
            throw refuse("The name " + name + " is taken.", "Choose another, or drop or rename what has it first.");
        }
        noView(schema, name, "Putting something under the name " + name);
    }

    /** No view may read this table or view, since what databases do to such a view differs. */
    static void noView(Schema schema, Name relation, String deed) {
        List<Name> views = schema.viewsOf(relation);
        if (!views.isEmpty()) {
            throw refuse(
                    deed + " is not possible while the view " + views.get(0) + " reads " + relation + ".",
                    "Drop the view first and create it again after.");
        }
    }

    /** No view may read this column; a view that reads all columns by a star reads it too. */
    static void noView(Schema schema, Name table, String column, String deed) {
        for (Name name : schema.viewsOf(table)) {
            if (schema.view(name).reads(table, column)) {
                throw refuse(
                        deed + " is not possible while the view " + name + " reads it.",
                        "Drop the view first and create it again after.");
            }
        }
    }

    /**
     * No expression and no view may compare a column of an enum type with one of its values, since databases take such a text along,
     * leave it as it is, or fail.
     */
    static void noMention(Schema schema, Name type, String value, String deed) {
        for (Table table : schema.tables()) {
            for (Column column : table.columns()) {
                if (column.type().enumType().filter(type::equals).isPresent()) {
                    noMention(schema, table, column.name(), value, deed);
                }
            }
        }
    }

    private static void noMention(Schema schema, Table table, String column, String value, String deed) {
        texts(table).forEach((name, text) -> {
            boolean speaks = name.equals(column) || Expression.of(text).mentions(column);
            if (speaks && Expression.holds(text, value)) {
                throw mention(deed, name + " of table " + table.name(), value);
            }
        });
        for (View view : schema.views()) {
            if (Expression.holds(view.query(), value) && view.reads(table.name(), column)) {
                throw mention(deed, "the view " + view.name(), value);
            }
        }
    }

    private static Refusal mention(String deed, String what, String value) {
        return refuse(
                deed + " is not possible while " + what + " speaks of " + value + ".",
                "Drop " + what + " before, and create it again after.");
    }

    /** The expressions of a table, by the name of what holds them. */
    private static Map<String, String> texts(Table table) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Constraint constraint : table.constraints()) {
            if (constraint instanceof Constraint.Check check) {
                texts.put(check.name(), check.expression());
            }
        }
        for (Index index : table.indexes()) {
            String keys = index.keys().stream().filter(Index.Key::expression).map(Index.Key::text).collect(Collectors.joining(", "));
            texts.put(index.name(), keys + " " + index.where());
        }
        for (Column column : table.columns()) {
            if (column.defaultValue() instanceof Default.Computed computed) {
                texts.put(column.name(), computed.sql());
            } else if (column.defaultValue() instanceof Default.Expression expression) {
                texts.put(column.name(), expression.sql());
            }
        }
        return texts;
    }

    /** No foreign key of a certain kind may refer to a table. */
    static void noForeignKey(Schema schema, Name target, String gone, BiPredicate<Table, Constraint.ForeignKey> kind) {
        for (Table owner : schema.tables()) {
            for (Constraint.ForeignKey key : owner.foreignKeys()) {
                boolean refers = key.target().table().equals(target) && !key.target().external();
                if (refers && kind.test(owner, key)) {
                    throw refuse(
                            gone + " cannot go while the foreign key " + key.name() + " of table " + owner.name()
                                    + " refers to it.",
                            "Drop the foreign key first.");
                }
            }
        }
    }

    /** The columns that a foreign key refers to must be a key of their table. */
    static void targetKey(Schema schema, Name table, Constraint.ForeignKey key) {
        if (key.target().external()) {
            return;
        }
        Table target = schema.table(key.target().table());
        if (!target.hasKey(key.target().columns())) {
            throw refuse(
                    "The foreign key " + key.name() + " of table " + table + " refers to ("
                            + String.join(", ", key.target().columns()) + ") of " + target.name() + ", which is no key there.",
                    "Add a primary key or a unique constraint over these columns first.");
        }
    }

    /** After a key of a table is gone, the foreign keys that refer to the table must still find one. */
    static Schema keysOf(Schema after, Table changed, String gone) {
        for (Table table : after.tables()) {
            for (Constraint.ForeignKey key : table.foreignKeys()) {
                boolean relies = key.target().table().equals(changed.name()) && !key.target().external();
                if (relies && !changed.hasKey(key.target().columns())) {
                    throw refuse(
                            gone + " of table " + changed.name() + " cannot go while the foreign key " + key.name()
                                    + " of table " + table.name() + " relies on it.",
                            "Drop the foreign key first.");
                }
            }
        }
        return after;
    }

    /** Rows must fit the columns that they are for. */
    static void rows(Table table, List<String> columns, List<List<Object>> rows) {
        columns.forEach(table::column);
        if (columns.isEmpty() || new HashSet<>(columns).size() < columns.size()) {
            throw refuse("Rows for table " + table.name() + " name no column, or one twice.", "Name each column once.");
        }
        for (List<Object> row : rows) {
            if (row.size() != columns.size()) {
                throw refuse(
                        "A row for table " + table.name() + " has " + row.size() + " values for the columns "
                                + String.join(", ", columns) + ".",
                        "Give a value, or null, for each column.");
            }
        }
    }
}
