package dev.matar.dialect.h2;

import dev.matar.dialect.Rows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;

/** The information schema of a connection, with the names that are seen from there. */
final class H2Catalog {

    private static final Set<String> SYSTEM = Set.of("information_schema", "pg_catalog");

    private final Connection connection;
    private final H2Names names;

    H2Catalog(Connection connection) throws SQLException {
        this.connection = connection;
        this.names = names(connection);
    }

    private static H2Names names(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT CURRENT_SCHEMA, (SELECT SETTING_VALUE"
                        + " FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'DATABASE_TO_UPPER')")) {
            row.next();
            return new H2Names(row.getString(1), !"false".equalsIgnoreCase(row.getString(2)));
        }
    }

    H2Names names() {
        return names;
    }

    /** Whether a schema, in the database's spelling, is one that users work in. */
    static boolean isUsers(String schema) {
        return !SYSTEM.contains(schema.toLowerCase(Locale.ROOT));
    }

    /** Hands each row of a query to a reader. */
    void read(String query, Rows reader) throws SQLException {
        Rows.of(connection, query, reader);
    }
}
