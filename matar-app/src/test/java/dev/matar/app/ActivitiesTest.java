package dev.matar.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.app.model.Activity;
import dev.matar.app.model.Category;
import dev.matar.app.model.Post;
import dev.matar.app.model.PostActivity;
import dev.matar.app.model.User;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ActivitiesTest extends AppTest {

    @Test
    void activitiesAreCountedForEachUserAndForThePost() {
        Post song = song();
        User ravi = database.write(work -> work.users().add(new User("Ravi", null)));
        record(song.getAuthor(), song, Activity.VIEW);
        record(ravi, song, Activity.VIEW);
        PostActivity second = record(ravi, song, Activity.VIEW);
        record(ravi, song, Activity.LIKE);

        assertThat(second.getTimes()).isEqualTo(2);
        assertThat(second.getOrganization()).isEqualTo(song.getOrganization());
        assertThat(counts(song))
                .hasSameSizeAs(Activity.values())
                .containsEntry(Activity.VIEW, 3L)
                .containsEntry(Activity.LIKE, 1L)
                .containsEntry(Activity.SHARE, 0L);
    }

    @Test
    void aLikeCanBeTakenBack() {
        Post song = song();
        record(song.getAuthor(), song, Activity.LIKE);
        database.write(work -> {
            work.activities().withdraw(song.getAuthor(), song, Activity.LIKE);
            work.activities().withdraw(song.getAuthor(), song, Activity.SHARE);
            return song;
        });

        assertThat(counts(song)).containsEntry(Activity.LIKE, 0L);
    }

    @Test
    void likedPostsComeLatestFirst() throws InterruptedException {
        Category music = music();
        User asha = asha();
        Post first = post(music, asha, "First", MAY);
        Post second = post(music, asha, "Second", MAY.plusSeconds(1));
        record(asha, second, Activity.LIKE);
        Thread.sleep(5);
        record(asha, first, Activity.LIKE);
        record(asha, second, Activity.VIEW);

        List<Post> liked = database.read(work -> work.activities().postsOf(asha, Activity.LIKE, Page.first(10)));
        assertThat(liked).containsExactly(first, second);
    }

    @Test
    void viewsThatHappenAtOnceAreAllCounted() throws Exception {
        Post song = song();
        record(song.getAuthor(), song, Activity.VIEW);
        Callable<PostActivity> view = () -> record(song.getAuthor(), song, Activity.VIEW);
        ExecutorService viewers = Executors.newFixedThreadPool(8);
        try {
            for (Future<PostActivity> done : viewers.invokeAll(Collections.nCopies(40, view))) {
                done.get();
            }
        } finally {
            viewers.shutdownNow();
        }

        assertThat(counts(song)).containsEntry(Activity.VIEW, 41L);
    }

    private Map<Activity, Long> counts(Post post) {
        return database.read(work -> work.activities().countsOf(post));
    }
}
