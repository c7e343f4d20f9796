package dev.matar.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.notation.Notation;
import dev.matar.operation.Code;
import dev.matar.operation.InsertRows;
import dev.matar.operation.Operation;
import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each refusal in the operations' source is what some scenario, or Java that no scenario can hold, is answered with. */
class EveryRefusalTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/matar/operation");

    @Test
    void isSeen() throws IOException {
        Set<String> seen = new TreeSet<>();
        Scenario.all().forEach(scenario -> {
            run(seen, () -> Operation.applyAll(operations(scenario), before(scenario)));
            run(seen, () -> Operation.inverseAll(operations(scenario), before(scenario)));
        });
        run(seen, () -> new Code("count the likes", connection -> {}).inverse(Schema.empty()));
        run(seen, () -> new InsertRows(Name.of("t"), List.of("a"), List.of(List.of(Double.NaN))));
        assertThat(seen).containsAll(refusals());
    }

    private static Schema before(Scenario scenario) {
        return Notation.readSchema(scenario.before());
    }

    private static List<Operation> operations(Scenario scenario) {
        return Notation.readOperations(scenario.operations());
    }

    private static void run(Set<String> seen, Runnable deed) {
        try {
            deed.run();
        } catch (Refusal refusal) {
            Throwable first = refusal.getCause() == null ? refusal : refusal.getCause();
            Stream.of(first.getStackTrace())
                    .filter(frame -> frame.getClassName().startsWith("dev.matar.operation."))
                    .filter(frame -> !frame.getMethodName().equals("refuse"))
                    .findFirst()
                    .ifPresent(frame -> seen.add(frame.getFileName() + ":" + frame.getLineNumber()));
        }
    }

    /** The places in the source that refuse, such as {@code AddColumn.java:17}. */
    private static List<String> refusals() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.flatMap(EveryRefusalTest::refusals).toList();
        }
    }

    private static Stream<String> refusals(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return IntStream.range(0, lines.size())
                    .filter(i -> lines.get(i).contains(" refuse(") && !lines.get(i).contains("static"))
                    .mapToObj(i -> file.getFileName() + ":" + (i + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
