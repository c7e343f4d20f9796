package dev.matar.run;

import dev.matar.check.Stake;
import dev.matar.dialect.Statement;
import dev.matar.operation.Operation;
import dev.matar.revision.Step;
import dev.matar.schema.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes what would be run as an SQL script; Java code can only be named in it. */
public final class ScriptSink implements Sink {

    private final Appendable out;
    private final Transactions transactions;
    private boolean open;

    /** @param transactions what the script puts into one transaction; none for an engine whose DDL commits by itself */
    public ScriptSink(Appendable out, Transactions transactions) {
        this.out = out;
        this.transactions = transactions;
    }

    @Override
    public Schema look(Schema folded) {
        return folded;
    }

    @Override
    public Schema look(Operation operation, Schema folded) {
        return folded;
    }

    @Override
    public List<Tally> count(List<Stake> stakes) {
        return stakes.stream().map(Tally::nothing).toList();
    }

    @Override
    public boolean isParted() {
        return false;
    }

    @Override
    public void begin(Step step, List<Operation> operations, boolean goesOn) {
        openTransaction();
        print("-- " + step.direction().word() + " " + step.revision() + "\n\n");
    }

    @Override
    public void accept(Deed deed) {
        deed.statements().forEach(this::accept);
    }

    @Override
    public void accept(Statement statement) {
        transactions.requireUndisturbed(statement);
        if (!statement.transactional()) {
            closeTransaction();
        } else if (!open) {
            openTransaction();
        }
        print(statement.sql() + (statement.code().isPresent() ? "\n\n" : ";\n\n"));
    }

    @Override
    public List<Step> end(Step step) {
        if (transactions == Transactions.PER_REVISION) {
            closeTransaction();
        }
        return List.of(step);
    }

    @Override
    public Step failed(Step underWay) {
        return underWay;
    }

    @Override
    public List<Step> abandon() {
        return List.of();
    }

    @Override
    public List<Step> finish() {
        closeTransaction();
        return List.of();
    }

    private void openTransaction() {
        if (!open && transactions != Transactions.NONE) {
            print("BEGIN;\n\n");
            open = true;
        }
    }

    private void closeTransaction() {
        if (open) {
            print("COMMIT;\n\n");
            open = false;
        }
    }

    private void print(String text) {
        try {
            out.append(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
