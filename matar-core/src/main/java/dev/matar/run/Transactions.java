package dev.matar.run;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.Statement;
import dev.matar.schema.Refusal;
import java.util.Locale;
import java.util.regex.Pattern;

/** What is done in one transaction. */
public enum Transactions {
    /** Each revision with its row in the version table. */
    PER_REVISION,
    /** All revisions of a run: all of them or none. */
    ALL,
    /** Nothing: each statement stands for itself. */
    NONE;

    private static final Pattern CONTROL = Pattern.compile(
            "(begin|start|commit|end|abort|rollback)(\\s+(work|transaction|deferred|immediate|exclusive)\\b.*)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Whether each operation of a step is committed by itself, so that it stays whatever becomes of the rest. */
    boolean commitsEach(Dialect dialect) {
        return this == NONE || !dialect.transactionalDdl();
    }

    /** Refuses a statement that would begin or end a transaction within ours: what ran could not be told from what did not. */
    void requireUndisturbed(Statement statement) {
        if (statement.sql().length() < 100 && CONTROL.matcher(statement.sql()).matches()) {
            throw new Refusal(
                    "transaction-control",
                    "The statement " + statement.sql().toUpperCase(Locale.ROOT) + " would end the transaction that the revision runs in.",
                    "Leave it out; what must run outside of a transaction stands between -- autocommit and -- end autocommit.");
        }
    }
}
