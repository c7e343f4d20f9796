package dev.matar.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.h2.H2Dialect;
import dev.matar.dialect.mysql.MariadbDialect;
import dev.matar.dialect.mysql.MariadbServer;
import dev.matar.dialect.postgresql.PostgresqlDialect;
import dev.matar.dialect.postgresql.PostgresqlServer;
import dev.matar.dialect.sqlite.SqliteDialect;
import dev.matar.diff.Diff;
import dev.matar.law.Cases;
import dev.matar.law.Dice;
import dev.matar.law.Features;
import dev.matar.law.LiveDatabase;
import dev.matar.law.RandomRows;
import dev.matar.law.RandomSchemas;
import dev.matar.law.RowSafety;
import dev.matar.law.ScriptInMemory;
import dev.matar.notation.Notation;
import dev.matar.operation.Autocommit;
import dev.matar.operation.Operation;
import dev.matar.operation.Sql;
import dev.matar.revision.Plan;
import dev.matar.revision.Script;
import dev.matar.revision.Step;
import dev.matar.run.DatabaseSink;
import dev.matar.run.History;
import dev.matar.run.Listener;
import dev.matar.run.Patience;
import dev.matar.run.Point;
import dev.matar.run.Quarantine;
import dev.matar.run.Resumption;
import dev.matar.run.Runner;
import dev.matar.run.Transactions;
import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random changes of random schemas, each of them committed at once: wherever the connection dies, another run makes the same
 * of the database as if nothing had been, and asks nobody.
 */
class ResumptionLawTest {

    private static final Step STEP = new Step(Step.Direction.UP, "a", List.of(), List.of("a"));
    private static final Name VERSIONS = Name.of("matar_version");
    private static final Name COUNTED = Name.of("counted_by_law");

    @Test
    void onMariadb() {
        Cases.Law law = dice -> new Law(new MariadbDialect(), Transactions.PER_REVISION, MariadbServer.running()::createDatabase)
                .tryOut(dice, Features.MARIADB);
        // A column of JSON lay in quarantine.
        Cases.one(356, law);
        Cases.each(40, law);
    }

    @Test
    void onPostgresqlInSections() {
        Cases.each(30, dice -> new Law(new PostgresqlDialect(), Transactions.PER_REVISION, PostgresqlServer.running()::createDatabase)
                .tryOut(dice, Features.POSTGRESQL));
    }

    @Test
    void onPostgresqlWithoutTransactions() {
        Cases.each(20, dice -> new Law(new PostgresqlDialect(), Transactions.NONE, PostgresqlServer.running()::createDatabase)
                .tryOut(dice, Features.POSTGRESQL));
    }

    @Test
    void onH2() {
        AtomicInteger number = new AtomicInteger();
        Place place = () -> "jdbc:h2:mem:law" + number.incrementAndGet() + ";DB_CLOSE_DELAY=-1";
        Cases.Law law = dice -> new Law(new H2Dialect(), Transactions.PER_REVISION, place).tryOut(dice, Features.H2);
        // A value went from an enum type that no column had.
        Cases.one(1518, law);
        Cases.each(100, law);
    }

    @Test
    void onSqliteInSections(@TempDir Path folder) {
        AtomicInteger number = new AtomicInteger();
        Place place = () -> "jdbc:sqlite:" + folder.resolve("law" + number.incrementAndGet() + ".db");
        Cases.each(60, dice -> new Law(new SqliteDialect(), Transactions.PER_REVISION, place).tryOut(dice, Features.SQLITE));
    }

    private interface Place {
        String newDatabase() throws SQLException;
    }

    private static final class Law {

        private final Dialect dialect;
        private final Transactions transactions;
        private final Place place;
        private final History history;
        private Schema start;
        private List<Operation> operations;
        private boolean keepsDropped;

        Law(Dialect dialect, Transactions transactions, Place place) {
            this.dialect = dialect;
            this.transactions = transactions;
            this.place = place;
            this.history = new History(dialect, VERSIONS, "", "", transactions);
        }

        void tryOut(Dice dice, Features features) throws SQLException {
            RandomSchemas schemas = new RandomSchemas(dice, features);
            start = schemas.schema();
            keepsDropped = dice.chance(30);
            Schema end = schemas.changed(start, next -> RowSafety.holds(start, dialect.arrange(Diff.between(start, next))));
            operations = counting(dialect.arrange(Diff.between(start, end)), dice);
            String undisturbed = database();
            int statements = 0;
            try (Connection connection = DriverManager.getConnection(undisturbed)) {
                statements = DyingConnection.use(connection, 0, true, this::run);
            }
            int last = dice.between(1, statements);
            boolean before = dice.chance(50);
            String disturbed = database();
            String where = "\n\nwhere the connection dies " + (keepsDropped ? ", keeping what is dropped, " : "") + (before ? "before" : "after") + " statement " + last + " of " + statements
                    + ", from\n" + Notation.write(start) + "\nby\n" + Notation.write(operations);
            try {
                die(disturbed, last, before);
                try (Connection connection = DriverManager.getConnection(disturbed)) {
                    run(connection);
                }
                requireSame(disturbed, undisturbed);
            } catch (Refusal | AssertionError e) {
                throw new AssertionError(e.getMessage() + where, e);
            }
        }

        /** With rows in between, of which each is to be there once; what would be one transaction is cut by sections. */
        private List<Operation> counting(List<Operation> operations, Dice dice) {
            boolean isTransaction = dialect.transactionalDdl() && transactions == Transactions.PER_REVISION;
            List<Operation> all = new ArrayList<>();
            for (Operation operation : operations) {
                all.add(isTransaction && dice.chance(80) ? new Autocommit(operation.parts()) : operation);
                all.add(Sql.onRows("INSERT INTO counted_by_law VALUES (" + all.size() + ")"));
            }
            return all;
        }

        private String database() throws SQLException {
            String url = place.newDatabase();
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                LiveDatabase database = new LiveDatabase(dialect, connection);
                database.build(start);
                database.run(RandomRows.fill(start, 2), start);
                statement.execute("CREATE TABLE " + dialect.quote(COUNTED) + " (number INTEGER)");
            }
            return url;
        }

        private void die(String url, int last, boolean before) throws SQLException {
            try (Connection connection = DriverManager.getConnection(url)) {
                DyingConnection.use(connection, last, before, this::run);
                throw new AssertionError("it did not die");
            } catch (Refusal | SQLException dead) {
                // As it should be.
            }
        }

        private void run(Connection connection) throws SQLException {
            DatabaseSink sink = new DatabaseSink(connection, dialect, history, script(), Patience.ENDLESS);
            dialect.engine().session().forEach(sink::accept);
            history.missing(connection).forEach(sink::accept);
            Optional<Quarantine> quarantine =
                    keepsDropped ? Optional.of(Quarantine.beside(VERSIONS, dialect, connection, Listener.SILENT)) : Optional.empty();
            if (quarantine.isPresent()) {
                quarantine.get().missing(connection).forEach(sink::accept);
            }
            Optional<Point> underWay = history.underWay(connection);
            if (history.rows(connection).isEmpty()) {
                Optional<Resumption> resumption = underWay.map(point -> new Resumption(point, dialect, sink));
                new Runner(dialect, script(), history, sink, Listener.SILENT, true, quarantine, resumption)
                        .run(new Plan(List.of(STEP), List.of(), List.of("a")), Schema.unknown("nobody has looked"));
            }
        }

        private void requireSame(String url, String expected) throws SQLException {
            try (Connection connection = DriverManager.getConnection(url);
                    Connection other = DriverManager.getConnection(expected)) {
                assertThat(Notation.write(new LiveDatabase(dialect, connection).inspect()))
                        .isEqualTo(Notation.write(new LiveDatabase(dialect, other).inspect()));
                assertThat(numbers(connection)).isEqualTo(numbers(other));
                assertThat(history.rows(connection)).containsExactly("a");
                assertThat(history.underWay(connection)).isEmpty();
            }
        }

        private List<Integer> numbers(Connection connection) throws SQLException {
            List<Integer> numbers = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT number FROM " + dialect.quote(COUNTED) + " ORDER BY 1")) {
                while (row.next()) {
                    numbers.add(row.getInt(1));
                }
            }
            return numbers;
        }

        private Script script() {
            return new ScriptInMemory(step -> operations, step -> true, start);
        }
    }
}
