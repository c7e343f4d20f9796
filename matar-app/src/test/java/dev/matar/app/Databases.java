package dev.matar.app;

import dev.matar.Matar;
import dev.matar.Settings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Databases that Matar moves along the app's history. */
final class Databases {

    private Databases() {}

    /** Brings an empty database to the schema of today and hands its settings back. */
    static ConnectionSettings migrated(ConnectionSettings empty) {
        matar(empty).upgrade("head");
        return empty;
    }

    /** The app's history, for this database. */
    static Matar matar(ConnectionSettings settings) {
        dev.matar.dialect.Database database =
                new dev.matar.dialect.Database(settings.url(), settings.user(), settings.password());
        return Matar.at(Settings.of(database, Path.of("migrations")).cache(Path.of("target", "revisions")));
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

    /** Runs a statement past Hibernate. */
    static void execute(ConnectionSettings settings, String sql) throws SQLException {
        try (Connection connection = connect(settings);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first row of a query's answer, each value as text. */
    static List<String> row(ConnectionSettings settings, String query) throws SQLException {
        try (Connection connection = connect(settings);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            if (!rows.next()) {
                throw new AssertionError("No row: " + query);
            }
            List<String> row = new ArrayList<>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                row.add(rows.getString(i));
            }
            return row;
        }
    }
}
