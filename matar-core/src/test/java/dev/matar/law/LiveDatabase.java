package dev.matar.law;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.Scope;
import dev.matar.diff.Diff;
import dev.matar.notation.Notation;
import dev.matar.operation.Operation;
import dev.matar.revision.Script;
import dev.matar.revision.Step;
import dev.matar.run.DatabaseSink;
import dev.matar.run.History;
import dev.matar.run.Patience;
import dev.matar.run.Transactions;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A real database that is moved by operations as the runner moves one. */
public final class LiveDatabase {

    private static final Step STEP = new Step(Step.Direction.UP, "none", List.of(), List.of());

    /** The script of operations that stand in no file. */
    private static final Script NOT_WRITTEN = ScriptInMemory.of(step -> List.of(), step -> true);

    private final Dialect dialect;
    private final Connection connection;

    public LiveDatabase(Dialect dialect, Connection connection) {
        this.dialect = dialect;
        this.connection = connection;
        dialect.engine().session().forEach(sink()::accept);
    }

    private DatabaseSink sink() {
        return new DatabaseSink(connection, dialect, new History(dialect, Name.of("none"), "", "", Transactions.PER_REVISION), NOT_WRITTEN, Patience.ENDLESS);
    }

    /** Builds a schema where there is none, in one go. */
    public void build(Schema schema) {
        runAtOnce(Diff.between(Schema.empty(), schema), Schema.empty());
    }

    public void run(List<Operation> operations, Schema before) {
        Schema now = before;
        for (Operation operation : dialect.arrange(operations)) {
            run(operation, now);
            now = operation.apply(now);
        }
    }

    /** Does operations in one transaction, as those of a revision. */
    public void runAtOnce(List<Operation> operations, Schema before) {
        inOneTransaction(dialect.arrange(operations), before);
    }

    /** Does an operation on a schema that is this database's. */
    public void run(Operation operation, Schema before) {
        inOneTransaction(List.of(operation), before);
    }

    private void inOneTransaction(List<Operation> operations, Schema before) {
        DatabaseSink sink = sink();
        Schema now = before;
        try {
            sink.begin(STEP, List.of(), false);
            for (Operation operation : operations) {
                dialect.render(operation, sink.look(operation, now)).forEach(sink::accept);
                now = operation.apply(now);
            }
            sink.end(STEP);
            sink.finish();
        } catch (RuntimeException e) {
            sink.abandon();
            throw new AssertionError("At " + Notation.write(operations) + ": " + e.getMessage(), e);
        }
    }

    public Schema inspect() throws SQLException {
        return dialect.inspect(connection, Scope.everything());
    }

    /** The rows of some columns of a table, sorted. */
    List<String> rows(Name table, List<String> columns) throws SQLException {
        String list = String.join(", ", columns.stream().map(dialect::quote).toList());
        List<String> rows = new ArrayList<>();
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT " + (list.isEmpty() ? "1" : list) + " FROM " + dialect.quote(table))) {
            while (row.next()) {
                StringBuilder values = new StringBuilder();
                for (int i = 1; i <= columns.size(); i++) {
                    values.append(row.getString(i)).append(" | ");
                }
                rows.add(values.toString());
            }
        }
        Collections.sort(rows);
        return rows;
    }
}
