package dev.matar.scenario;

import dev.matar.dialect.mysql.MariadbDialect;
import dev.matar.dialect.mysql.MariadbServer;
import java.sql.Connection;
import java.sql.SQLException;

/** MariaDB, a new database of the tests' server for each. */
class MariadbScenarioTest extends ScenarioContract {

    MariadbScenarioTest() {
        super(new MariadbDialect());
    }

    @Override
    Connection empty(int which) throws SQLException {
        return MariadbServer.running().connectToNew();
    }
}
