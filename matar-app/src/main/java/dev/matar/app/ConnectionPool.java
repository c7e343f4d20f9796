package dev.matar.app;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.matar.schema.Refusal;

/** The pool of connections that the data layer borrows from, set up for the database behind it. */
final class ConnectionPool {

    private static final int POSTGRESQL_CONNECTIONS = 10;

    private ConnectionPool() {}

    /** @throws Refusal {@code no-connection} if the database cannot be reached; its text holds no secret */
    static HikariDataSource open(ConnectionSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("matar");
        config.setJdbcUrl(settings.url());
        if (!settings.user().isEmpty()) {
            config.setUsername(settings.user());
            config.setPassword(settings.password());
        }
        if (settings.isSqlite()) {
            prepareSqlite(config);
        } else {
            config.setMaximumPoolSize(POSTGRESQL_CONNECTIONS);
        }
        return connect(config, settings);
    }

    private static void prepareSqlite(HikariConfig config) {
        // SQLite has one writer; with one connection nobody ever meets a locked database.
        config.setMaximumPoolSize(1);
        // With a limit of age, a database in memory would be forgotten with its only connection.
        config.setMaxLifetime(0);
        // Off by default there.
        config.addDataSourceProperty("foreign_keys", "true");
        // Timestamps as text, which SQLite's own functions and Hibernate's literals read; the default is numbers.
        config.addDataSourceProperty("date_class", "TEXT");
        config.addDataSourceProperty("date_string_format", "yyyy-MM-dd HH:mm:ss.SSS");
        // How long, in milliseconds, to wait for another process that holds the file, such as a migration.
        config.addDataSourceProperty("busy_timeout", "10000");
    }

    private static HikariDataSource connect(HikariConfig config, ConnectionSettings settings) {
        try {
            return new HikariDataSource(config);
        } catch (RuntimeException failure) {
            // Drivers and the pool quote the url, so their exception is not passed on as it is.
            throw new Refusal(
                    "no-connection",
                    "No connection to " + settings + ": " + reason(failure, settings),
                    "Check that the database runs, and its url, user and password.");
        }
    }

    private static String reason(RuntimeException failure, ConnectionSettings settings) {
        Throwable root = failure.getCause() == null ? failure : failure.getCause();
        String reason = String.valueOf(root.getMessage()).replace(settings.url(), settings.location());
        return settings.password().isEmpty() ? reason : reason.replace(settings.password(), "…");
    }
}
