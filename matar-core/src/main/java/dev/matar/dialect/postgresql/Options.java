package dev.matar.dialect.postgresql;

import dev.matar.schema.Index;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What PostgreSQL alone knows of tables and indexes; see the manual's pages "CREATE TABLE" and "CREATE INDEX".
 *
 * <p>Of both: {@code postgresql.with.NAME}, a storage parameter. Of a table: {@code postgresql.partition_by}, how its
 * rows are dealt out to partitions, such as {@code RANGE (created_at)}.
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

    private Options() {}

    static boolean isConcurrent(Index index) {
        return isTrue(index, CONCURRENTLY);
    }

    static boolean isTrue(Index index, String option) {
        return Boolean.parseBoolean(index.options().getOrDefault(option, "false"));
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
