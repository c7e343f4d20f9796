package dev.matar.app;

import dev.matar.app.model.Organization;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** The organizations, within one transaction. */
public final class Organizations {

    private final Session session;

    Organizations(Session session) {
        this.session = session;
    }

    public Organization add(Organization organization) {
        session.persist(organization);
        return organization;
    }

    public Optional<Organization> find(String id) {
        return Optional.ofNullable(session.find(Organization.class, id));
    }

    public Optional<Organization> findByCode(String code) {
        return session.createSelectionQuery("from Organization where code = :code", Organization.class)
                .setParameter("code", code)
                .uniqueResultOptional();
    }

    /** The active ones in their sort order, those without one last, then by title. */
    public List<Organization> active() {
        return session.createSelectionQuery(
                        "from Organization where active order by sortOrder nulls last, title, id", Organization.class)
                .getResultList();
    }
}
