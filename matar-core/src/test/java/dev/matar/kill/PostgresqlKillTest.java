package dev.matar.kill;

import dev.matar.dialect.postgresql.PostgresqlServer;
import dev.matar.run.Transactions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Nested;

/** PostgreSQL, where a revision is one transaction unless it says otherwise. */
class PostgresqlKillTest {

    @Nested
    class EachRevisionAtOnce extends Law {
        EachRevisionAtOnce() {
            super(Transactions.PER_REVISION, "history");
        }
    }

    @Nested
    class WithSections extends Law {
        WithSections() {
            super(Transactions.PER_REVISION, "history", "autocommit");
        }
    }

    @Nested
    class WithoutTransactions extends Law {
        WithoutTransactions() {
            super(Transactions.NONE, "history", "autocommit");
        }
    }

    abstract static class Law extends RemoteKillLaw {

        Law(Transactions transactions, String... histories) {
            super(transactions, histories);
        }

        @Override
        String newDatabase() throws SQLException {
            return PostgresqlServer.running().createDatabase();
        }

        @Override
        void endSessions(String url) throws SQLException {
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
            }
        }

        @Override
        int fewBoundaries() {
            return 12;
        }

        @Override
        int fewCases() {
            return 10;
        }
    }
}
