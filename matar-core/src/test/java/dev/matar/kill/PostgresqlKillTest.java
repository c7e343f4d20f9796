package dev.matar.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.Queries;
import dev.matar.dialect.Dialect;
import dev.matar.dialect.postgresql.PostgresqlDialect;
import dev.matar.dialect.postgresql.PostgresqlServer;
import dev.matar.law.Features;
import dev.matar.run.Transactions;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;

/** PostgreSQL, where a revision is one transaction unless it says otherwise. */
class PostgresqlKillTest {

    @Nested
    class EachRevisionAtOnce extends Law {
        EachRevisionAtOnce() {
            super(Transactions.PER_REVISION, "history", new Few(10, 6, 1));
        }
    }

    @Nested
    class WithSections extends Law {
        WithSections() {
            super(Transactions.PER_REVISION, "sections", new Few(12, 8, 1));
        }
    }

    @Nested
    class WithoutTransactions extends Law {
        WithoutTransactions() {
            super(Transactions.NONE, "sections", new Few(8, 6, 1));
        }
    }

    /** What {@code create index concurrently} left behind is in no inspected schema. */
    static void requireValidIndexes(String url) throws SQLException {
        assertThat(Queries.values(url, "SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid")).as("invalid indexes").isEmpty();
    }

    abstract static class Law extends RemoteKillLaw {

        Law(Transactions transactions, String history, Few few) {
            super(transactions, history, few);
        }

        @Override
        Dialect dialect() {
            return new PostgresqlDialect();
        }

        @Override
        Features features() {
            return Features.POSTGRESQL;
        }

        @Override
        public String newDatabase() throws SQLException {
            return PostgresqlServer.running().createDatabase();
        }

        @Override
        public void requireSound(String url) throws SQLException {
            requireValidIndexes(url);
        }

        @Override
        void cancelStatements(String url) throws SQLException {
            toOtherSessions(url, "pg_cancel_backend");
        }

        @Override
        void endSessions(String url) throws SQLException {
            toOtherSessions(url, "pg_terminate_backend");
        }

        private static void toOtherSessions(String url, String function) throws SQLException {
            Queries.values(url, "SELECT " + function + "(pid) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()");
        }
    }
}
