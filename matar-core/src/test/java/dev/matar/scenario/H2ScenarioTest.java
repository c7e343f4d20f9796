package dev.matar.scenario;

import dev.matar.dialect.h2.H2Dialect;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** H2, each database in memory and gone with its connection. */
class H2ScenarioTest extends ScenarioContract {

    H2ScenarioTest() {
        super(new H2Dialect());
    }

    @Override
    Connection empty(int which) throws SQLException {
        return DriverManager.getConnection("jdbc:h2:mem:");
    }
}
