package dev.matar.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The answers recorded from Alembic: same steps in the same order, same rows, refused where it refuses. */
class AlembicAgreementTest {

    private static final List<Histories.Section> RECORDED = Histories.read("alembic.txt");

    @TestFactory
    Stream<DynamicTest> everyRecordedAnswerIsGiven() {
        return RECORDED.stream()
                .map(section -> DynamicTest.dynamicTest(section.title(), () -> assertThat(section.questions())
                        .allSatisfy(line -> Answers.check(section, line))));
    }

    @Test
    void theRecordingIsWhole() {
        assertThat(RECORDED).hasSize(72);
        assertThat(RECORDED.stream().mapToInt(section -> section.questions().size()).sum()).isEqualTo(1008);
    }
}
