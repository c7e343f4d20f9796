package dev.matar.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.Statement;
import dev.matar.diff.Diff;
import dev.matar.notation.Notation;
import dev.matar.operation.Operation;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/**
 * What the code makes of a scenario: the schema {@code after}, how it is taken back ({@code undo}), and for each dialect
 * its {@code sql}, as a real run would send it; in place of each, {@code refused …} with code, problem and remedy.
 */
final class Answer {

    private final Map<String, String> sections = new LinkedHashMap<>();

    private Answer() {}

    /** The scenario as its file should read. */
    static Scenario to(Scenario scenario) {
        Answer answer = new Answer();
        answer.give(scenario);
        return scenario.with(answer.sections);
    }

    private void give(Scenario scenario) {
        Schema before = Notation.readSchema(scenario.before());
        put("before", Notation.write(before));
        put("operations", scenario.operations());
        tell("after", "refused", () -> Notation.write(after(before, scenario)));
        if (sections.containsKey("refused")) {
            return;
        }
        List<Operation> operations = Notation.readOperations(scenario.operations());
        put("operations", Notation.write(operations));
        tell("undo", "undo refused", () -> Notation.write(undo(before, operations)));
        for (Dialect dialect : dialects()) {
            tell("sql " + dialect.name(), "refused " + dialect.name(), () -> sql(dialect, before, operations));
        }
    }

    private static Schema after(Schema before, Scenario scenario) {
        return Operation.applyAll(Notation.readOperations(scenario.operations()), before);
    }

    private static List<Operation> undo(Schema before, List<Operation> operations) {
        List<Operation> undo = Operation.inverseAll(operations, before);
        Schema after = Operation.applyAll(operations, before);
        assertThat(Operation.applyAll(undo, after)).isEqualTo(after.isKnown() ? before : after);
        return undo;
    }

    /** Refused also where the dialect cannot have the schema that the operations begin with. */
    private static String sql(Dialect dialect, Schema before, List<Operation> operations) {
        statements(dialect, Schema.empty(), Diff.between(Schema.empty(), before));
        return statements(dialect, before, operations);
    }

    private static String statements(Dialect dialect, Schema before, List<Operation> operations) {
        StringBuilder sql = new StringBuilder();
        Schema schema = before;
        for (Operation operation : dialect.arrange(operations)) {
            for (Statement statement : dialect.render(operation, schema)) {
                sql.append(statement.transactional() ? "" : "-- outside of a transaction\n");
                sql.append(statement.sql()).append(";\n");
            }
            schema = operation.apply(schema);
        }
        return sql.toString();
    }

    /** Every dialect there is, by name. */
    static List<Dialect> dialects() {
        return ServiceLoader.load(Dialect.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(Dialect::name))
                .toList();
    }

    private void tell(String title, String refusedTitle, Supplier<String> text) {
        try {
            put(title, text.get());
        } catch (Refusal refusal) {
            put(refusedTitle, refusal.code() + ": " + refusal.problem() + "\n" + refusal.remedy());
        }
    }

    private void put(String title, String text) {
        sections.put(title, text.stripTrailing());
    }
}
