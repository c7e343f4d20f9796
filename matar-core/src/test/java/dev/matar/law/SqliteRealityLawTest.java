package dev.matar.law;

import dev.matar.dialect.sqlite.SqliteDialect;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** SQLite, each database in memory. */
class SqliteRealityLawTest extends RealityLaw {

    SqliteRealityLawTest() {
        super(new SqliteDialect(), Features.SQLITE, 2000);
    }

    @Override
    Connection empty(int which) throws SQLException {
        return connections.get(which, true, () -> DriverManager.getConnection("jdbc:sqlite::memory:"));
    }
}
