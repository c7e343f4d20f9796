package dev.matar.dialect.postgresql;

import dev.matar.dialect.Statement;
import dev.matar.schema.Column;
import dev.matar.schema.Default;
import dev.matar.schema.Index;
import dev.matar.schema.Name;
import java.util.List;

/**
 * What a server must be new enough for. Rendering knows no server, so the server is asked before the statement, where it
 * would otherwise find no more than a syntax error.
 */
final class Since {

    private final PostgresqlDialect dialect;

    Since(PostgresqlDialect dialect) {
        this.dialect = dialect;
    }

    /** The statements that make columns of a table, behind what they need. */
    List<Statement> columns(Name table, Iterable<Column> columns, List<Statement> statements) {
        for (Column column : columns) {
            if (column.defaultValue() instanceof Default.Computed computed && !computed.stored()) {
                return version(18, "The column " + column.name() + " of table " + table + " is computed when it is read", "Store it.")
                        .before(statements);
            }
        }
        return statements;
    }

    List<Statement> index(Name table, Index index, List<Statement> statements) {
        return Options.isTrue(index, Options.NULLS_NOT_DISTINCT)
                ? version(
                                15,
                                "The index " + index.name() + " of table " + table + " takes nulls for equal",
                                "Leave the option " + Options.NULLS_NOT_DISTINCT + " out.")
                        .before(statements)
                : statements;
    }

    /** Fails on an older server. */
    Statement version(int version, String what, String remedy) {
        String problem = what + ", which PostgreSQL does from version " + version + " on; this one is ";
        return Block.of("IF current_setting('server_version_num')::int < " + version + "0000 THEN RAISE EXCEPTION USING MESSAGE = "
                + dialect.literal(problem) + " || current_setting('server_version') || '.', HINT = " + dialect.literal(remedy)
                + "; END IF;");
    }
}
