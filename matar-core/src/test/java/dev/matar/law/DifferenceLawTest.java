package dev.matar.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.diff.Diff;
import dev.matar.diff.Renames;
import dev.matar.operation.Operation;
import dev.matar.operation.RenameColumn;
import dev.matar.operation.RenameTable;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The difference of two schemas makes the one into the other, each step in between being whole. */
class DifferenceLawTest {

    @Test
    void aChangedSchemaIsReachedAndLeftAgain() {
        Cases.each(2_000, dice -> {
            RandomSchemas schemas = new RandomSchemas(dice, Features.EVERYTHING);
            Schema a = schemas.schema();
            Schema b = schemas.changed(a);
            leads(a, b, Renames.none());
            leads(b, a, Renames.none());
        });
    }

    @Test
    void aStrangerOfTheSameNamesIsReached() {
        Cases.each(2_000, dice -> {
            RandomSchemas schemas = RandomSchemas.ofFewNames(dice, Features.EVERYTHING);
            leads(schemas.schema(), schemas.schema(), Renames.none());
        });
    }

    @Test
    void everySchemaIsBuiltFromNothingAndTakenDown() {
        Cases.each(500, dice -> {
            Schema schema = new RandomSchemas(dice, Features.EVERYTHING).schema();
            leads(Schema.empty(), schema, Renames.none());
            leads(schema, Schema.empty(), Renames.none());
        });
    }

    @Test
    void nothingLiesBetweenASchemaAndItself() {
        Cases.each(500, dice -> {
            Schema schema = new RandomSchemas(dice, Features.EVERYTHING).schema();
            assertThat(Diff.between(schema, schema)).isEmpty();
        });
    }

    @Test
    void hintsBecomeRenames() {
        Cases.each(2_000, dice -> {
            RandomSchemas schemas = RandomSchemas.ofFewNames(dice, Features.EVERYTHING);
            Schema a = schemas.schema();
            Schema b = schemas.changed(a);
            leads(a, b, hints(dice, a, b));
        });
    }

    /** Any table and column of the one may be a table and column of the other. */
    private static Renames hints(Dice dice, Schema a, Schema b) {
        Map<Name, Name> tables = pairs(dice, List.copyOf(a.tables().keys()), List.copyOf(b.tables().keys()));
        tables.values().removeIf(to -> a.sequences().has(to) || a.enums().has(to));
        Renames renames = new Renames(tables, Map.of());
        for (Name table : a.tables().keys()) {
            Name to = tables.getOrDefault(table, table);
            if (b.tables().has(to) && (tables.containsKey(table) || !tables.containsValue(to))) {
                Map<String, String> columns = pairs(
                        dice, List.copyOf(a.table(table).columns().keys()), List.copyOf(b.table(to).columns().keys()));
                for (Map.Entry<String, String> column : columns.entrySet()) {
                    renames = renames.column(table, column.getKey(), column.getValue());
                }
            }
        }
        return renames;
    }

    private static <T> Map<T, T> pairs(Dice dice, List<T> from, List<T> to) {
        Map<T, T> pairs = new LinkedHashMap<>();
        List<T> targets = dice.shuffle(to);
        for (T item : dice.<T>shuffle(from)) {
            if (!targets.isEmpty() && dice.chance(40)) {
                pairs.put(item, targets.remove(0));
            }
        }
        return pairs;
    }

    private static void leads(Schema a, Schema b, Renames renames) {
        List<Operation> operations = Diff.between(a, b, renames);
        Schema now = a;
        for (Operation operation : operations) {
            try {
                now = operation.apply(now);
            } catch (RuntimeException e) {
                throw new AssertionError(e.getMessage() + "\nat " + operation + "\nof " + lines(operations) + "\nfrom " + a + "\nto " + b, e);
            }
        }
        assertThat(now).as(() -> "what " + lines(operations) + "\nmake of " + a).isEqualTo(b);
        assertThat(Diff.between(a, b, renames)).isEqualTo(operations);
        assertThat(Operation.applyAll(Operation.inverseAll(operations, a), b)).isEqualTo(a);
        renames.tables().forEach((from, to) -> assertThat(from.equals(to)
                        || operations.stream().anyMatch(o -> o instanceof RenameTable r && r.to().equals(to)))
                .as(() -> from + " becomes " + to + " by " + lines(operations))
                .isTrue());
        renames.columns().forEach((table, columns) -> columns.forEach((from, to) -> assertThat(from.equals(to)
                        || operations.stream().anyMatch(o -> o instanceof RenameColumn r && r.to().equals(to)))
                .as(() -> from + " becomes " + to + " by " + lines(operations))
                .isTrue()));
    }

    private static String lines(List<Operation> operations) {
        return String.join("\n  ", operations.stream().map(Object::toString).toList());
    }
}
