package dev.matar.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.matar.law.Cases;
import dev.matar.law.Dice;
import dev.matar.operation.Operation;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Text that was damaged is read as something else or refused with a line, and nothing worse. */
class NotationMutationTest {

    private static final String LETTERS = "abe_09 .,:;'\"\\()[]{}|-=\n\t\r\0é";

    @Test
    void damagedOperationsAreRefusedWithTheirLine() throws IOException {
        damageAndRead(NotationPageTest.examples("operations"), NotationMutationTest::operationsReadBack);
    }

    @Test
    void damagedSchemasAreRefusedWithTheirLine() throws IOException {
        damageAndRead(NotationPageTest.examples("schema"), NotationMutationTest::schemaReadsBack);
    }

    private static void operationsReadBack(String text) {
        List<Operation> operations = Notation.readOperations(text);
        assertThat(Notation.readOperations(Notation.write(operations))).isEqualTo(operations);
    }

    private static void schemaReadsBack(String text) {
        Schema schema = Notation.readSchema(text);
        assertThat(Notation.readSchema(Notation.write(schema))).isEqualTo(schema);
    }

    private static void damageAndRead(List<String> examples, Consumer<String> reader) {
        Cases.each(5_000, dice -> isRefused(damage(dice.pick(examples), dice), reader));
    }

    private static boolean isRefused(String text, Consumer<String> reader) {
        try {
            reader.accept(text);
            return false;
        } catch (Refusal refusal) {
            if (refusal.code().equals("notation")) {
                assertThat(refusal.problem()).matches("(?s)Line [1-9][0-9]*: .*");
            }
            return true;
        } catch (RuntimeException | StackOverflowError e) {
            return fail("Text that was not refused:\n" + text, e);
        }
    }

    private static String damage(String text, Dice dice) {
        StringBuilder damaged = new StringBuilder(text);
        for (int wounds = dice.between(1, 3); wounds > 0 && damaged.length() > 0; wounds--) {
            int at = dice.below(damaged.length());
            int end = Math.min(damaged.length(), at + dice.below(10));
            switch (dice.below(3)) {
                case 0 -> damaged.delete(at, end);
                case 1 -> damaged.insert(at, LETTERS.charAt(dice.below(LETTERS.length())));
                default -> damaged.insert(dice.below(damaged.length()), damaged.substring(at, end));
            }
        }
        return damaged.toString();
    }

    @Test
    void deepNestingIsRefused() {
        StringBuilder nested = new StringBuilder();
        for (int depth = 0; depth < 3_000; depth++) {
            nested.append(" ".repeat(depth)).append("autocommit\n");
        }
        Consumer<String> reader = NotationMutationTest::operationsReadBack;
        assertThat(isRefused(nested.toString(), reader)).isTrue();
        assertThat(isRefused("add column t: a " + "(".repeat(100_000) + "text", reader)).isTrue();
        assertThat(isRefused("add column t: a text" + "[]".repeat(100_000), reader)).isTrue();
    }
}
