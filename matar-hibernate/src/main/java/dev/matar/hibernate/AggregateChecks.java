package dev.matar.hibernate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.AggregateColumn;
import org.hibernate.mapping.CheckConstraint;
import org.hibernate.mapping.Table;

/**
 * The checks of objects that are kept in one column, such as JSON whose parts must not be null.
 *
 * <p>Hibernate makes them up while it writes {@code create table}, and nowhere else do they stand.
 */
final class AggregateChecks {

    private AggregateChecks() {}

    /** The conditions of the table's checks that the mapping itself does not hold. */
    static List<String> of(Table table, Metadata metadata, MappedNames names) {
        if (table.getColumns().stream().noneMatch(AggregateColumn.class::isInstance)) {
            return List.of();
        }
        String create = names.hibernateDialect().getTableExporter().getSqlCreateStrings(table, metadata, names.sql())[0];
        List<String> checks = new ArrayList<>();
        for (String part : parts(create.substring(create.indexOf('(') + 1))) {
            if (part.toLowerCase(Locale.ROOT).startsWith("check (")) {
                checks.add(part.substring(part.indexOf('(') + 1, part.lastIndexOf(')')));
            }
        }
        checks.removeAll(table.getChecks().stream().map(CheckConstraint::getConstraint).toList());
        return checks;
    }

    /** What the commas of a list part, up to the parenthesis that closes it; those within quotes or parentheses part nothing. */
    private static List<String> parts(String list) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        char quote = 0;
        for (int i = 0; i < list.length() && depth >= 0; i++) {
            char c = list.charAt(i);
            if (quote != 0 || c == '\'' || c == '"') {
                quote = quote == 0 ? c : quote == c ? 0 : quote;
            } else {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                if (depth < 0 || depth == 0 && c == ',') {
                    parts.add(list.substring(start, i).strip());
                    start = i + 1;
                }
            }
        }
        return parts;
    }
}
