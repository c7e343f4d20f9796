package dev.matar.kill;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.mysql.MariadbDialect;
import dev.matar.dialect.mysql.MariadbServer;
import dev.matar.law.Features;
import dev.matar.run.Transactions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** MariaDB, where every change of the schema commits. */
class MariadbKillTest extends RemoteKillLaw {

    /** No such thread: it went before it was ended. */
    private static final int GONE = 1094;

    MariadbKillTest() {
        super(Transactions.PER_REVISION, "history", new Few(32, 12, 1));
    }

    @Override
    Dialect dialect() {
        return new MariadbDialect();
    }

    @Override
    Features features() {
        return Features.MARIADB;
    }

    @Override
    public String newDatabase() throws SQLException {
        return MariadbServer.running().createDatabase();
    }

    @Override
    void cancelStatements(String url) throws SQLException {
        toOtherSessions(url, "KILL QUERY ");
    }

    @Override
    void endSessions(String url) throws SQLException {
        toOtherSessions(url, "KILL ");
    }

    private static void toOtherSessions(String url, String order) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (long session : sessions(statement)) {
                try {
                    statement.execute(order + session);
                } catch (SQLException e) {
                    if (e.getErrorCode() != GONE) {
                        throw e;
                    }
                }
            }
        }
    }

    private static List<Long> sessions(Statement statement) throws SQLException {
        List<Long> sessions = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(
                "SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()")) {
            while (row.next()) {
                sessions.add(row.getLong(1));
            }
        }
        return sessions;
    }
}
