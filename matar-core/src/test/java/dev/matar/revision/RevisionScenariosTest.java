package dev.matar.revision;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every line of the text files in {@code revision/}: a question to a history, and its answer. */
class RevisionScenariosTest {

    private static final List<String> FILES = List.of(
            "lines.txt",
            "branches.txt",
            "labels.txt",
            "dependencies.txt",
            "merges.txt",
            "names.txt",
            "stamps.txt",
            "ranges.txt",
            "new-revisions.txt",
            "refused-histories.txt");

    @TestFactory
    Stream<DynamicTest> everyQuestionHasItsAnswer() {
        return FILES.stream().flatMap(file -> Histories.read(file).stream()).flatMap(RevisionScenariosTest::tests);
    }

    private static Stream<DynamicTest> tests(Histories.Section section) {
        return section.questions().stream()
                .map(line -> DynamicTest.dynamicTest(
                        section.title() + ": " + line, () -> Answers.check(section, line)));
    }
}
