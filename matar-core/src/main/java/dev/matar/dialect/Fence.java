package dev.matar.dialect;

import dev.matar.schema.Refusal;
import java.util.List;

/**
 * What keeps a run from going on behind a lock that it has lost unnoticed: statements that fail then.
 *
 * @param statements run first in each transaction, and right before each statement outside of one
 * @param sign what the server's message holds when one of them fails for that reason
 * @param lost what is to be said then
 * @param mark a comment before each statement outside of a transaction, by which a server's list of sessions tells whose it is; may be empty
 */
public record Fence(List<Statement> statements, String sign, Refusal lost, String mark) {

    /** For a lock that nobody loses without losing the session, too. */
    public static final Fence NONE = new Fence(List.of(), "", new Refusal("lock-lost", "The lock was lost.", ""), "");

    public Fence {
        statements = List.copyOf(statements);
    }

    /** Whether this is one of the statements. */
    public boolean has(String sql) {
        return statements.stream().anyMatch(statement -> statement.sql().equals(sql));
    }

    /** Whether a statement's failure says that the lock is lost. */
    public boolean isBroken(String sql, Throwable failure) {
        return has(sql) && String.valueOf(failure.getMessage()).contains(sign);
    }

    public Refusal lost(Throwable cause) {
        return new Refusal(lost.code(), lost.problem(), lost.remedy(), cause);
    }
}
