package dev.matar.scenario;

import dev.matar.dialect.sqlite.SqliteDialect;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** SQLite, each database in memory and gone with its connection. */
class SqliteScenarioTest extends ScenarioContract {

    SqliteScenarioTest() {
        super(new SqliteDialect());
    }

    @Override
    Connection empty(int which) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite::memory:");
    }
}
