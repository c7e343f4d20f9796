package dev.matar.app;

import org.hibernate.Session;

/** The app's repositories within one transaction; of no use after it. */
public record UnitOfWork(
        Organizations organizations, Users users, Categories categories, Posts posts, Activities activities) {

    static UnitOfWork in(Session session) {
        return new UnitOfWork(
                new Organizations(session),
                new Users(session),
                new Categories(session),
                new Posts(session),
                new Activities(session));
    }
}
