package dev.matar.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.matar.operation.Operation;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Text that was damaged is read as something else or refused with a line, and nothing worse. */
class NotationMutationTest {

    private static final int CASES = Integer.getInteger("notation.mutations", 20_000);
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
        int refused = 0;
        for (long seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed * 7919);
            String damaged = damage(examples.get(random.nextInt(examples.size())), random);
            refused += isRefused(damaged, reader) ? 1 : 0;
        }
        assertThat(refused).isBetween(CASES / 10, CASES - CASES / 10);
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

    private static String damage(String text, Random random) {
        StringBuilder damaged = new StringBuilder(text);
        int wounds = 1 + random.nextInt(3);
        for (int i = 0; i < wounds && damaged.length() > 0; i++) {
            int at = random.nextInt(damaged.length());
            int end = Math.min(damaged.length(), at + random.nextInt(10));
            switch (random.nextInt(3)) {
                case 0 -> damaged.delete(at, end);
                case 1 -> damaged.insert(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
                default -> damaged.insert(random.nextInt(damaged.length()), damaged.substring(at, end));
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
