package dev.matar.writer;

import dev.matar.dialect.mysql.MariadbDialect;
import dev.matar.dialect.mysql.MariadbServer;
import dev.matar.law.Features;
import java.sql.Connection;
import java.sql.SQLException;

/** MariaDB: one server, one database that is emptied for each case. */
class MariadbSqlWriterLawTest extends SqlWriterLaw {

    private Connection open;

    MariadbSqlWriterLawTest() {
        super(new MariadbDialect(), Features.MARIADB, 30);
    }

    @Override
    Connection empty() throws SQLException {
        open = open == null ? MariadbServer.running().connectToNew() : open;
        MariadbServer.clear(open);
        return open;
    }

    @Override
    void close() throws SQLException {
        if (open != null) {
            open.close();
        }
    }
}
