package dev.matar.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.app.model.Organization;
import dev.matar.app.model.Role;
import dev.matar.app.model.User;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UsersTest extends AppTest {

    @Test
    void usersAreFoundByTheirEmail() {
        User asha = asha();

        Optional<User> found = database.read(work -> work.users().findByEmail("asha@example.org"));
        assertThat(found).contains(asha);
    }

    @Test
    void rolesAreKeptAsJson() throws SQLException {
        Organization radio = new Organization("org-1", "Radio", null, null, null, null, null, null, "radio", null);
        User asha = new User("Asha", "asha@example.org");
        asha.grant(radio, Role.MEMBER);
        database.write(work -> work.users().add(asha));
        assertThat(row("select cast(roles as varchar(100)) from \"user\"").get(0))
                .isEqualToIgnoringWhitespace("{\"org-1\":\"MEMBER\"}");

        database.write(work -> {
            User stored = work.users().find(asha.getId()).orElseThrow();
            stored.grant(radio, Role.ADMIN);
            return stored;
        });
        assertThat(find(asha.getId()).roleIn(radio)).contains(Role.ADMIN);

        database.write(work -> {
            User stored = work.users().find(asha.getId()).orElseThrow();
            stored.revoke(radio);
            return stored;
        });
        assertThat(find(asha.getId()).roleIn(radio)).isEmpty();
    }

    @Test
    void aUserFromBeforeThereWereRolesHasNone() throws SQLException {
        execute("insert into \"user\" (\"_id\", name, language, is_active) values ('u1', 'Old', 'HINDI', true)");

        User old = find("u1");
        assertThat(old.getRoles()).isEmpty();
        assertThat(old.getCreatedAt()).isNull();
    }

    private User find(String id) {
        return database.read(work -> work.users().find(id)).orElseThrow();
    }
}
