package dev.matar.app;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** One real PostgreSQL for all tests of a run; it stops when the run ends. */
final class PostgresServer {

    static final PostgresServer SHARED = new PostgresServer();

    private final EmbeddedPostgres server;

    private PostgresServer() {
        try {
            server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The server's one database, with whatever an earlier test left in it gone: much cheaper than a new one. */
    ConnectionSettings emptyDatabase() {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema public cascade");
            statement.execute("create schema public");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return new ConnectionSettings(
                "jdbc:postgresql://localhost:" + server.getPort() + "/postgres", "postgres", "secret-of-the-test");
    }
}
