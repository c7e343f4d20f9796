package dev.matar.law;

import dev.matar.dialect.postgresql.PostgresqlDialect;
import dev.matar.dialect.postgresql.PostgresqlServer;
import java.sql.Connection;
import java.sql.SQLException;

/** PostgreSQL: one server, two databases that are emptied for each case. */
class PostgresqlRealityLawTest extends RealityLaw {

    PostgresqlRealityLawTest() {
        super(new PostgresqlDialect(), Features.POSTGRESQL, 500);
    }

    @Override
    Connection empty(int which) throws SQLException {
        Connection connection = connections.get(which, false, PostgresqlServer.running()::connectToNew);
        PostgresqlServer.clear(connection);
        return connection;
    }
}
