package org.sqlite;

import dev.matar.kill.HaltingConnection;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import org.sqlite.jdbc4.JDBC4Connection;

/** Takes the place of SQLite's driver in a process that is to halt in the middle. */
public final class JDBC implements Driver {

    private static final String PREFIX = "jdbc:sqlite:";

    @Override
    public Connection connect(String url, Properties properties) throws SQLException {
        return HaltingConnection.of(new JDBC4Connection(url, url.substring(PREFIX.length()), properties));
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(PREFIX);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }
}
