package dev.matar.scenario;

import dev.matar.dialect.postgresql.PostgresqlDialect;
import dev.matar.dialect.postgresql.PostgresqlServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL: one server, two databases that are emptied for each scenario. */
class PostgresqlScenarioTest extends ScenarioContract {

    private final List<String> urls = new ArrayList<>();

    PostgresqlScenarioTest() {
        super(new PostgresqlDialect());
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
