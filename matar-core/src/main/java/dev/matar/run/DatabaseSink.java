package dev.matar.run;

import dev.matar.check.Stake;
import dev.matar.dialect.Dialect;
import dev.matar.dialect.Scope;
import dev.matar.dialect.Statement;
import dev.matar.operation.Code;
import dev.matar.operation.Operation;
import dev.matar.revision.Script;
import dev.matar.revision.Step;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs statements on a connection.
 *
 * <p>They are held back and sent together, so that a revision, its row in the version table and its entry in the journal cost as few
 * round trips as the driver allows: one, and less than one while many quick steps follow each other. Each step is a transaction of its
 * own nevertheless.
 */
public final class DatabaseSink implements Sink {

    private static final Pattern BATCH_ENTRY = Pattern.compile("batch entry (\\d+)", Pattern.CASE_INSENSITIVE);

    private static final String BEGIN = "BEGIN";
    private static final String COMMIT = "COMMIT";
    private static final int SHOWN_LINES = 20;
    private static final int SHOWN_CHARACTERS = 2_000;

    private final Connection connection;
    private final Dialect dialect;
    private final Scope scope;
    private final Transactions transactions;
    private final Script script;
    private final List<Held> held = new ArrayList<>();
    private final List<Step> waiting = new ArrayList<>();
    private final Pace pace = new Pace();
    private Step step;
    private Step failed;
    private boolean parted;

    /** A statement, and the step that it belongs to. */
    private record Held(String sql, Step step) {}

    /**
     * @param scope what {@link #look} sees
     * @param script tells where a failed statement is written
     */
    public DatabaseSink(
            Connection connection, Dialect dialect, Scope scope, Transactions transactions, Script script) {
        if (transactions == Transactions.ALL && !dialect.transactionalDdl()) {
            throw new Refusal(
                    "unsupported",
                    dialect.title() + " commits each change of the schema at once, so several revisions cannot be one transaction.",
                    "Leave out the setting, for one revision after the other.");
        }
        this.connection = connection;
        this.dialect = dialect;
        this.scope = scope;
        this.transactions = transactions;
        this.script = script;
    }

    @Override
    public Schema look(Schema folded) {
        return look(() -> dialect.inspect(connection, scope));
    }

    @Override
    public Schema look(Operation operation, Schema folded) {
        return dialect.rereads(operation) ? look(() -> dialect.reread(connection, operation, folded)) : folded;
    }

    @FunctionalInterface
    private interface View {
        Schema schema() throws SQLException;
    }

    private Schema look(View view) {
        flush();
        try {
            return view.schema();
        } catch (SQLException e) {
            throw new Refusal("inspection-failed", "The database's catalog cannot be read: " + e.getMessage(), "", e);
        }
    }

    @Override
    public List<Tally> count(List<Stake> stakes) {
        flush();
        return new Count(connection, dialect).of(stakes);
    }

    @Override
    public boolean isParted() {
        return parted;
    }

    @Override
    public void begin(Step next) {
        step = next;
        parted = transactions == Transactions.NONE || !dialect.transactionalDdl();
        if (waiting.isEmpty()) {
            setAutoCommit(transactions == Transactions.NONE);
        } else if (transactions == Transactions.PER_REVISION) {
            hold(BEGIN);
        }
    }

    private void hold(String sql) {
        held.add(new Held(sql, step));
    }

    @Override
    public void accept(Statement statement) {
        transactions.requireUndisturbed(statement);
        if (statement.code().isPresent()) {
            flush();
            run(statement);
        } else if (statement.transactional()) {
            hold(statement.sql());
        } else {
            flush();
            commit();
            parted = true;
            setAutoCommit(true);
            hold(statement.sql());
            flush();
            setAutoCommit(transactions == Transactions.NONE);
        }
    }

    @SuppressWarnings("unchecked")
    private void run(Statement statement) {
        try {
            ((Code.Action<Connection>) statement.code().orElseThrow()).run(connection);
        } catch (Refusal refusal) {
            throw refusal;
        } catch (Exception e) {
            throw new Refusal(
                    "code-failed", statement.sql().replace("-- code: ", "the code «") + "» failed: " + e, whatNow(), e);
        }
    }

    @Override
    public List<Step> end(Step ended) {
        waiting.add(ended);
        boolean alone = parted || !dialect.batches();
        if (transactions == Transactions.PER_REVISION && dialect.batches()) {
            // Sent along with the rest it saves a round trip; the driver sees that the transaction is over.
            hold(COMMIT);
        }
        return alone || pace.isDue(waiting.size()) ? send() : List.of();
    }

    /** Sends what is held; the steps that waited are done then. */
    private List<Step> send() {
        long began = System.nanoTime();
        flush();
        if (transactions == Transactions.PER_REVISION) {
            commit();
        }
        pace.took(waiting.size(), System.nanoTime() - began);
        List<Step> done = List.copyOf(waiting);
        waiting.clear();
        return done;
    }

    @Override
    public List<Step> finish() {
        List<Step> done = send();
        commit();
        setAutoCommit(true);
        return done;
    }

    @Override
    public Step failed(Step underWay) {
        return failed == null ? underWay : failed;
    }

    @Override
    public List<Step> abandon() {
        held.removeIf(one -> transactions == Transactions.ALL || !waiting.contains(one.step()));
        try {
            flush();
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException lost) {
            // The connection is gone, and with it the transaction.
        }
        return transactions == Transactions.ALL ? List.of() : List.copyOf(waiting);
    }

    private void flush() {
        if (held.isEmpty()) {
            return;
        }
        int at = 0;
        try (java.sql.Statement statement = connection.createStatement()) {
            if (dialect.batches() && held.size() > 1) {
                for (Held one : held) {
                    statement.addBatch(one.sql());
                }
                statement.executeBatch();
            } else {
                for (; at < held.size(); at++) {
                    statement.execute(held.get(at).sql());
                }
            }
            held.clear();
        } catch (SQLException e) {
            throw failed(e, e instanceof BatchUpdateException batch ? failedEntry(batch) : at);
        }
    }

    /** @param index which of the held statements failed */
    private Refusal failed(SQLException e, int index) {
        Held one = index < held.size() ? held.get(index) : new Held("", step);
        failed = one.step();
        int first = failed == null ? 0 : waiting.indexOf(failed);
        if (first >= 0) {
            waiting.subList(first, waiting.size()).clear();
        }
        held.clear();
        String sql = one.sql();
        long line = failed == null || sql.isEmpty() ? 0 : script.line(failed, sql);
        if (sql.equals(COMMIT)) {
            return new Refusal("statement-failed", "The commit failed: " + rootOf(e).getMessage(), whatNow(), e);
        }
        String what = (line == 0 ? "" : "line " + line + ": ")
                + (sql.isEmpty() ? "a statement failed: " : "this statement failed:\n\n" + indent(sql) + "\n\n");
        return new Refusal("statement-failed", what + rootOf(e).getMessage(), whatNow(), e);
    }

    private static Throwable rootOf(SQLException e) {
        return e instanceof BatchUpdateException && e.getCause() != null ? e.getCause() : e;
    }

    /** Drivers name the failed entry in their message, or else tell how many were done before it. */
    private static int failedEntry(BatchUpdateException e) {
        Matcher entry = BATCH_ENTRY.matcher(String.valueOf(e.getMessage()));
        if (entry.find()) {
            return Integer.parseInt(entry.group(1));
        }
        int[] counts = e.getUpdateCounts();
        int done = 0;
        while (counts != null && done < counts.length && counts[done] != java.sql.Statement.EXECUTE_FAILED) {
            done++;
        }
        return done;
    }

    /** The beginning is enough to know a statement by. */
    private static String indent(String sql) {
        List<String> lines = sql.lines().toList();
        String shown = String.join("\n", lines.subList(0, Math.min(lines.size(), SHOWN_LINES)));
        String cut = shown.length() > SHOWN_CHARACTERS ? shown.substring(0, SHOWN_CHARACTERS) + "…" : shown;
        String rest = lines.size() > SHOWN_LINES ? "\n… and " + (lines.size() - SHOWN_LINES) + " more lines" : "";
        return "    " + (cut + rest).replace("\n", "\n    ");
    }

    private String whatNow() {
        return parted
                ? "What ran before it stays done, since " + whyParted()
                        + ": take it back by hand or mend the revision, then run again."
                : "The transaction was rolled back: nothing of this "
                        + (transactions == Transactions.ALL ? "run" : "revision")
                        + " was kept. Mend the revision and run again.";
    }

    private String whyParted() {
        if (!dialect.transactionalDdl()) {
            return dialect.title() + " commits each change of the schema at once";
        }
        return transactions == Transactions.NONE ? "transactions are off" : "an autocommit section ended the transaction";
    }

    private void commit() {
        try {
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException e) {
            throw new Refusal("statement-failed", "The commit failed: " + e.getMessage(), whatNow(), e);
        }
    }

    private void setAutoCommit(boolean on) {
        try {
            if (connection.getAutoCommit() != on) {
                connection.setAutoCommit(on);
            }
        } catch (SQLException e) {
            throw new Refusal("statement-failed", "The transaction mode cannot be set: " + e.getMessage(), "", e);
        }
    }
}
