package dev.matar.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.diff.ChosenNames;
import dev.matar.diff.Diff;
import dev.matar.schema.Constraint;
import dev.matar.schema.Index;
import dev.matar.schema.Members;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** What only the convention has named is no difference under another name; what somebody has named is. */
class ChosenNamesLawTest {

    private static final ChosenNames CHOSEN = ChosenNames.by(Naming.STANDARD);

    @Test
    void namesThatNobodyChoseGiveWay() {
        int[] renamed = {0};
        Cases.each(1_000, dice -> {
            Schema schema = new RandomSchemas(dice, Features.EVERYTHING).schema();
            Schema wanted = named(schema, ChosenNamesLawTest::byConvention, ChosenNamesLawTest::byConvention);
            int[] number = {0};
            Schema known = named(
                    wanted,
                    (table, constraint) -> constraint.named("theirs_" + number[0]++),
                    (table, index) -> index.named("theirs_" + number[0]++));
            Schema taken = CHOSEN.among(known, wanted);
            assertThat(Diff.between(known, taken)).isEmpty();
            assertThat(CHOSEN.among(wanted, wanted)).isEqualTo(wanted);
            assertThat(CHOSEN.among(Schema.empty(), wanted)).isEqualTo(wanted);
            renamed[0] += taken.equals(wanted) ? 0 : 1;
        });
        assertThat(renamed[0]).isPositive();
    }

    @Test
    void namesThatSomebodyChoseStay() {
        Cases.each(500, dice -> {
            Schema schema = new RandomSchemas(dice, Features.EVERYTHING).schema();
            int[] number = {0};
            Schema wanted = named(
                    schema,
                    (table, constraint) -> constraint.named("ours_" + number[0]++),
                    (table, index) -> index.named("ours_" + number[0]++));
            assertThat(CHOSEN.among(schema, wanted)).isEqualTo(wanted);
        });
    }

    private static Constraint byConvention(Name table, Constraint constraint) {
        return Naming.STANDARD.name(table, constraint.named(""));
    }

    private static Index byConvention(Name table, Index index) {
        return Naming.STANDARD.name(table, index.named(""));
    }

    /** The schema under other names; of what would have the same name in a table, one is left. */
    private static Schema named(
            Schema schema, BiFunction<Name, Constraint, Constraint> constraintName, BiFunction<Name, Index, Index> indexName) {
        Schema named = schema;
        for (Table table : schema.tables()) {
            Map<String, Constraint> constraints = new LinkedHashMap<>();
            Map<String, Index> indexes = new LinkedHashMap<>();
            for (Constraint constraint : table.constraints()) {
                Constraint one = constraintName.apply(table.name(), constraint);
                constraints.put(one.name(), one);
            }
            for (Index index : table.indexes()) {
                Index one = indexName.apply(table.name(), index);
                indexes.put(one.name(), one);
            }
            named = named.with(table.constraints(Members.of(constraints.values())).indexes(Members.of(indexes.values())));
        }
        return named;
    }
}
