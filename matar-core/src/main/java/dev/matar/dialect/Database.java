package dev.matar.dialect;

import dev.matar.schema.Refusal;
import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;

/**
 * How to reach a database.
 *
 * @param url a JDBC url
 * @param user empty where the url or the engine needs none
 * @param password never shown; empty where there is none
 */
public record Database(String url, String user, String password) {

    /** The dialect of the url's kind of database. */
    public Dialect dialect() {
        for (Dialect dialect : ServiceLoader.load(Dialect.class, Dialect.class.getClassLoader())) {
            if (dialect.speaks(url)) {
                return dialect;
            }
        }
        throw new Refusal(
                "unknown-database",
                url.isEmpty() ? "There is no url of a database." : "No dialect speaks " + shownUrl() + ".",
                "Set url in matar.toml to a JDBC url such as jdbc:sqlite:app.db or jdbc:postgresql://host/database; spoken are "
                        + titles() + ".");
    }

    private static String titles() {
        List<String> titles = new ArrayList<>();
        ServiceLoader.load(Dialect.class, Dialect.class.getClassLoader()).forEach(dialect -> titles.add(dialect.title()));
        Collections.sort(titles);
        return String.join(", ", titles);
    }

    /** Opens a connection in autocommit mode; the driver is loaded by its name, so that no other driver is. */
    public Connection open(Dialect dialect) {
        Engine engine = dialect.engine();
        engine.requireReadable(this);
        Properties properties = new Properties();
        properties.putAll(engine.connectionProperties());
        if (!user.isEmpty()) {
            properties.setProperty("user", user);
        }
        if (!password.isEmpty()) {
            properties.setProperty("password", password);
        }
        try {
            Connection connection = driver(dialect).connect(url, properties);
            if (connection != null) {
                return connection;
            }
            throw new SQLException("the driver does not take this url");
        } catch (SQLException e) {
            throw new Refusal(
                    "connection-failed",
                    "There is no connection to " + shownUrl() + ": " + reason(e),
                    engine.whatToCheck(this),
                    e);
        }
    }

    private static Driver driver(Dialect dialect) {
        String name = dialect.engine().driver();
        try {
            return (Driver) Class.forName(name).getConstructor().newInstance();
        } catch (ClassNotFoundException e) {
            throw new Refusal(
                    "no-driver",
                    "The JDBC driver of " + dialect.title() + ", " + name + ", is not on the class path.",
                    "Add it.",
                    e);
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException | InvocationTargetException e) {
            throw new Refusal("no-driver", "The JDBC driver " + name + " does not start: " + e, "", e);
        }
    }

    /**
     * The url without what may be secret in it: user and password before the host, and what follows after a question mark or
     * semicolon. What is in doubt is left out, too, since passwords hold such signs themselves.
     */
    public String shownUrl() {
        return url.replaceFirst("//.*@", "//").replaceFirst("[?;&].*$", "");
    }

    /** What a driver says of a failure, without secrets. */
    public String messageOf(SQLException failure) {
        return withoutSecrets(String.valueOf(failure.getMessage()));
    }

    /** A text, such as a driver's message, without the password and what else of the url is secret. */
    public String withoutSecrets(String text) {
        return new Secrets(this).outOf(text);
    }

    /** What the driver says, and what lies at the bottom of it where that is another thing. */
    private String reason(SQLException e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = String.valueOf(e.getMessage()).strip();
        String cause = String.valueOf(root.getMessage());
        return withoutSecrets(message.contains(cause) || root instanceof SQLException
                ? message
                : message.replaceFirst("\\.$", "") + " (" + root.getClass().getSimpleName() + ": " + cause + ").");
    }

    @Override
    public String toString() {
        return shownUrl();
    }
}
