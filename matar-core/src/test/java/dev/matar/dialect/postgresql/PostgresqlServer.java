package dev.matar.dialect.postgresql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one PostgreSQL server of a JVM's tests: started by the first that asks for it, stopped when the JVM ends.
 *
 * <p>The system property {@code matar.test.postgresql}, the JDBC url of a superuser, names another server to test
 * against.
 */
public final class PostgresqlServer {

    private static final String ELSEWHERE = System.getProperty("matar.test.postgresql", "");

    private final String url;
    private final AtomicInteger databases = new AtomicInteger();

    private PostgresqlServer() {
        try {
            url = ELSEWHERE.isEmpty() ? start().getJdbcUrl("postgres", "postgres") : ELSEWHERE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgres start() throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("max_connections", "200")
                .setServerConfig("max_locks_per_transaction", "1024")
                .start();
    }

    /** Started when it is first asked for. */
    private static final class Holder {
        static final PostgresqlServer SERVER = new PostgresqlServer();
    }

    public static PostgresqlServer running() {
        return Holder.SERVER;
    }

    /** The JDBC url, user and password included, of a new and empty database; making one takes some 50 ms. */
    public String createDatabase() throws SQLException {
        String name = "matar_test_" + ProcessHandle.current().pid() + "_" + databases.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name);
            statement.execute("CREATE DATABASE " + name);
        }
        return url.replaceFirst("/[^/?]*(\\?|$)", "/" + name + "$1");
    }

    /** A connection to a new and empty database. */
    public Connection connectToNew() throws SQLException {
        return DriverManager.getConnection(createDatabase());
    }

    /** Empties a database again, which is cheaper than a new one. */
    public static void clear(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            List<String> drops = new ArrayList<>();
            try (ResultSet row = statement.executeQuery("SELECT quote_ident(nspname) FROM pg_namespace"
                    + " WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'")) {
                while (row.next()) {
                    drops.add("DROP SCHEMA " + row.getString(1) + " CASCADE;");
                }
            }
            statement.execute(String.join("", drops) + "CREATE SCHEMA public");
        }
    }
}
