package dev.matar.dialect.postgresql;

import dev.matar.schema.Index;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What PostgreSQL alone knows of an index; see the manual's page "CREATE INDEX".
 *
 * <p>{@code postgresql.using}: the method, {@code gin}. {@code postgresql.ops.KEY} and {@code postgresql.collate.KEY}:
 * the operator class and collation of a key, {@code KEY} being its column or its expression. {@code
 * postgresql.with.NAME}: a storage parameter. {@code postgresql.nulls_not_distinct} (15 and later) and {@code
 * postgresql.concurrently}: {@code true}.
 */
final class IndexOptions {

    static final String USING = "postgresql.using";
    static final String OPS = "postgresql.ops.";
    static final String COLLATE = "postgresql.collate.";
    static final String WITH = "postgresql.with.";
    static final String NULLS_NOT_DISTINCT = "postgresql.nulls_not_distinct";
    static final String CONCURRENTLY = "postgresql.concurrently";

    private IndexOptions() {}

    static boolean isConcurrent(Index index) {
        return isTrue(index, CONCURRENTLY);
    }

    static boolean isTrue(Index index, String option) {
        return Boolean.parseBoolean(index.options().getOrDefault(option, "false"));
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
