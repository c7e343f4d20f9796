package dev.matar.dialect;

import dev.matar.operation.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing to be done on a database.
 *
 * @param sql a single SQL statement without terminator; or a comment, where nothing but the code can do it
 * @param transactional whether it may run in a transaction
 * @param code Java to be run in place of the SQL, where there is a connection
 */
public record Statement(String sql, boolean transactional, Optional<Code.Action<?>> code) {

    /** How a comment begins that stands for code. */
    public static final String CODE = "-- code: ";

    public static Statement of(String sql) {
        return new Statement(sql, true, Optional.empty());
    }

    /** Stands for Java that only runs online; offline it is shown as a comment. */
    public static Statement of(Code code) {
        return new Statement(CODE + code.description().replace('\n', ' '), true, Optional.of(code.up()));
    }

    /** These statements with this one before them. */
    public List<Statement> before(List<Statement> statements) {
        List<Statement> all = new ArrayList<>(List.of(this));
        all.addAll(statements);
        return all;
    }

    /** Whether a script can only name it. */
    public boolean isOnlyCode() {
        return code.isPresent() && sql.startsWith(CODE);
    }

    public Statement outsideTransaction() {
        return new Statement(sql, false, code);
    }
}
