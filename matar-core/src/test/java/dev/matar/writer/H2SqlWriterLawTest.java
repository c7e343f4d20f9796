package dev.matar.writer;

import dev.matar.dialect.h2.H2Dialect;
import dev.matar.law.Features;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** H2, each database in memory. */
class H2SqlWriterLawTest extends SqlWriterLaw {

    private Connection open;

    H2SqlWriterLawTest() {
        super(new H2Dialect(), Features.H2, 60);
    }

    @Override
    Connection empty() throws SQLException {
        close();
        open = DriverManager.getConnection("jdbc:h2:mem:");
        return open;
    }

    @Override
    void close() throws SQLException {
        if (open != null) {
            open.close();
        }
    }
}
