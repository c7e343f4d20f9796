package dev.matar.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.operation.Operation;
import dev.matar.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every operation knows its way back. */
class RoundTripLawTest {

    @Test
    void whatIsDoneIsTakenBackAndDoneAgain() {
        Cases.each(2_000, dice -> {
            RandomOperations operations = new RandomOperations(dice, Features.EVERYTHING);
            Schema before = new RandomSchemas(dice, Features.EVERYTHING).schema();
            for (int i = 0; i < 5; i++) {
                Operation operation = operations.any(before);
                holds(operation, before);
                before = operation.apply(before);
            }
        });
    }

    @Test
    void everyKindOfOperationIsTakenBack() {
        Map<Class<?>, Integer> times = new HashMap<>();
        Cases.each(200, dice -> {
            RandomOperations operations = new RandomOperations(dice, Features.EVERYTHING);
            Schema before = new RandomSchemas(dice, Features.EVERYTHING).schema();
            for (Class<? extends Operation> kind : operations.kinds()) {
                operations.any(kind, before).ifPresent(operation -> {
                    holds(operation, before);
                    times.merge(kind, 1, Integer::sum);
                });
            }
        });
        if (Long.getLong("matar.seed") == null) {
            assertThat(times.keySet()).containsAll(kindsOf(Operation.class));
        }
    }

    @Test
    void aChainOfOperationsIsTakenBackFromItsEnd() {
        Cases.each(500, dice -> {
            RandomOperations operations = new RandomOperations(dice, Features.EVERYTHING);
            Schema before = new RandomSchemas(dice, Features.EVERYTHING).schema();
            List<Operation> chain = new ArrayList<>();
            Schema after = before;
            for (int i = 0; i < 10; i++) {
                chain.add(operations.any(after));
                after = chain.get(i).apply(after);
            }
            assertThat(Operation.applyAll(Operation.inverseAll(chain, before), after)).isEqualTo(before);
        });
    }

    private static void holds(Operation operation, Schema before) {
        Schema after = operation.apply(before);
        Operation inverse = operation.inverse(before);
        assertThat(inverse.apply(after)).as(() -> operation + " taken back by " + inverse).isEqualTo(before);
        assertThat(inverse.inverse(after).apply(before)).as(() -> operation + " taken back by " + inverse + " and done again").isEqualTo(after);
    }

    /** The records at the ends of the sealed family. */
    static Set<Class<?>> kindsOf(Class<?> type) {
        Set<Class<?>> kinds = new HashSet<>();
        if (!type.isSealed()) {
            kinds.add(type);
            return kinds;
        }
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            kinds.addAll(kindsOf(permitted));
        }
        return kinds;
    }
}
