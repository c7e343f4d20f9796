package dev.matar.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matar.app.model.Organization;
import org.junit.jupiter.api.Test;

class TransactionsTest extends AppTest {

    @Test
    void workThatFailsLeavesNothingBehind() {
        assertThatThrownBy(() -> database.write(work -> {
                    work.organizations().add(new Organization("Radio", "radio"));
                    // The query makes Hibernate send the insert, so that there is something to take back.
                    assertThat(work.organizations().active()).hasSize(1);
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");

        assertThat(activeOrganizations()).isEmpty();
    }

    @Test
    void readingStoresNothing() {
        Organization radio = radio();
        database.read(work -> {
            work.organizations().find(radio.getId()).orElseThrow().setTitle("Changed");
            return work.organizations().add(new Organization("New", "new"));
        });

        assertThat(activeOrganizations()).extracting(Organization::getTitle).containsExactly("Radio");
    }
}
