package dev.matar.law;

import dev.matar.dialect.h2.H2Dialect;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** H2, each database in memory and gone with its connection. */
class H2RealityLawTest extends RealityLaw {

    H2RealityLawTest() {
        super(new H2Dialect(), Features.H2, 500);
    }

    @Override
    Connection empty(int which) throws SQLException {
        return connections.get(which, true, () -> DriverManager.getConnection("jdbc:h2:mem:"));
    }
}
