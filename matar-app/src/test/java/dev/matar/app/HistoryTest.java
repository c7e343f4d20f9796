package dev.matar.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.matar.Matar;
import dev.matar.dialect.Dialect;
import dev.matar.dialect.Scope;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The app's history, walked on each engine in both directions. */
@ParameterizedClass
@EnumSource(Engine.class)
class HistoryTest {

    private static final Scope APP =
            new Scope(name -> !name.local().startsWith("matar_version"));
    private static final String ROWS = "select o.title, c.title, p.title, p.duration, a.times, u.name"
            + " from organization o join category c on c.organization_id = o.\"_id\""
            + " join post p on p.category_id = c.\"_id\""
            + " join post_activity a on a.post_id = p.\"_id\" join \"user\" u on u.\"_id\" = a.user_id";

    private static final List<String> OLD_ROWS = List.of(
            "insert into organization (\"_id\", title) values ('o1', 'Old')",
            "insert into \"user\" (\"_id\", name, language, is_active) values ('u1', 'Asha', 'HINDI', true)",
            "insert into category (\"_id\", title, is_active, organization_id) values ('c1', 'Shelf', true, 'o1')",
            "insert into post (\"_id\", title, category_id, author_id, language, media_url, media_type, duration,"
                    + " is_active) values ('p1', 'Song', 'c1', 'u1', 'HINDI', 'https://m.example', 'AUDIO', 12, true)",
            "insert into post_activity (\"_id\", post_id, user_id, activity, times)"
                    + " values ('a1', 'p1', 'u1', 'VIEW', 3)");

    @Parameter
    private Engine engine;

    @TempDir
    private Path folder;

    private ConnectionSettings settings;
    private Matar matar;

    @BeforeEach
    void empty() {
        settings = engine.emptyDatabase(folder);
        matar = Databases.matar(settings);
    }

    @Test
    void everyRevisionTakesBackExactlyWhatItDid() throws SQLException {
        Deque<Schema> past = new ArrayDeque<>();
        for (String revision : oldestFirst()) {
            Schema before = schema();
            matar.upgrade("+1");
            Schema after = schema();
            assertThat(matar.rows()).containsExactly(revision);
            assertThat(after).isNotEqualTo(before);

            matar.downgrade("-1");
            assertThat(schema()).as("after %s was taken back", revision).isEqualTo(before);
            matar.upgrade("+1");
            assertThat(schema()).as("after %s was done again", revision).isEqualTo(after);
            past.push(before);
        }
        while (!past.isEmpty()) {
            matar.downgrade("-1");
            assertThat(schema()).isEqualTo(past.pop());
        }
        assertThat(matar.rows()).isEmpty();
    }

    @Test
    void rowsFromBeforeTheSettingsLiveThroughTheWholeHistory() throws SQLException {
        matar.upgrade("01ea0e75088a");
        for (String insert : OLD_ROWS) {
            Databases.execute(settings, insert);
        }

        matar.upgrade("head");
        assertThat(Databases.row(settings, ROWS)).containsExactly("Old", "Shelf", "Song", "12", "3", "Asha");
        try (Database database = Database.open(settings)) {
            assertThat(database.<Boolean>read(
                            work -> work.organizations().find("o1").orElseThrow().isChatgptEnabled()))
                    .isTrue();
        }

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> matar.downgrade("01ea0e75088a"))
                .withMessageContaining("drop column organization.language would lose 1 value");
        matar.allowingDataLoss().downgrade("01ea0e75088a");
        assertThat(Databases.row(settings, ROWS)).containsExactly("Old", "Shelf", "Song", "12", "3", "Asha");
    }

    private List<String> oldestFirst() {
        List<String> revisions = new ArrayList<>(matar.graph().history());
        Collections.reverse(revisions);
        return revisions;
    }

    private Schema schema() throws SQLException {
        Dialect dialect = matar.settings().database().dialect();
        try (Connection connection = Databases.connect(settings)) {
            return dialect.inspect(connection, APP);
        }
    }
}
