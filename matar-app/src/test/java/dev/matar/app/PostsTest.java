package dev.matar.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.app.model.Activity;
import dev.matar.app.model.Category;
import dev.matar.app.model.Language;
import dev.matar.app.model.Post;
import dev.matar.app.model.User;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostsTest extends AppTest {

    private static final long DAY = 86_400;

    @Test
    void aPostComesBackWithItsMediaLanguageAndDuration() {
        Post song = song();

        Post found = database.read(work -> work.posts().find(song.getId())).orElseThrow();
        assertThat(found.getMedia()).isEqualTo(CLIP);
        assertThat(found.getLanguage()).isEqualTo(Language.HINDI);
        assertThat(found.getDuration()).isEqualTo(12);
        assertThat(found.getCreatedAt()).isEqualTo(MAY);
    }

    @Test
    void aFeedIsPagedNewestFirstAndLeavesInactivePostsOut() {
        Category music = music();
        User asha = asha();
        for (int day = 0; day < 5; day++) {
            post(music, asha, "Post " + day, MAY.plusSeconds(day * DAY));
        }
        Post hidden = post(music, asha, "Hidden", MAY.plusSeconds(9 * DAY));
        database.write(work -> {
            Post stored = work.posts().find(hidden.getId()).orElseThrow();
            stored.setActive(false);
            return stored;
        });

        Page first = Page.first(2);
        assertThat(feed(music, first)).containsExactly("Post 4", "Post 3");
        assertThat(feed(music, first.next())).containsExactly("Post 2", "Post 1");
        assertThat(feed(music, first.next().next())).containsExactly("Post 0");
        assertThat(feed(music, first.next().next().next())).isEmpty();
        long count = database.read(work -> work.posts().countOf(music));
        assertThat(count).isEqualTo(5);
    }

    @Test
    void anOrganizationsFeedHoldsAllItsCategoriesWithAuthorsLoaded() {
        Category music = music();
        Category news = database.write(work -> work.categories().add(new Category(music.getOrganization(), "News")));
        User asha = asha();
        post(music, asha, "Song", MAY);
        post(news, asha, "Headline", MAY.plusSeconds(1));

        List<Post> feed = database.read(work -> work.posts().feedOf(music.getOrganization(), Page.first(10)));
        assertThat(feed).extracting(Post::getTitle).containsExactly("Headline", "Song");
        // After the transaction, so these were fetched with the feed.
        assertThat(feed).extracting(post -> post.getAuthor().getName()).containsOnly("Asha");
        assertThat(feed).extracting(post -> post.getCategory().getTitle()).containsExactly("News", "Music");
    }

    @Test
    void removingAPostRemovesWhatUsersDidWithIt() throws SQLException {
        Post song = song();
        record(song.getAuthor(), song, Activity.LIKE);
        database.write(work -> {
            work.posts().remove(work.posts().find(song.getId()).orElseThrow());
            return song;
        });

        assertThat(row("select (select count(*) from post) + (select count(*) from post_activity)"))
                .containsExactly("0");
    }

    private List<String> feed(Category category, Page page) {
        List<Post> posts = database.read(work -> work.posts().feedOf(category, page));
        return posts.stream().map(Post::getTitle).toList();
    }
}
