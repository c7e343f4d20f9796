package dev.matar.dialect;

import dev.matar.schema.Name;
import java.sql.SQLException;
import java.util.Optional;

/** The sessions of a server, as one of them sees them. */
public interface Sessions extends Lock.Ending {

    /** The number of the session that runs a statement, as an SQL expression. */
    String own();

    /** The server's clock in milliseconds since 1970, as an SQL expression. */
    String clock();

    /** The session that runs a statement on this database, outside of a transaction, which begins with such a mark. */
    Optional<LockHolder> running(String mark) throws SQLException;

    /**
     * The session whose open transaction has changed a row, when somebody has just found it locked.
     *
     * @param column in which that transaction has put its session's number
     * @param where which row, a condition
     */
    Optional<LockHolder> locking(Name table, String column, String where) throws SQLException;
}
