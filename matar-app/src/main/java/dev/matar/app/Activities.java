package dev.matar.app;

import dev.matar.app.model.Activity;
import dev.matar.app.model.Post;
import dev.matar.app.model.PostActivity;
import dev.matar.app.model.User;
import jakarta.persistence.LockModeType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;

/** What users do with posts, within one transaction. */
public final class Activities {

    private final Session session;

    Activities(Session session) {
        this.session = session;
    }

    /**
     * Notes that a user did something with a post, once more if it is not the first time.
     *
     * <p>If two transactions note the same first time at once, the later one fails on the unique constraint; run it
     * again.
     */
    public PostActivity record(User user, Post post, Activity activity) {
        Optional<PostActivity> before = find(user, post, activity);
        if (before.isPresent()) {
            before.get().again();
            return before.get();
        }
        PostActivity first = new PostActivity(post, user, activity);
        session.persist(first);
        return first;
    }

    /** Takes an activity back, such as a like; nothing happens where there is none. */
    public void withdraw(User user, Post post, Activity activity) {
        find(user, post, activity).ifPresent(session::remove);
    }

    private Optional<PostActivity> find(User user, Post post, Activity activity) {
        return session.createSelectionQuery(
                        "from PostActivity where post = :post and user = :user and activity = :activity",
                        PostActivity.class)
                .setParameter("post", post)
                .setParameter("user", user)
                .setParameter("activity", activity)
                // So that two transactions that count at once do not both store the same number.
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .uniqueResultOptional();
    }

    /** How many times each activity happened to a post, by all users together; 0 for those that did not. */
    public Map<Activity, Long> countsOf(Post post) {
        Map<Activity, Long> counts = new EnumMap<>(Activity.class);
        for (Activity activity : Activity.values()) {
            counts.put(activity, 0L);
        }
        session.createSelectionQuery(
                        "select activity, sum(times) from PostActivity where post = :post group by activity",
                        Object[].class)
                .setParameter("post", post)
                .getResultList()
                .forEach(row -> counts.put((Activity) row[0], (Long) row[1]));
        return counts;
    }

    /** The posts that a user did something with, the latest first; inactive ones are left out. */
    public List<Post> postsOf(User user, Activity activity, Page page) {
        return page.of(session.createSelectionQuery(
                                "select p from PostActivity a join a.post p"
                                        + " where a.user = :user and a.activity = :activity and p.active"
                                        + " order by a.updatedAt desc, a.id",
                                Post.class)
                        .setParameter("user", user)
                        .setParameter("activity", activity))
                .getResultList();
    }
}
