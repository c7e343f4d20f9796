package dev.matar.app;

import dev.matar.app.model.Activity;
import dev.matar.app.model.Category;
import dev.matar.app.model.Media;
import dev.matar.app.model.MediaType;
import dev.matar.app.model.Organization;
import dev.matar.app.model.Post;
import dev.matar.app.model.PostActivity;
import dev.matar.app.model.User;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The app's database, open, on each engine in turn, and what most tests of it begin with. */
@ParameterizedClass
@EnumSource(Engine.class)
abstract class AppTest {

    static final Instant MAY = Instant.parse("2023-05-01T10:00:00Z");
    static final Media CLIP = new Media("https://media.example/clip.mp4", MediaType.VIDEO);

    @Parameter
    Engine engine;

    @TempDir
    Path folder;

    ConnectionSettings settings;
    Database database;

    @BeforeEach
    void open() {
        settings = Databases.migrated(engine.emptyDatabase(folder));
        database = Database.open(settings);
    }

    @AfterEach
    void close() {
        database.close();
    }

    Organization radio() {
        return database.write(work -> work.organizations().add(new Organization("Radio", "radio")));
    }

    Category music() {
        Organization radio = radio();
        return database.write(work -> work.categories().add(new Category(radio, "Music")));
    }

    User asha() {
        return database.write(work -> work.users().add(new User("Asha", "asha@example.org")));
    }

    Post post(Category category, User author, String title, Instant createdAt) {
        Post post = new Post(category, author, title, CLIP, 12);
        post.setCreatedAt(createdAt);
        return database.write(work -> work.posts().add(post));
    }

    Post song() {
        return post(music(), asha(), "Song", MAY);
    }

    PostActivity record(User user, Post post, Activity activity) {
        return database.write(work -> work.activities().record(user, post, activity));
    }

    List<Organization> activeOrganizations() {
        return database.read(work -> work.organizations().active());
    }

    void execute(String sql) throws SQLException {
        Databases.execute(settings, sql);
    }

    List<String> row(String query) throws SQLException {
        return Databases.row(settings, query);
    }
}
