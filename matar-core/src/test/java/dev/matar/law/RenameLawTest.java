package dev.matar.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.diff.Candidate;
import dev.matar.diff.Diff;
import dev.matar.diff.Rename;
import dev.matar.diff.RenameCandidates;
import dev.matar.diff.RenameHints;
import dev.matar.diff.Renames;
import dev.matar.operation.Operation;
import dev.matar.operation.RenameColumn;
import dev.matar.operation.RenameTable;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What may be a rename is found, is a question until it is answered, and any answers lead from the one schema to the other. */
class RenameLawTest {

    @Test
    void whateverIsAnsweredNothingStaysOpenAndTheOtherSchemaIsReached() {
        AtomicInteger asked = new AtomicInteger();
        long cases = Cases.each(1_500, dice -> {
            RandomSchemas schemas = dice.chance(50)
                    ? RandomSchemas.ofFewNames(dice, Features.EVERYTHING)
                    : new RandomSchemas(dice, Features.EVERYTHING);
            Schema a = schemas.schema();
            Schema b = dice.chance(20) ? schemas.schema() : renamed(dice, dice.chance(50) ? schemas.changed(a) : a);
            RenameCandidates candidates = RenameCandidates.of(a, b);
            candidates.list().forEach(candidate -> isDroppedAndCreated(candidate, a, b));
            Renames yes = Renames.none();
            Set<Rename> no = new HashSet<>();
            List<String> hints = new ArrayList<>();
            for (List<Candidate> open = candidates.open(yes, no); !open.isEmpty(); open = candidates.open(yes, no)) {
                List<Candidate> tables = open.stream().filter(c -> c.rename() instanceof Rename.OfTable).toList();
                Rename rename = dice.pick(tables.isEmpty() ? open : tables).rename();
                boolean agreed = dice.chance(60);
                yes = agreed ? rename.addTo(yes) : yes;
                if (!agreed) {
                    no.add(rename);
                }
                hints.add((agreed ? "" : "not ") + kind(rename) + rename.text());
                asked.incrementAndGet();
            }
            List<Operation> operations = Diff.between(a, b, yes);
            assertThat(Operation.applyAll(operations, a)).isEqualTo(b);
            assertThat(RenameHints.of(dice.shuffle(hints), a, b).open(candidates)).isEmpty();
            assertThat(RenameHints.read(String.join(" # said\n", hints), a, b).denied()).isEqualTo(no);
            assertThat(RenameHints.of(dice.shuffle(hints), a, b).renames()).isEqualTo(yes);
        });
        System.out.println("Renames: " + asked + " questions answered");
        if (Long.getLong("matar.seed") == null) {
            assertThat(asked.longValue()).isGreaterThan(cases / 3);
        }
    }

    /** With a few names changed, where no view holds them fast. */
    private static Schema renamed(Dice dice, Schema schema) {
        RandomOperations operations = new RandomOperations(dice, Features.EVERYTHING);
        Schema now = schema;
        for (int i = dice.below(5); i > 0; i--) {
            Class<? extends Operation> kind = dice.chance(40) ? RenameTable.class : RenameColumn.class;
            Schema last = now;
            now = operations.any(kind, last).map(operation -> operation.apply(last)).orElse(last);
        }
        return now;
    }

    private static String kind(Rename rename) {
        return rename instanceof Rename.OfTable ? "table " : "column ";
    }

    private static void isDroppedAndCreated(Candidate candidate, Schema a, Schema b) {
        Name table = candidate.rename().table();
        assertThat(candidate.score()).isBetween(0.0, 1.0);
        assertThat(candidate.reasons()).isNotEmpty();
        if (candidate.rename() instanceof Rename.OfColumn column) {
            assertThat(a.table(table).columns().has(column.column())).isTrue();
            assertThat(b.table(candidate.tableAfter()).columns().has(column.column())).isFalse();
            assertThat(b.table(candidate.tableAfter()).columns().has(column.to())).isTrue();
            assertThat(a.table(table).columns().has(column.to())).isFalse();
        } else {
            assertThat(a.tables().has(table) && !b.tables().has(table)).isTrue();
            assertThat(b.tables().has(candidate.tableAfter()) && !a.tables().has(candidate.tableAfter())).isTrue();
        }
    }

    @Test
    void aTableThatIsRenamedAndNothingElseIsFound() {
        Cases.each(1_000, dice -> isFound(dice, RenameTable.class));
    }

    @Test
    void aColumnThatIsRenamedAndNothingElseIsFound() {
        Cases.each(2_000, dice -> isFound(dice, RenameColumn.class));
    }

    private static void isFound(Dice dice, Class<? extends Operation> kind) {
        RandomOperations operations = new RandomOperations(dice, Features.EVERYTHING);
        Schema before = new RandomSchemas(dice, Features.EVERYTHING).schema();
        Optional<Operation> operation = operations.any(kind, before);
        if (operation.isEmpty()) {
            return;
        }
        Rename rename = operation.get() instanceof RenameTable table
                ? new Rename.OfTable(table.table(), table.to())
                : columnOf((RenameColumn) operation.get());
        List<Candidate> found = RenameCandidates.between(before, operation.get().apply(before));
        assertThat(found).as(operation.get() + " of " + before).extracting(Candidate::rename).contains(rename);
    }

    private static Rename columnOf(RenameColumn operation) {
        return new Rename.OfColumn(operation.table(), operation.column(), operation.to());
    }
}
