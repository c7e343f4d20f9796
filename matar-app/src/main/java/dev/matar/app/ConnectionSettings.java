package dev.matar.app;

import java.util.Objects;

/**
 * Where the app's database is and who logs in there.
 *
 * @param url a JDBC url of SQLite or PostgreSQL
 * @param user empty where the database asks for none
 * @param password never printed, not even by {@link #toString()}; empty where there is none
 */
public record ConnectionSettings(String url, String user, String password) {

    private static final String SQLITE = "jdbc:sqlite:";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    /** @throws IllegalArgumentException for a url of another database */
    public ConnectionSettings {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        if (!url.startsWith(SQLITE) && !url.startsWith(POSTGRESQL)) {
            // The url itself may hold a password.
            throw new IllegalArgumentException("The url must begin with " + SQLITE + " or " + POSTGRESQL);
        }
    }

    /** A database that asks nobody's name, as SQLite does. */
    public static ConnectionSettings of(String url) {
        return new ConnectionSettings(url, "", "");
    }

    boolean isSqlite() {
        return url.startsWith(SQLITE);
    }

    /** The url without what may be secret: its parameters, and a name and password before the host. */
    public String location() {
        return url.replaceFirst("[?].*", "").replaceFirst("//[^/]*@", "//");
    }

    @Override
    public String toString() {
        return user.isEmpty() ? location() : location() + " as " + user;
    }
}
