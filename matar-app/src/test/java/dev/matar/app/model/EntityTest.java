package dev.matar.app.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class EntityTest {

    private static final Media CLIP = new Media("https://media.example/clip.mp4", MediaType.VIDEO);

    @Test
    void anOrganizationHasItsDefaultsBeforeAnyDatabaseSeesIt() {
        Organization organization = new Organization("Radio", "radio");

        assertThat(organization.getId()).hasSize(32).matches("[0-9a-f]+");
        assertThat(organization.getLanguage()).isEqualTo(Language.HINDI);
        assertThat(organization.isChatgptEnabled()).isTrue();
        assertThat(organization.getMaxPostDuration()).isEqualTo(15);
        assertThat(organization.getType()).isEqualTo(OrganizationType.PUBLIC);
        assertThat(organization.getType().number()).isZero();
        assertThat(organization.isActive()).isTrue();
        assertThat(organization.getSortOrder()).isNull();
        assertThat(organization.getCreatedAt()).isNull();
    }

    @Test
    void everyEntityGetsAnIdOfItsOwnUnlessTheAppPassesOne() {
        assertThat(new User("Asha", null)).isNotEqualTo(new User("Asha", null));
        assertThat(new User("u1", "Asha", null, null)).isEqualTo(new User("u1", "Ravi", null, null));
        Category namesake = new Category("u1", organization(15), "X", null, null);
        assertThat(new User("u1", "Asha", null, null)).isNotEqualTo(namesake);
        assertThat(new User("u1", "Asha", null, null)).hasToString("User u1");
    }

    @Test
    void timestampsLieWithinTheBoundsOfTheApp() {
        Organization organization = organization(15);
        organization.setCreatedAt(Instant.ofEpochMilli(1609439400000L));
        assertThat(organization.getCreatedAt()).isEqualTo(Base.EARLIEST);
        organization.setCreatedAt(Instant.ofEpochMilli(1893436200000L));
        assertThat(organization.getCreatedAt()).isEqualTo(Base.LATEST);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> organization.setCreatedAt(Instant.ofEpochMilli(1609439399999L)))
                .withMessage("created_at must lie between 2020-12-31T18:30:00Z and 2029-12-31T18:30:00Z"
                        + " (1609439400000 to 1893436200000 ms), but is 2020-12-31T18:29:59.999Z");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> organization.setCreatedAt(Instant.ofEpochMilli(1893436200001L)));
        // Seconds taken for milliseconds, the mistake that the bounds are for.
        assertThatIllegalArgumentException()
                .isThrownBy(() -> organization.setCreatedAt(Instant.ofEpochMilli(1682647182L)));
        assertThat(organization.getCreatedAt()).isEqualTo(Base.LATEST);
    }

    @Test
    void aPostBelongsToItsCategorysOrganizationAndSpeaksItsLanguage() {
        Organization radio =
                new Organization(null, "Radio", Language.TAMIL, null, null, null, null, null, "radio", null);
        Post post = new Post(new Category(radio, "Music"), new User("Asha", null), "Song", CLIP, 15);

        assertThat(post.getOrganization()).isEqualTo(radio);
        assertThat(post.getLanguage()).isEqualTo(Language.TAMIL);
    }

    @Test
    void aPostMayNotBeLongerThanItsOrganizationAllows() {
        Category music = new Category(organization(15), "Music");
        User asha = new User("Asha", null);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Post(music, asha, "Opera", CLIP, 16))
                .withMessageContaining("at most 15 seconds, but this one takes 16");
        assertThatIllegalArgumentException().isThrownBy(() -> new Post(music, asha, "Nothing", CLIP, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> organization(0));
    }

    @Test
    void aNumberThatIsNoOrganizationTypeIsRefused() {
        assertThat(OrganizationType.of(1)).isEqualTo(OrganizationType.PRIVATE);
        assertThatIllegalArgumentException().isThrownBy(() -> OrganizationType.of(2)).withMessageContaining("2");
    }

    @Test
    void rolesChangeOnlyThroughGrantAndRevoke() {
        Organization radio = organization(15);
        User asha = new User("Asha", null);
        asha.grant(radio, Role.EDITOR);
        assertThat(asha.roleIn(radio)).contains(Role.EDITOR);
        assertThat(asha.roleIn(organization(15))).isEmpty();
        asha.revoke(radio);
        assertThat(asha.getRoles()).isEmpty();
    }

    private static Organization organization(int maxPostDuration) {
        return new Organization(null, "Radio", null, null, maxPostDuration, null, null, null, null, null);
    }
}
