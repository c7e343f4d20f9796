package dev.matar.writer;

import dev.matar.dialect.postgresql.PostgresqlDialect;
import dev.matar.dialect.postgresql.PostgresqlServer;
import dev.matar.law.Features;
import java.sql.Connection;
import java.sql.SQLException;

/** PostgreSQL: one server, one database that is emptied for each case. */
class PostgresqlSqlWriterLawTest extends SqlWriterLaw {

    private Connection open;

    PostgresqlSqlWriterLawTest() {
        super(new PostgresqlDialect(), Features.POSTGRESQL, 30);
    }

    @Override
    Connection empty() throws SQLException {
        open = open == null ? PostgresqlServer.running().connectToNew() : open;
        PostgresqlServer.clear(open);
        return open;
    }

    @Override
    void close() throws SQLException {
        if (open != null) {
            open.close();
        }
    }
}
