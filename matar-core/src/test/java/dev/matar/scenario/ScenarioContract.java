package dev.matar.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.Scope;
import dev.matar.law.LiveDatabase;
import dev.matar.notation.Notation;
import dev.matar.operation.CreateTable;
import dev.matar.operation.Operation;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Members;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every scenario that a dialect does not refuse, done and taken back on a real database of it. */
abstract class ScenarioContract {

    private final Dialect dialect;

    ScenarioContract(Dialect dialect) {
        this.dialect = dialect;
    }

    /** A connection to an empty database, the one or the other of two. */
    abstract Connection empty(int which) throws SQLException;

    @TestFactory
    Stream<DynamicTest> whatOperationsMakeOfADatabase() {
        return Scenario.all().stream()
                .filter(scenario -> scenario.sections().containsKey("sql " + dialect.name()))
                .map(scenario -> dynamicTest(scenario.sentence(), () -> thereAndBack(scenario)));
    }

    private void thereAndBack(Scenario scenario) throws SQLException {
        Schema before = Notation.readSchema(scenario.before());
        List<Operation> operations = Notation.readOperations(scenario.operations());
        Schema after = Operation.applyAll(operations, before);
        Map<Name, Table> unseen = unseen(before, after);
        try (Connection connection = empty(0)) {
            LiveDatabase database = new LiveDatabase(dialect, connection);
            database.run(unseen.values().stream().<Operation>map(CreateTable::new).toList(), Schema.empty());
            database.build(before);
            database.run(operations, before);
            same(connection, after, unseen);
            if (!scenario.sections().containsKey("undo refused")) {
                database.run(Operation.inverseAll(operations, before), after);
                same(connection, before, unseen);
            }
        }
    }

    /** Compares with what is inspected, or else with a fresh database of the schema, which knows how it spells an expression. */
    private void same(Connection connection, Schema expected, Map<Name, Table> unseen) throws SQLException {
        Schema found = dialect.inspect(connection, Scope.without(unseen.keySet()));
        if (!expected.isKnown() || found.equals(dialect.normalize(expected))) {
            return;
        }
        try (Connection fresh = empty(1)) {
            LiveDatabase database = new LiveDatabase(dialect, fresh);
            database.build(expected);
            assertThat(Notation.write(found)).isEqualTo(Notation.write(database.inspect()));
        }
    }

    /** Tables for the foreign keys that refer to what is out of sight. */
    private static Map<Name, Table> unseen(Schema... schemas) {
        Map<Name, Table> unseen = new LinkedHashMap<>();
        for (Schema schema : schemas) {
            if (schema.isKnown()) {
                schema.tables().forEach(table -> table.foreignKeys().stream()
                        .filter(key -> key.target().external())
                        .forEach(key -> unseen.put(key.target().table(), target(table, key))));
            }
        }
        return unseen;
    }

    private static Table target(Table table, Constraint.ForeignKey key) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < key.columns().size(); i++) {
            columns.add(new Column(key.target().columns().get(i), table.column(key.columns().get(i)).type()));
        }
        Constraint primaryKey = new Constraint.PrimaryKey("pk_unseen", key.target().columns());
        return new Table(
                key.target().table(), Members.of(columns), Members.of(List.of(primaryKey)), Members.none(), "", Map.of());
    }
}
