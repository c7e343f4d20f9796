package dev.matar.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;

/** Databases with the app's schema in them. */
final class Databases {

    private Databases() {}

    /** Brings an empty database to the schema of today and hands its settings back. */
    static ConnectionSettings migrated(ConnectionSettings empty) {
        if (empty.isSqlite()) {
            return script(empty);
        }
        Configuration mapping = new Configuration();
        Database.ENTITIES.forEach(mapping::addAnnotatedClass);
        mapping.setProperty(AvailableSettings.JAKARTA_JDBC_URL, empty.url());
        mapping.setProperty(AvailableSettings.JAKARTA_JDBC_USER, empty.user());
        mapping.setProperty(AvailableSettings.JAKARTA_JDBC_PASSWORD, empty.password());
        mapping.setProperty(AvailableSettings.HBM2DDL_AUTO, "create");
        mapping.buildSessionFactory().close();
        return empty;
    }

    /** Hibernate creates no foreign keys and no unique constraints on SQLite. */
    private static ConnectionSettings script(ConnectionSettings empty) {
        try (InputStream script = Databases.class.getResourceAsStream("sqlite.sql");
                Connection connection = connect(empty);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            return empty;
        } catch (IOException | SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A connection past Hibernate and the pool, to see what really lies there. */
    static Connection connect(ConnectionSettings settings) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password());
        // SQLite's, off by default there; PostgreSQL ignores it.
        properties.setProperty("foreign_keys", "true");
        return DriverManager.getConnection(settings.url(), properties);
    }
}
