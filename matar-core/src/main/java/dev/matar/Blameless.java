package dev.matar;

import dev.matar.schema.Refusal;
import java.sql.SQLException;

/** Knows statements that failed for where they ran, not for what they say, and tells what to do then. */
final class Blameless {

    /** What the SQL standard calls an active transaction; PostgreSQL says it of VACUUM, CREATE INDEX CONCURRENTLY and others. */
    private static final String ACTIVE_TRANSACTION = "25001";

    /** The standard's read-only transaction, and H2's own number for a database that is read-only. */
    private static final String READ_ONLY_TRANSACTION = "25006";

    private static final String READ_ONLY_H2 = "90097";

    private Blameless() {}

    /** The refusal, with another remedy where the revision is not to blame. */
    static Refusal told(Refusal refusal) {
        String remedy = refusal.remedy();
        for (Throwable cause = refusal.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException failure && needsAutocommit(failure)) {
                return with(
                        "Put it between the lines -- autocommit and -- end autocommit, in Java into op.autocommit(o -> …). " + remedy,
                        refusal);
            }
            if (cause instanceof SQLException failure && isReadOnly(failure)) {
                return with(
                        "The database cannot be written: look at the rights of its file, or at what its server or url says of it. "
                                + withoutBlame(remedy),
                        refusal);
            }
            if (cause instanceof SQLException failure && hasNoRoom(failure)) {
                return with("There is no room: make some where the database lies. " + withoutBlame(remedy), refusal);
            }
        }
        return refusal;
    }

    private static String withoutBlame(String remedy) {
        return remedy.replace(" Mend the revision and run again.", " Then run again.")
                .replace("mend the revision or the rows and run again", "run again then");
    }

    private static Refusal with(String remedy, Refusal refusal) {
        return new Refusal(refusal.code(), refusal.problem(), remedy, refusal.getCause());
    }

    private static boolean needsAutocommit(SQLException failure) {
        return ACTIVE_TRANSACTION.equals(failure.getSQLState())
                || String.valueOf(failure.getMessage()).contains("from within a transaction");
    }

    /** The standard's class for resources that are used up, as PostgreSQL tells of its disk, and the names of the others. */
    private static boolean hasNoRoom(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        return "53100".equals(failure.getSQLState()) || message.contains("SQLITE_FULL") || message.contains("is full");
    }

    private static boolean isReadOnly(SQLException failure) {
        return READ_ONLY_TRANSACTION.equals(failure.getSQLState())
                || READ_ONLY_H2.equals(failure.getSQLState())
                || String.valueOf(failure.getMessage()).contains("SQLITE_READONLY");
    }
}
