package dev.matar.app;

import dev.matar.app.model.User;
import java.util.Optional;
import org.hibernate.Session;

/** The users, within one transaction. */
public final class Users {

    private final Session session;

    Users(Session session) {
        this.session = session;
    }

    public User add(User user) {
        session.persist(user);
        return user;
    }

    public Optional<User> find(String id) {
        return Optional.ofNullable(session.find(User.class, id));
    }

    public Optional<User> findByEmail(String email) {
        return session.createSelectionQuery("from User where email = :email", User.class)
                .setParameter("email", email)
                .uniqueResultOptional();
    }
}
