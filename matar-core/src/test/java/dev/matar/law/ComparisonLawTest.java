package dev.matar.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.compare.Comparison;
import dev.matar.compare.ScratchPrinter;
import dev.matar.dialect.Database;
import dev.matar.dialect.Dialect;
import dev.matar.dialect.h2.H2Dialect;
import dev.matar.dialect.postgresql.PostgresqlDialect;
import dev.matar.dialect.mysql.MariadbDialect;
import dev.matar.dialect.mysql.MariadbServer;
import dev.matar.dialect.postgresql.PostgresqlServer;
import dev.matar.dialect.sqlite.SqliteDialect;
import dev.matar.diff.Diff;
import dev.matar.diff.Renames;
import dev.matar.notation.Notation;
import dev.matar.operation.Operation;
import dev.matar.schema.Naming;
import dev.matar.schema.Schema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a comparison finds is the whole difference and nothing but it: once it is done there is none, and once it is taken back the
 * database is as it was.
 */
class ComparisonLawTest {

    private static final int PAIRS = 100;

    @FunctionalInterface
    private interface Opener {
        Connection open() throws SQLException;
    }

    @Test
    void onSqlite() {
        law(new SqliteDialect(), Features.SQLITE, "jdbc:sqlite::memory:", () -> DriverManager.getConnection("jdbc:sqlite::memory:"));
    }

    @Test
    void onH2() {
        law(new H2Dialect(), Features.H2, "jdbc:h2:mem:", () -> DriverManager.getConnection("jdbc:h2:mem:"));
    }

    @Test
    void onPostgresql() throws SQLException {
        String url = PostgresqlServer.running().createDatabase();
        law(new PostgresqlDialect(), Features.POSTGRESQL, url, () -> {
            Connection connection = DriverManager.getConnection(url);
            PostgresqlServer.clear(connection);
            return connection;
        });
    }

    @Test
    void onMariadb() throws SQLException {
        String url = MariadbServer.running().createDatabase();
        law(new MariadbDialect(), Features.MARIADB, url, () -> {
            Connection connection = DriverManager.getConnection(url);
            MariadbServer.clear(connection);
            return connection;
        });
    }

    private void law(Dialect dialect, Features features, String url, Opener opener) {
        ScratchPrinter printer = new ScratchPrinter(dialect, new Database(url, "", ""));
        Cases.each(PAIRS, dice -> {
            RandomSchemas schemas = new RandomSchemas(dice, features);
            Schema a = schemas.schema();
            Schema b = schemas.changed(a, next -> true);
            try (Connection connection = opener.open()) {
                LiveDatabase database = new LiveDatabase(dialect, connection);
                database.build(a);
                reached(dialect, new Comparison(dialect, printer, Naming.STANDARD, true), database, b);
                fromHistory(new Comparison(dialect, printer, Naming.STANDARD, false), a, b);
            }
        });
    }

    private void reached(Dialect dialect, Comparison comparison, LiveDatabase database, Schema wanted) throws SQLException {
        Schema known = database.inspect();
        List<Operation> operations = difference(comparison, known, wanted);
        try {
            database.runAtOnce(operations, known);
            assertThat(difference(comparison, database.inspect(), wanted)).as("once it is done").isEmpty();
            database.runAtOnce(Operation.inverseAll(operations, known), Operation.applyAll(operations, known));
            assertThat(RealityLaw.lines(database.inspect())).as("once it is taken back").isEqualTo(RealityLaw.lines(known));
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\n\nfrom\n" + Notation.write(known) + "\nto\n" + Notation.write(wanted)
                    + "\nby\n" + Notation.write(operations), e);
        }
    }

    /** A schema that nobody has printed yet is reached just so. */
    private void fromHistory(Comparison comparison, Schema known, Schema wanted) {
        Schema after = Operation.applyAll(difference(comparison, known, wanted), known);
        assertThat(difference(comparison, after, wanted)).as("from history").isEmpty();
        assertThat(difference(comparison, known, known)).isEmpty();
    }

    private static List<Operation> difference(Comparison comparison, Schema known, Schema wanted) {
        return Diff.between(known, comparison.target(known, wanted, Renames.none()));
    }
}
