package dev.matar.law;

import dev.matar.dialect.mysql.MariadbServer;
import dev.matar.dialect.mysql.MysqlDialect;
import dev.matar.dialect.mysql.MysqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** MySQL, where somebody has a server: two databases that are emptied for each case. */
@EnabledIfSystemProperty(named = MysqlServer.URL, matches = ".+", disabledReason = "-Dmatar.test.mysql names no server")
class MysqlRealityLawTest extends RealityLaw {

    MysqlRealityLawTest() {
        super(new MysqlDialect(), Features.MYSQL, 100);
    }

    @Override
    Connection empty(int which) throws SQLException {
        Connection connection = connections.get(which, false, MysqlServer::connectToNew);
        MariadbServer.clear(connection);
        return connection;
    }
}
