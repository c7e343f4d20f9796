package dev.matar.dialect.mysql;

import java.sql.Connection;
import java.sql.SQLException;

/** A MySQL server of somebody's own; the tests can start none. */
public final class MysqlServer {

    /** The system property with the JDBC url of a user who may create databases. */
    public static final String URL = "matar.test.mysql";

    private static final MariadbServer SERVER = MariadbServer.at(System.getProperty(URL, ""));

    private MysqlServer() {}

    public static Connection connectToNew() throws SQLException {
        return SERVER.connectToNew();
    }
}
