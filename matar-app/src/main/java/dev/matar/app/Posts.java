package dev.matar.app;

import dev.matar.app.model.Category;
import dev.matar.app.model.Organization;
import dev.matar.app.model.Post;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** The posts, within one transaction. */
public final class Posts {

    // Whoever shows a feed shows authors and categories with it: one query instead of one for each post.
    private static final String ACTIVE = "from Post p join fetch p.author join fetch p.category where p.active and ";
    private static final String NEWEST_FIRST = " order by p.createdAt desc, p.id";

    private final Session session;

    Posts(Session session) {
        this.session = session;
    }

    public Post add(Post post) {
        session.persist(post);
        return post;
    }

    public Optional<Post> find(String id) {
        return Optional.ofNullable(session.find(Post.class, id));
    }

    /** A category's active posts, newest first, with authors and categories loaded. */
    public List<Post> feedOf(Category category, Page page) {
        return page.of(session.createSelectionQuery(ACTIVE + "p.category = :category" + NEWEST_FIRST, Post.class)
                        .setParameter("category", category))
                .getResultList();
    }

    /** An organization's active posts, newest first, with authors and categories loaded. */
    public List<Post> feedOf(Organization organization, Page page) {
        return page.of(session.createSelectionQuery(
                                ACTIVE + "p.organization = :organization" + NEWEST_FIRST, Post.class)
                        .setParameter("organization", organization))
                .getResultList();
    }

    /** How many active posts a category has. */
    public long countOf(Category category) {
        return session.createSelectionQuery(
                        "select count(*) from Post where category = :category and active", Long.class)
                .setParameter("category", category)
                .getSingleResult();
    }

    /** Deletes a post and, in the database itself, what users did with it. */
    public void remove(Post post) {
        session.remove(post);
    }
}
