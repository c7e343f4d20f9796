package dev.matar.law;

import dev.matar.dialect.mysql.MariadbDialect;
import dev.matar.dialect.mysql.MariadbServer;
import java.sql.Connection;
import java.sql.SQLException;

/** MariaDB: one server, two databases that are emptied for each case. */
class MariadbRealityLawTest extends RealityLaw {

    MariadbRealityLawTest() {
        super(new MariadbDialect(), Features.MARIADB, 100);
    }

    @Override
    Connection empty(int which) throws SQLException {
        Connection connection = connections.get(which, false, MariadbServer.running()::connectToNew);
        MariadbServer.clear(connection);
        return connection;
    }
}
