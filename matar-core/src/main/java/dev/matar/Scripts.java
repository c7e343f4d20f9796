package dev.matar;

import dev.matar.dialect.Dialect;
import dev.matar.revision.Plan;
import dev.matar.run.Runner;
import dev.matar.run.ScriptSink;
import dev.matar.run.Sink;
import dev.matar.run.Transactions;

/** The SQL of what a project would do, for a database that somebody else moves; none is asked. */
public final class Scripts {

    private final Matar matar;
    private final Appendable out;

    Scripts(Matar matar, Appendable out) {
        this.matar = matar;
        this.out = out;
    }

    /**
     * Writes the SQL of an upgrade.
     *
     * @param range {@code target}, from an empty database, or {@code from:target}
     */
    public Plan upgrade(String range) {
        return write(ScriptRange.parse(range).upgrade(matar.graph()));
    }

    /**
     * Writes the SQL of a downgrade.
     *
     * @param range {@code from:target}
     */
    public Plan downgrade(String range) {
        return write(ScriptRange.parse(range).downgrade(matar.graph()));
    }

    /**
     * Writes the SQL of a stamp.
     *
     * @param range {@code target}, of an empty version table, or {@code from:target}
     */
    public Plan stamp(String range) {
        return write(ScriptRange.parse(range).stamp(matar.graph()));
    }

    /** Writes the SQL that creates the version table and the journal. */
    public void ensureVersionTable() {
        Sink sink = new ScriptSink(out, Transactions.NONE);
        matar.history().create().forEach(sink::accept);
        sink.finish();
    }

    private Plan write(Plan plan) {
        if (plan.steps().isEmpty()) {
            return plan;
        }
        Dialect dialect = matar.dialect();
        matar.revisions().compile(plan.steps());
        Transactions transactions = dialect.transactionalDdl() ? matar.settings().transactions() : Transactions.NONE;
        Sink sink = new ScriptSink(out, transactions);
        dialect.session().forEach(sink::accept);
        if (plan.rowsBefore().isEmpty()) {
            matar.history().create().forEach(sink::accept);
        }
        new Runner(dialect, matar.revisions(), matar.history(), sink, matar.listener(), true)
                .run(plan, matar.replay().schemaAt(plan.rowsBefore()));
        return plan;
    }
}
