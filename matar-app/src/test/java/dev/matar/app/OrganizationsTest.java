package dev.matar.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.app.model.Category;
import dev.matar.app.model.Language;
import dev.matar.app.model.Organization;
import dev.matar.app.model.OrganizationType;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrganizationsTest extends AppTest {

    @Test
    void anOrganizationIsStoredWithItsDefaults() throws SQLException {
        radio();

        String yes = engine == Engine.SQLITE ? "1" : "t";
        assertThat(row("select title, code, language, is_chatgpt_enabled, max_post_duration, org_type, is_active,"
                        + " description, sort_order from organization"))
                .containsExactly("Radio", "radio", "HINDI", yes, "15", "0", yes, null, null);
    }

    @Test
    void anOrganizationComesBackAsTheAppPassedIt() {
        Organization passed = new Organization(
                "org-1", "Radio", Language.TAMIL, false, 60, OrganizationType.PRIVATE, false, "On air", "radio", 7);
        database.write(work -> work.organizations().add(passed));

        assertThat(find("org-1")).usingRecursiveComparison().isEqualTo(passed);
    }

    @Test
    void organizationsAreFoundByTheirCode() {
        Organization radio = radio();

        Optional<Organization> found = database.read(work -> work.organizations().findByCode("radio"));
        Optional<Organization> none = database.read(work -> work.organizations().findByCode("tv"));
        assertThat(found).contains(radio);
        assertThat(none).isEmpty();
    }

    @Test
    void activeOrganizationsComeInSortOrderThenByTitle() {
        database.write(work -> {
            work.organizations().add(organization("Z last", null, true));
            work.organizations().add(organization("A last", null, true));
            work.organizations().add(organization("Second", 2, true));
            work.organizations().add(organization("First", 1, true));
            return work.organizations().add(organization("Gone", 0, false));
        });

        assertThat(activeOrganizations())
                .extracting(Organization::getTitle)
                .containsExactly("First", "Second", "A last", "Z last");
    }

    @Test
    void anOrganizationsActiveCategoriesComeInSortOrder() {
        Organization radio = radio();
        database.write(work -> {
            Organization other = work.organizations().add(new Organization("Other", "other"));
            work.categories().add(new Category(other, "Elsewhere"));
            work.categories().add(new Category(null, radio, "News", null, 2));
            work.categories().add(new Category(radio, "Anything"));
            work.categories().add(new Category(radio, "Closed")).setActive(false);
            return work.categories().add(new Category(null, radio, "Music", null, 1));
        });

        List<Category> categories = database.read(work -> work.categories().activeOf(radio));
        assertThat(categories).extracting(Category::getTitle).containsExactly("Music", "News", "Anything");
    }

    @Test
    void timestampsAreKeptInUtcToTheMillisecond() throws SQLException {
        Organization radio = new Organization("Radio", "radio");
        radio.setCreatedAt(Instant.parse("2023-04-28T01:59:42.015293Z"));
        Instant before = Instant.now().minusMillis(1);
        database.write(work -> work.organizations().add(radio));

        assertThat(row("select cast(created_at as varchar(40)) from organization"))
                .containsExactly("2023-04-28 01:59:42.015");
        Organization found = find(radio.getId());
        assertThat(found.getCreatedAt()).isEqualTo("2023-04-28T01:59:42.015Z");
        assertThat(found.getUpdatedAt()).isBetween(before, Instant.now()).isEqualTo(radio.getUpdatedAt());
    }

    @Test
    void aChangeMovesUpdatedAtAndLeavesCreatedAt() throws InterruptedException {
        Organization radio = radio();
        Thread.sleep(5);
        database.write(work -> {
            Organization stored = work.organizations().find(radio.getId()).orElseThrow();
            stored.setTitle("Radio Matar");
            return stored;
        });

        Organization found = find(radio.getId());
        assertThat(found.getTitle()).isEqualTo("Radio Matar");
        assertThat(found.getCreatedAt()).isEqualTo(radio.getCreatedAt());
        assertThat(found.getUpdatedAt()).isAfter(radio.getUpdatedAt());
    }

    private static Organization organization(String title, Integer sortOrder, boolean active) {
        return new Organization(null, title, null, null, null, null, active, null, null, sortOrder);
    }

    private Organization find(String id) {
        return database.read(work -> work.organizations().find(id)).orElseThrow();
    }
}
