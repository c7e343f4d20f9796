package dev.matar.scenario;

import dev.matar.dialect.mysql.MysqlDialect;
import dev.matar.dialect.mysql.MysqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** MySQL, where somebody has a server: a new database for each. */
@EnabledIfSystemProperty(named = MysqlServer.URL, matches = ".+", disabledReason = "-Dmatar.test.mysql names no server")
class MysqlScenarioTest extends ScenarioContract {

    MysqlScenarioTest() {
        super(new MysqlDialect());
    }

    @Override
    Connection empty(int which) throws SQLException {
        return MysqlServer.connectToNew();
    }
}
