package dev.matar.dialect.postgresql;

import dev.matar.schema.Constraint;
import dev.matar.schema.Expression;
import dev.matar.schema.Index;
import dev.matar.schema.Refusal;
import dev.matar.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What PostgreSQL alone knows of tables and indexes; see the manual's pages "CREATE TABLE" and "CREATE INDEX".
 *
 * <p>Of both: {@code postgresql.with.NAME}, a storage parameter. Of a table: {@code postgresql.partition_by}, how its
 * rows are dealt out to partitions, such as {@code RANGE (created_at)}; {@code postgresql.unmodelled.NAME}, the whole
 * text of a constraint that says more than the schema has words for.
 *
 * <p>Of an index: {@code postgresql.using}, the method, {@code gin}. {@code postgresql.ops.KEY} and {@code
 * postgresql.collate.KEY}: the operator class and collation of a key, {@code KEY} being its column or its expression.
 * {@code postgresql.nulls_not_distinct} (15 and later) and {@code postgresql.concurrently}: {@code true}.
 */
final class Options {

    static final String PARTITION_BY = "postgresql.partition_by";
    static final String USING = "postgresql.using";
    static final String OPS = "postgresql.ops.";
    static final String COLLATE = "postgresql.collate.";
    static final String WITH = "postgresql.with.";
    static final String NULLS_NOT_DISTINCT = "postgresql.nulls_not_distinct";
    static final String CONCURRENTLY = "postgresql.concurrently";
    static final String UNMODELLED = "postgresql.unmodelled.";

    private Options() {}

    static boolean isConcurrent(Index index) {
        return isTrue(index, CONCURRENTLY);
    }

    static boolean isTrue(Index index, String option) {
        return Boolean.parseBoolean(index.options().getOrDefault(option, "false"));
    }

    /** Refuses to write a constraint anew without what only the server knows of it. */
    static void requireModelled(Table table, Constraint constraint) {
        String whole = table.options().get(UNMODELLED + constraint.name());
        if (whole != null) {
            throw new Refusal(
                    "unsupported",
                    "Writing the constraint " + constraint.name() + " of table " + table.name()
                            + " anew would lose a part of what PostgreSQL tells of it: " + whole + ".",
                    "Do the change in SQL (op.execute) and declare its effect; or leave the option " + UNMODELLED
                            + constraint.name() + " out where the table is created, to do without.");
        }
    }

    /** Refuses to drop a column that a key includes, which the server would drop with it. */
    static void requireNotIncluded(Table table, String column) {
        for (Constraint constraint : table.constraints()) {
            String whole = table.options().getOrDefault(UNMODELLED + constraint.name(), "");
            int include = whole.indexOf(" INCLUDE (");
            if (include >= 0 && Expression.of(whole.substring(include)).mentions(column)) {
                throw new Refusal(
                        "unsupported",
                        "PostgreSQL would drop the constraint " + constraint.name() + " of table " + table.name()
                                + " with the column " + column + ", which it includes.",
                        "Drop the constraint first, and add one of another name where a key is needed.");
            }
        }
    }

    /** @param parameters such as {@code fillfactor=70} */
    static void readStorage(List<String> parameters, Map<String, String> options) {
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            options.put(WITH + parameter.substring(0, equals), parameter.substring(equals + 1));
        }
    }

    /** {@code WITH (…)} with a blank before it; empty where there are no storage parameters. */
    static String with(Map<String, String> options) {
        List<String> parameters = new ArrayList<>();
        options.forEach((option, value) -> {
            if (option.startsWith(WITH)) {
                parameters.add(option.substring(WITH.length()) + " = " + value);
            }
        });
        return parameters.isEmpty() ? "" : " WITH (" + String.join(", ", parameters) + ")";
    }
}
