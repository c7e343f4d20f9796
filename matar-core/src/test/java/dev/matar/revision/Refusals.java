package dev.matar.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.matar.schema.Refusal;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a refusal must be, said in one line. */
final class Refusals {

    private Refusals() {}

    /** Asserts that something is refused with a code and a problem, and that a remedy is given. */
    static void assertRefused(ThrowingCallable deed, String code, String problem) {
        Refusal refusal = catchThrowableOfType(Refusal.class, deed);
        assertThat(refusal).as("refused").isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.problem()).isEqualTo(problem);
        assertThat(refusal.remedy()).isNotBlank();
    }
}
