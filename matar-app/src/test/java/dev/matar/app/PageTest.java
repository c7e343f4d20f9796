package dev.matar.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void theNextPageHasTheSameSize() {
        assertThat(Page.first(20).next()).isEqualTo(new Page(1, 20));
    }

    @Test
    void aPageOutsideItsLimitsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Page(-1, 10)).withMessageContaining("number");
        assertThatIllegalArgumentException().isThrownBy(() -> new Page(0, 0)).withMessageContaining("1 to 100");
        assertThatIllegalArgumentException().isThrownBy(() -> new Page(0, 101)).withMessageContaining("101");
    }
}
