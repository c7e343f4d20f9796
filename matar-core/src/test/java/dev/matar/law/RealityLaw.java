package dev.matar.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.dialect.Dialect;
import dev.matar.law.Features.Feature;
import dev.matar.diff.Diff;
import dev.matar.notation.Notation;
import dev.matar.operation.CreateTable;
import dev.matar.operation.DeleteRows;
import dev.matar.operation.InsertRows;
import dev.matar.operation.Operation;
import dev.matar.schema.Column;
import dev.matar.schema.EnumType;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What operations say they do is what they do on a real database, there and back, and the rows stay.
 *
 * <p>After every operation the database is compared with a fresh one that was built with the schema that should be there now.
 */
abstract class RealityLaw {

    private static final int ROWS = 3;

    private final Dialect dialect;
    private final Features features;
    private final int pairs;
    /** What a fresh database says of the schemas of the case at hand. */
    private final Map<Schema, Schema> fresh = new HashMap<>();

    /** What the cases share; closed when the last one is done. */
    final Connections connections = new Connections();

    /** @param pairs how many pairs of schemas are tried by default */
    RealityLaw(Dialect dialect, Features features, int pairs) {
        this.dialect = dialect;
        this.features = features;
        this.pairs = pairs;
    }

    /** A connection to an empty database, the one or the other of two; it is not closed, as there will be another case. */
    abstract Connection empty(int which) throws SQLException;

    @AfterEach
    void close() throws SQLException {
        connections.close();
    }

    @Test
    void aFilledDatabaseIsMovedToAnotherSchemaAndBack() {
        Cases.each(pairs, dice -> {
            RandomSchemas schemas = new RandomSchemas(dice, features);
            Schema a = schemas.schema();
            Schema b = schemas.changed(a, next -> RowSafety.holds(a, dialect.arrange(Diff.between(a, next))));
            thereAndBack(a, dialect.arrange(Diff.between(a, b)), true);
        });
    }

    @Test
    void anyOperationIsDoneAndTakenBackOnAFilledDatabase() {
        Cases.each(pairs / 5, dice -> {
            Schema a = new RandomSchemas(dice, features).schema();
            RandomOperations operations = new RandomOperations(dice, features);
            Operation operation = operations.any(a);
            for (int i = 0; i < 50 && !RowSafety.holds(a, List.of(operation)); i++) {
                operation = operations.any(a);
            }
            if (RowSafety.holds(a, List.of(operation))) {
                // Rows that were never there would be there after the deed was taken back.
                boolean deletes = operation instanceof DeleteRows;
                thereAndBack(a, deletes ? List.of(operation.inverse(a), operation) : List.of(operation), true);
            }
        });
    }

    @Test
    void anEmptyDatabaseIsMovedToAStrangerOfTheSameNamesAndBack() {
        Cases.each(pairs / 10, dice -> {
            // A sequence cannot turn around where it stands.
            RandomSchemas schemas = RandomSchemas.ofFewNames(dice, features.without(Feature.DESCENDING_SEQUENCES));
            Schema a = schemas.schema();
            thereAndBack(a, dialect.arrange(Diff.between(a, schemas.schema())), false);
        });
    }

    private void thereAndBack(Schema a, List<Operation> operations, boolean filled) throws SQLException {
        fresh.clear();
        try {
            LiveDatabase database = new LiveDatabase(dialect, empty(0));
            database.build(a);
            if (filled) {
                database.run(RandomRows.fill(a, ROWS), a);
            }
            Survivors survivors = new Survivors(a, operations);
            Map<String, List<String>> kept = keptRows(database, survivors, true);
            List<Schema> way = new ArrayList<>(List.of(a));
            same(database, a, "at the start");
            for (Operation operation : operations) {
                Schema before = way.get(way.size() - 1);
                database.run(operation, before);
                way.add(operation.apply(before));
                same(database, way.get(way.size() - 1), "after " + Notation.write(operation));
            }
            assertKept(keptRows(database, survivors, false), kept);
            back(database, operations, way, filled);
            assertThat(keptRows(database, survivors, true)).isEqualTo(kept);
        } catch (AssertionError e) {
            throw new AssertionError(
                    e.getMessage() + "\n\nfrom\n" + Notation.write(a) + "\nby\n" + Notation.write(operations), e);
        }
    }

    /** Rows may be more than before, as they are after an insert. */
    private static void assertKept(Map<String, List<String>> rows, Map<String, List<String>> kept) {
        assertThat(rows.keySet()).isEqualTo(kept.keySet());
        rows.forEach((table, found) -> assertThat(found).as(table).containsAll(kept.get(table)));
    }

    private void back(LiveDatabase database, List<Operation> operations, List<Schema> way, boolean filled)
            throws SQLException {
        for (int i = operations.size() - 1; i >= 0; i--) {
            Operation inverse = operations.get(i).inverse(way.get(i));
            database.run(inverse, way.get(i + 1));
            if (filled && inverse instanceof CreateTable create) {
                InsertRows rows = RandomRows.insert(lasting(way.get(i), way.get(0)), create.table(), 1, ROWS);
                database.run(rows, way.get(i));
            }
            same(database, way.get(i), "after " + Notation.write(inverse) + ", which takes back " + Notation.write(operations.get(i)));
        }
    }

    /** A schema without the enum values that are yet to be taken away, as no new row may hold one of them. */
    private static Schema lasting(Schema schema, Schema start) {
        Schema lasting = schema;
        for (EnumType type : start.enums()) {
            List<String> values = schema.enums().find(type.name()).map(EnumType::values).orElse(List.of()).stream()
                    .filter(type.values()::contains)
                    .toList();
            if (!values.isEmpty()) {
                lasting = lasting.enums(lasting.enums().with(new EnumType(type.name(), values)));
            }
        }
        return lasting;
    }

    private void same(LiveDatabase database, Schema schema, String when) throws SQLException {
        Schema found = database.inspect();
        if (!found.equals(dialect.normalize(schema))) {
            Schema wanted = fresh.get(schema);
            if (wanted == null) {
                wanted = inspectFresh(schema);
                fresh.put(schema, wanted);
            }
            assertThat(lines(found)).as(when).containsExactlyElementsOf(lines(wanted));
        }
    }

    private Schema inspectFresh(Schema schema) throws SQLException {
        LiveDatabase database = new LiveDatabase(dialect, empty(1));
        database.build(schema);
        return database.inspect();
    }

    /** A schema as lines, so that a failure shows what differs and no more. */
    static List<String> lines(Schema schema) {
        List<String> lines = new ArrayList<>();
        for (Table table : schema.tables()) {
            lines.add(table.name() + " " + table.comment() + " " + table.options());
            table.columns().forEach(c -> lines.add(table.name() + " " + c));
            table.constraints().forEach(c -> lines.add(table.name() + " " + c));
            table.indexes().forEach(i -> lines.add(table.name() + " " + i));
        }
        schema.sequences().forEach(s -> lines.add(s.toString()));
        schema.enums().forEach(e -> lines.add(e.toString()));
        schema.views().forEach(v -> lines.add(v.toString()));
        lines.addAll(schema.namespaces());
        return lines.stream().sorted().toList();
    }

    /** The rows of the tables that stay, in the columns that stay as they are. */
    private static Map<String, List<String>> keptRows(LiveDatabase database, Survivors survivors, boolean before)
            throws SQLException {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (Name name : survivors.tables()) {
            Name old = survivors.table(name).orElseThrow();
            List<String> columns = new ArrayList<>();
            for (Column column : survivors.after().table(name).columns()) {
                Optional<String> kept = survivors.column(name, column.name());
                boolean renamed = column.type().enumType().filter(survivors::renames).isPresent();
                if (!renamed && kept.isPresent() && survivors.before().table(old).column(kept.get()).type().equals(column.type())) {
                    columns.add(before ? kept.get() : column.name());
                }
            }
            rows.put(old.toString(), database.rows(before ? old : name, columns));
        }
        return rows;
    }
}
