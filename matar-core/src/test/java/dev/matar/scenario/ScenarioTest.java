package dev.matar.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.matar.notation.Notation;
import dev.matar.operation.Autocommit;
import dev.matar.operation.Batch;
import dev.matar.operation.Code;
import dev.matar.operation.Operation;
import dev.matar.schema.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every file in {@code scenarios/} reads as the code answers. {@code -Dscenarios.rewrite=true} writes the answers
 * into the files, so that their difference can be reviewed.
 */
class ScenarioTest {

    private static final boolean REWRITE = Boolean.getBoolean("scenarios.rewrite");

    @TestFactory
    Stream<DynamicTest> whatOperationsMakeOfASchema() {
        return Scenario.all().stream().map(scenario -> dynamicTest(scenario.sentence(), () -> {
            Scenario answered = Answer.to(scenario);
            if (REWRITE) {
                answered.save();
            } else {
                assertThat(scenario.text()).isEqualTo(answered.text());
            }
        }));
    }

    /** Code is Java, which no file can hold; its refusal has a test of its own. */
    @Test
    void everyOperationOccursInAScenarioThatIsNotRefused() {
        Set<Class<?>> seen = new HashSet<>(Set.of(Code.class));
        for (Scenario scenario : Scenario.all()) {
            if (!scenario.sections().containsKey("refused")) {
                collect(Notation.readOperations(scenario.operations()), seen);
            }
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(permitted(Operation.class).toList());
    }

    private static void collect(List<Operation> operations, Set<Class<?>> seen) {
        for (Operation operation : operations) {
            seen.add(operation.getClass());
            if (operation instanceof Batch batch) {
                collect(batch.operations(), seen);
            } else if (operation instanceof Autocommit group) {
                collect(group.operations(), seen);
            }
        }
    }

    private static Stream<Class<?>> permitted(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(ScenarioTest::permitted)
                : Stream.of(type);
    }
}
