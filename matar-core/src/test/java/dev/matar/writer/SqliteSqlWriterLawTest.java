package dev.matar.writer;

import dev.matar.dialect.sqlite.SqliteDialect;
import dev.matar.law.Features;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** SQLite, each database in memory. */
class SqliteSqlWriterLawTest extends SqlWriterLaw {

    private Connection open;

    SqliteSqlWriterLawTest() {
        super(new SqliteDialect(), Features.SQLITE, 60);
    }

    @Override
    Connection empty() throws SQLException {
        close();
        open = DriverManager.getConnection("jdbc:sqlite::memory:");
        return open;
    }

    @Override
    void close() throws SQLException {
        if (open != null) {
            open.close();
        }
    }
}
