package dev.matar.app;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matar.app.model.Organization;
import java.sql.SQLException;
import org.hibernate.JDBCException;
import org.junit.jupiter.api.Test;

/** What the database itself refuses, whoever asks for it. */
class ConstraintsTest extends AppTest {

    @Test
    void aSecondCodeIsRefused() {
        radio();
        assertThatThrownBy(() -> database.write(work -> work.organizations().add(new Organization("Copy", "radio"))))
                .isInstanceOf(JDBCException.class)
                .message()
                .containsIgnoringCase("unique constraint");
    }

    @Test
    void rowsThatBelongNowhereAreRefused() {
        assertRefused(
                "insert into category (\"_id\", title, is_active, organization_id)"
                        + " values ('c1', 'Lost', true, 'nowhere')",
                "foreign key constraint");
        assertRefused(
                "insert into post_activity (\"_id\", post_id, user_id, activity, times)"
                        + " values ('a1', 'nowhere', 'nobody', 'VIEW', 1)",
                "foreign key constraint");
    }

    @Test
    void valuesOutsideTheirBoundsAreRefused() {
        song();
        assertRefused("update post set duration = -1", "ck_post_duration");
        assertRefused("update organization set max_post_duration = 0", "ck_organization_max_post_duration");
        assertRefused("update organization set org_type = 2", "org_type");
        assertRefused("update post set language = 'KLINGON'", "language");
        assertRefused("update post set media_type = 'SMELL'", "media_type");
    }

    private void assertRefused(String statement, String reason) {
        assertThatThrownBy(() -> execute(statement))
                .isInstanceOf(SQLException.class)
                .message()
                .containsIgnoringCase(reason);
    }
}
