package dev.matar.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.h2.H2Dialect;
import dev.matar.dialect.postgresql.PostgresqlDialect;
import dev.matar.dialect.mysql.MariadbDialect;
import dev.matar.dialect.mysql.MariadbServer;
import dev.matar.dialect.postgresql.PostgresqlServer;
import dev.matar.dialect.sqlite.SqliteDialect;
import dev.matar.diff.Diff;
import dev.matar.law.Features.Feature;
import dev.matar.notation.Notation;
import dev.matar.operation.Operation;
import dev.matar.rule.Difference;
import dev.matar.rule.Differences;
import dev.matar.rule.Reconciliation;
import dev.matar.rule.Rules;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is wanted where rules accept some differences can be had on a real database. */
class RuleRealityLawTest {

    @Test
    void onSqlite() throws Exception {
        inMemory(new SqliteDialect(), Features.SQLITE, 400, "jdbc:sqlite::memory:");
    }

    @Test
    void onH2() throws Exception {
        inMemory(new H2Dialect(), Features.H2, 300, "jdbc:h2:mem:");
    }

    @Test
    void onPostgresql() throws Exception {
        try (Connections connections = new Connections()) {
            holds(new PostgresqlDialect(), Features.POSTGRESQL, 100, which -> {
                Connection connection = connections.get(which, false, PostgresqlServer.running()::connectToNew);
                PostgresqlServer.clear(connection);
                return connection;
            });
        }
    }

    @Test
    void onMariadb() throws Exception {
        try (Connections connections = new Connections()) {
            holds(new MariadbDialect(), Features.MARIADB, 60, which -> {
                Connection connection = connections.get(which, false, MariadbServer.running()::connectToNew);
                MariadbServer.clear(connection);
                return connection;
            });
        }
    }

    /** An empty database, the one or the other of two. */
    private interface Empty {
        Connection get(int which) throws SQLException;
    }

    private static void inMemory(Dialect dialect, Features features, int cases, String url) throws SQLException {
        try (Connections connections = new Connections()) {
            holds(dialect, features, cases, which -> connections.get(which, true, () -> DriverManager.getConnection(url)));
        }
    }

    private static void holds(Dialect dialect, Features features, int cases, Empty empty) {
        AtomicInteger accepted = new AtomicInteger();
        AtomicInteger tried = new AtomicInteger();
        long run = Cases.each(cases, dice -> {
            // A sequence cannot turn around where it stands.
            RandomSchemas schemas = RandomSchemas.ofFewNames(dice, features.without(Feature.DESCENDING_SEQUENCES));
            Schema known = schemas.schema();
            Schema wanted = dice.chance(30) ? schemas.schema() : schemas.changed(known);
            if (!isPossible(dialect, empty.get(0), known, wanted)) {
                return;
            }
            tried.incrementAndGet();
            List<Difference> some =
                    Differences.between(known, wanted).stream().filter(difference -> dice.chance(50)).toList();
            Rules rules = Rules.parse(String.join("\n", Rules.accepting(some)));
            Reconciliation made = rules.reconcile(known, wanted);
            accepted.addAndGet(made.accepted().size());
            List<Operation> operations = Diff.between(known, made.wanted());
            try {
                LiveDatabase database = new LiveDatabase(dialect, empty.get(0));
                database.build(known);
                database.run(operations, known);
                LiveDatabase fresh = new LiveDatabase(dialect, empty.get(1));
                fresh.build(made.wanted());
                assertThat(RealityLaw.lines(database.inspect())).containsExactlyElementsOf(RealityLaw.lines(fresh.inspect()));
            } catch (AssertionError e) {
                throw new AssertionError(
                        e.getMessage() + "\n\nfrom\n" + Notation.write(known) + "\nto\n" + Notation.write(wanted) + "\nby\n"
                                + Notation.write(operations) + "\nwith\n" + rules.write() + "\n" + made.conflicts(),
                        e);
            }
        });
        System.out.println("Rules on " + dialect.name() + ": " + accepted + " differences accepted in " + tried + " cases");
        if (Long.getLong("matar.seed") == null) {
            assertThat(tried.longValue()).isGreaterThan(run * 8 / 10);
        }
    }

    /** Whether the database goes from the one to the other without any rule; it may have bounds of its own. */
    private static boolean isPossible(Dialect dialect, Connection connection, Schema known, Schema wanted) {
        LiveDatabase database = new LiveDatabase(dialect, connection);
        database.build(known);
        try {
            database.run(Diff.between(known, wanted), known);
            return true;
        } catch (AssertionError | Refusal refused) {
            return false;
        }
    }
}
