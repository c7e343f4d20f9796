package dev.matar.law;

import dev.matar.dialect.postgresql.PostgresqlDialect;
import dev.matar.dialect.postgresql.PostgresqlServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL: one server, two databases that are emptied for each case. */
class PostgresqlRealityLawTest extends RealityLaw {

    private final List<String> urls = new ArrayList<>();

    PostgresqlRealityLawTest() {
        super(new PostgresqlDialect(), Features.POSTGRESQL, 500);
    }

    @Override
    Connection empty(int which) throws SQLException {
        while (urls.size() <= which) {
            urls.add(PostgresqlServer.running().createDatabase());
        }
        Connection connection = DriverManager.getConnection(urls.get(which));
        PostgresqlServer.clear(connection);
        return connection;
    }
}
