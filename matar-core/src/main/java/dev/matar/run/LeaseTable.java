package dev.matar.run;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.LockHolder;
import dev.matar.dialect.Rows;
import dev.matar.dialect.Sessions;
import dev.matar.dialect.Statement;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The table beside the version table in which a lease is kept, and what is said to it.
 *
 * <p>It has two rows, since two things have to be done side by side. The <em>term</em> says who has the lease until when, by the server's
 * clock, and is put off every second. The <em>fence</em> says only whose it is; each of the holder's transactions locks it, so that nobody
 * can take the lease while one is open.
 *
 * <p>All of it are plain statements: prepared ones are a session's.
 */
final class LeaseTable {

    private static final String TERM = "part = 'term'";
    private static final String FENCE = "part = 'fence'";
    /** Where the holder's open transaction says which session runs it. */
    private static final String SESSION = "session_id";

    private final Connection connection;
    private final Dialect dialect;
    private final Sessions sessions;
    private final OwnTable own;
    private final String table;
    private final String sign;

    /**
     * The term.
     *
     * @param fence the number of the newest taking
     * @param holder who took it
     * @param isOver whether somebody else may take it
     */
    record Term(long fence, LockHolder holder, boolean isOver) {}

    LeaseTable(Connection connection, Dialect dialect, Name versionTable) {
        this.connection = connection;
        this.dialect = dialect;
        this.sessions = dialect.engine().sessions(connection)
                .orElseThrow(() -> new Refusal(
                        "unsupported",
                        dialect.title() + " has no pooler before it, and its lock needs no lease.",
                        "Leave out lock = \"lease\"."));
        Name name = beside(versionTable);
        this.sign = name.local() + "_lost";
        this.own = new OwnTable(dialect, name, this::parts);
        this.table = own.quoted();
    }

    static Name beside(Name versionTable) {
        return OwnTable.beside(versionTable, "lease");
    }

    private List<Table.Part> parts() {
        return List.of(
                new Column("part", OwnTable.string(10)).notNull(),
                new Column("fence", new Type.BigInt()).notNull(),
                new Column(SESSION, new Type.BigInt()),
                new Column("process", OwnTable.string(255)),
                new Column("held_by", OwnTable.string(255)),
                new Column("held_from", OwnTable.string(255)),
                new Column("held_since", new Type.BigInt()),
                new Column("expires_at", new Type.BigInt()),
                new Constraint.PrimaryKey("", List.of("part")),
                new Constraint.Check(sign, SESSION + " > 0"));
    }

    Sessions sessions() {
        return sessions;
    }

    // ---- what is there

    /** The first number is the clock's, so that a table which somebody has emptied does not give numbers away a second time. */
    void provide() throws SQLException {
        connection.setAutoCommit(true);
        for (Statement statement : own.missing(connection)) {
            executeUnlessThere(statement.sql(), () -> own.isThere(connection));
        }
        provideRow(TERM, "'term', " + sessions.clock());
        provideRow(FENCE, "'fence', 0");
    }

    private void provideRow(String row, String values) throws SQLException {
        if (!isThere(row)) {
            executeUnlessThere("INSERT INTO " + table + " (part, fence) VALUES (" + values + ")", () -> isThere(row));
        }
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds() throws SQLException;
    }

    /** Of many that begin at once one makes it, and the others find it made. */
    private void executeUnlessThere(String sql, Condition there) throws SQLException {
        try {
            update(sql);
        } catch (SQLException e) {
            if (!there.holds()) {
                throw e;
            }
        }
    }

    private boolean isThere(String row) throws SQLException {
        return number("SELECT fence FROM " + table + " WHERE " + row).isPresent();
    }

    /** Nothing where nobody has ever taken a lease. */
    Optional<Term> term() throws SQLException {
        String sql = "SELECT fence, process, held_by, held_from, held_since, expires_at, " + sessions.clock() + " FROM " + table + " WHERE "
                + TERM;
        if (!own.isThere(connection)) {
            return Optional.empty();
        }
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            if (!row.next() || row.getString(2) == null) {
                return Optional.empty();
            }
            String since = Instant.ofEpochMilli(row.getLong(5)).truncatedTo(ChronoUnit.SECONDS).toString();
            long expires = row.getLong(6);
            boolean over = row.wasNull() || expires < row.getLong(7);
            return Optional.of(new Term(row.getLong(1), new LockHolder(row.getString(2), row.getString(3), row.getString(4), since), over));
        }
    }

    // ---- taking it

    /**
     * Takes the lease if it is free: nobody's, or one whose term is over, and nothing of its holder's runs on the server any more.
     *
     * @param others how statements begin that holders run outside of transactions
     * @param ended the fence of a holder whose term does not count
     * @return the new fence
     */
    OptionalLong take(LockHolder me, Duration length, String others, OptionalLong ended) throws SQLException {
        connection.setAutoCommit(false);
        OptionalLong taken = OptionalLong.empty();
        try {
            waitShortly();
            if (update(takeTerm(me, length, ended)) == 1 && isUnlocked() && sessions.running(others).isEmpty()) {
                taken = number("SELECT fence FROM " + table + " WHERE " + TERM);
                update("UPDATE " + table + " SET fence = " + taken.orElseThrow() + ", " + SESSION + " = NULL WHERE " + FENCE);
                connection.commit();
            }
            return taken;
        } catch (SQLException e) {
            if (dialect.engine().isLockTimeout(e)) {
                return taken;
            }
            throw e;
        } finally {
            if (taken.isEmpty()) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }

    /** Who takes it at the same time needs an instant, unless somebody has stopped that process. */
    private void waitShortly() throws SQLException {
        for (Statement statement : dialect.engine().waitingForLocks(Duration.ofSeconds(1))) {
            update(statement.sql());
        }
    }

    private String takeTerm(LockHolder me, Duration length, OptionalLong ended) {
        return "UPDATE " + table + " SET fence = fence + 1, process = " + text(me.process()) + ", held_by = " + text(me.who())
                + ", held_from = " + text(me.host()) + ", held_since = " + sessions.clock() + ", expires_at = " + end(length)
                + " WHERE " + TERM + " AND (expires_at IS NULL OR expires_at < " + sessions.clock()
                + (ended.isPresent() ? " OR fence = " + ended.getAsLong() : "") + ")";
    }

    private String text(String value) {
        return dialect.literal(value.length() > 255 ? value.substring(0, 255) : value);
    }

    private String end(Duration length) {
        return sessions.clock() + " + " + length.toMillis();
    }

    private boolean isUnlocked() throws SQLException {
        try {
            return number("SELECT fence FROM " + table + " WHERE " + FENCE + " FOR UPDATE NOWAIT").isPresent();
        } catch (SQLException e) {
            if (dialect.engine().isLockTimeout(e)) {
                return false;
            }
            throw e;
        }
    }

    /** The session in which something of a holder's runs, be it in a transaction or without one. */
    Optional<LockHolder> atWork(String others) throws SQLException {
        Optional<LockHolder> running = sessions.running(others);
        if (running.isPresent()) {
            return running;
        }
        connection.setAutoCommit(false);
        try {
            return isUnlocked() ? Optional.empty() : locking();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private Optional<LockHolder> locking() throws SQLException {
        connection.rollback();
        return sessions.locking(own.name(), SESSION, FENCE);
    }

    // ---- having it

    /** Whether it was still there to be put off. */
    boolean renew(long fence, Duration length) throws SQLException {
        return update("UPDATE " + table + " SET expires_at = " + end(length) + " WHERE " + TERM + " AND fence = " + fence) == 1;
    }

    void giveBack(long fence) throws SQLException {
        update("UPDATE " + table + " SET expires_at = NULL, process = NULL WHERE " + TERM + " AND fence = " + fence);
    }

    /**
     * Locks the row of the fence until the transaction ends, and fails where it is another's: by a check, so that it does not take
     * somebody who counts rows.
     */
    Statement hold(long fence) {
        return Statement.of("UPDATE " + table + " SET " + SESSION + " = CASE WHEN fence = " + fence + " THEN " + sessions.own()
                + " ELSE -1 END WHERE " + FENCE);
    }

    /** The name of that check. */
    String sign() {
        return sign;
    }

    private int update(String sql) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private OptionalLong number(String sql) throws SQLException {
        return Rows.first(connection, sql, row -> OptionalLong.of(row.getLong(1))).orElse(OptionalLong.empty());
    }
}
