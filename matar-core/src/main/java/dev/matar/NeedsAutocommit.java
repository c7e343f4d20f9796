package dev.matar;

import dev.matar.schema.Refusal;
import java.sql.SQLException;

/** Knows a statement that failed only because it ran in a transaction, and says where it belongs. */
final class NeedsAutocommit {

    /** What the SQL standard calls an active transaction; PostgreSQL says it of VACUUM, CREATE INDEX CONCURRENTLY and others. */
    private static final String ACTIVE_TRANSACTION = "25001";

    private NeedsAutocommit() {}

    /** The refusal, with another remedy where the transaction is to blame. */
    static Refusal told(Refusal refusal) {
        for (Throwable cause = refusal.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException failure && isToBlame(failure)) {
                return new Refusal(
                        refusal.code(),
                        refusal.problem(),
                        "Put it between the lines -- autocommit and -- end autocommit, in Java into op.autocommit(o -> …). "
                                + refusal.remedy(),
                        refusal.getCause());
            }
        }
        return refusal;
    }

    private static boolean isToBlame(SQLException failure) {
        return ACTIVE_TRANSACTION.equals(failure.getSQLState())
                || String.valueOf(failure.getMessage()).contains("from within a transaction");
    }
}
