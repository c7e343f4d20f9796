package dev.matar.app;

import dev.matar.app.model.Category;
import dev.matar.app.model.Organization;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** The categories, within one transaction. */
public final class Categories {

    private final Session session;

    Categories(Session session) {
        this.session = session;
    }

    public Category add(Category category) {
        session.persist(category);
        return category;
    }

    public Optional<Category> find(String id) {
        return Optional.ofNullable(session.find(Category.class, id));
    }

    /** An organization's active ones in their sort order, those without one last, then by title. */
    public List<Category> activeOf(Organization organization) {
        return session.createSelectionQuery(
                        "from Category where organization = :organization and active"
                                + " order by sortOrder nulls last, title, id",
                        Category.class)
                .setParameter("organization", organization)
                .getResultList();
    }
}
