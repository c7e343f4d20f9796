package dev.matar;

import dev.matar.dialect.Dialect;
import dev.matar.operation.DropColumn;
import dev.matar.operation.DropTable;
import dev.matar.revision.Plan;
import dev.matar.revision.Step;
import dev.matar.run.OnDrop;
import dev.matar.run.Runner;
import dev.matar.run.ScriptSink;
import dev.matar.run.Sink;
import dev.matar.run.Transactions;
import dev.matar.schema.Refusal;
import java.util.Optional;

/** The SQL of what a project would do, for a database that somebody else moves; none is asked. */
public final class Scripts {

    private final Project project;
    private final Appendable out;

    Scripts(Project project, Appendable out) {
        this.project = project;
        this.out = out;
    }

    /**
     * Writes the SQL of an upgrade.
     *
     * @param range {@code target}, from an empty database, or {@code from:target}
     */
    public Plan upgrade(String range) {
        return write(ScriptRange.parse(range).upgrade(project.graph()));
    }

    /**
     * Writes the SQL of a downgrade.
     *
     * @param range {@code from:target}
     */
    public Plan downgrade(String range) {
        return write(ScriptRange.parse(range).downgrade(project.graph()));
    }

    /**
     * Writes the SQL of a stamp.
     *
     * @param range {@code target}, of an empty version table, or {@code from:target}
     */
    public Plan stamp(String range) {
        return write(ScriptRange.parse(range).stamp(project.graph()));
    }

    /** Writes the SQL that creates the version table and the journal. */
    public void ensureVersionTable() {
        Sink sink = new ScriptSink(out, Transactions.NONE);
        project.history().create().forEach(sink::accept);
        sink.finish();
    }

    private Plan write(Plan plan) {
        if (plan.steps().isEmpty()) {
            return plan;
        }
        Dialect dialect = project.dialect();
        project.revisions().compile(plan.steps());
        requireNothingKept(plan);
        Transactions transactions = dialect.transactionalDdl() ? project.settings().transactions() : Transactions.NONE;
        Sink sink = new ScriptSink(out, transactions);
        dialect.engine().session().forEach(sink::accept);
        if (plan.rowsBefore().isEmpty()) {
            project.history().create().forEach(sink::accept);
        }
        new Runner(dialect, project.revisions(), project.history(), sink, project.listener(), true, Optional.empty(), Optional.empty())
                .run(plan, project.replay().schemaAt(plan.rowsBefore()));
        return plan;
    }

    /** What is put into quarantine gets a name that only the database can tell. */
    private void requireNothingKept(Plan plan) {
        for (Step step : plan.steps()) {
            boolean drops = project.settings().onDrop() == OnDrop.QUARANTINE
                    && project.replay().operations(step).stream()
                            .flatMap(operation -> operation.parts().stream())
                            .anyMatch(part -> part instanceof DropTable || part instanceof DropColumn);
            if (drops) {
                throw new Refusal(
                        "unsupported",
                        project.revisions().place(step) + " drops something, which on_drop = \"quarantine\" keeps; a script cannot, as it"
                                + " asks no database.",
                        "Run it on the database itself, or set on_drop = \"drop\" in an environment for scripts.");
            }
        }
    }
}
