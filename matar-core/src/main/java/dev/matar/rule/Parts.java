package dev.matar.rule;

import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.Index;
import dev.matar.schema.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What constraints and indexes have in common. */
final class Parts {

    private Parts() {}

    static boolean uses(Table.Part part, String column) {
        return part instanceof Index index ? index.uses(column) : ((Constraint) part).uses(column);
    }

    /** Whether it makes these columns, in any order, a key. */
    static boolean isKey(Table.Part part, List<String> columns) {
        Set<String> wanted = new HashSet<>(columns);
        if (part instanceof Index index) {
            return index.isKey() && wanted.equals(index.keys().stream().map(Index.Key::text).collect(Collectors.toSet()));
        }
        boolean key = part instanceof Constraint.PrimaryKey || part instanceof Constraint.Unique;
        return key && wanted.equals(new HashSet<>(((Constraint) part).columns()));
    }

    /** The SQL that it holds; empty for none. */
    static String text(Table.Part part) {
        if (part instanceof Constraint.Check check) {
            return check.expression();
        } else if (part instanceof Index index) {
            return index.keys().stream().filter(Index.Key::expression).map(Index.Key::text).collect(Collectors.joining(", ")) + " "
                    + index.where();
        } else if (part instanceof Column column && column.defaultValue() instanceof Default.Computed computed) {
            return computed.sql();
        }
        return part instanceof Column column && column.defaultValue() instanceof Default.Expression expression ? expression.sql() : "";
    }
}
