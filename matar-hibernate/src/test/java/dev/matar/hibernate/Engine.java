package dev.matar.hibernate;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.h2.H2Dialect;
import dev.matar.dialect.mysql.MariadbDialect;
import dev.matar.dialect.mysql.MariadbServer;
import dev.matar.dialect.postgresql.PostgresqlDialect;
import dev.matar.dialect.postgresql.PostgresqlServer;
import dev.matar.dialect.sqlite.SqliteDialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.UUID;

/** The databases that the tests run on. */
enum Engine {
    SQLITE(new SqliteDialect()),
    H2(new H2Dialect()),
    POSTGRESQL(new PostgresqlDialect()),
    MARIADB(new MariadbDialect());

    private final Dialect dialect;

    Engine(Dialect dialect) {
        this.dialect = dialect;
    }

    Dialect dialect() {
        return dialect;
    }

    /** The version that the database of these tests has. */
    String version() {
        return switch (this) {
            case SQLITE -> "3.54";
            case H2 -> "2.5.252";
            case POSTGRESQL -> "18";
            case MARIADB -> "11.4";
        };
    }

    /** The url of a new and empty database. */
    String newDatabase() throws SQLException {
        return switch (this) {
            case SQLITE -> "jdbc:sqlite:" + temporaryFile();
            case H2 -> "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
            case POSTGRESQL -> PostgresqlServer.running().createDatabase();
            case MARIADB -> MariadbServer.running().createDatabase();
        };
    }

    private static String temporaryFile() {
        try {
            var file = Files.createTempFile("matar-hibernate", ".db");
            file.toFile().deleteOnExit();
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
