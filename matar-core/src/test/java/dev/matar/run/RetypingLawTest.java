package dev.matar.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.check.Costs;
import dev.matar.dialect.Dialect;
import dev.matar.dialect.h2.H2Dialect;
import dev.matar.dialect.mysql.MariadbDialect;
import dev.matar.dialect.mysql.MariadbServer;
import dev.matar.dialect.postgresql.PostgresqlDialect;
import dev.matar.dialect.postgresql.PostgresqlServer;
import dev.matar.dialect.sqlite.SqliteDialect;
import dev.matar.law.Cases;
import dev.matar.law.Dice;
import dev.matar.law.LiveDatabase;
import dev.matar.operation.AlterColumn;
import dev.matar.operation.InsertRows;
import dev.matar.operation.Operation;
import dev.matar.schema.Column;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A value that is not counted before its column gets another type is the same after, there and back; or the engine refuses it. */
class RetypingLawTest {

    @Nested
    class OnSqlite extends Law {
        OnSqlite() {
            super(new SqliteDialect(), () -> "jdbc:sqlite::memory:", 3000);
        }
    }

    @Nested
    class OnH2 extends Law {
        OnH2() {
            super(new H2Dialect(), () -> "jdbc:h2:mem:", 2000);
        }
    }

    @Nested
    class OnPostgresql extends Law {
        OnPostgresql() {
            super(new PostgresqlDialect(), () -> PostgresqlServer.running().createDatabase(), 400);
        }
    }

    @Nested
    class OnMariadb extends Law {
        OnMariadb() {
            super(new MariadbDialect(), () -> MariadbServer.running().createDatabase(), 400);
        }
    }

    @FunctionalInterface
    interface Urls {
        String fresh() throws SQLException;
    }

    abstract static class Law {

        private static final Name T = Name.of("order");
        private static final String COLUMN = "Mixed Case";
        private static final List<String> TEXTS = List.of(
                "1", "01", "1.5", "1.0", "-7", " 1", "1 ", "1e2", "70000", "abc", "", "true", "A", "a ", "2023-04-28", "2023-04-28 10:00:00",
                "2023-04-28 10:00:00.25", "10:00:00", "10:00", "é", "12345678901");
        private static final List<String> NUMBERS =
                List.of("0", "1", "-1", "2", "300", "70000", "3000000000", "16777217", "9007199254740993", "0.5", "1.25", "1.2575", "0.1", "-2.999", "100");

        private final Dialect dialect;
        private final Urls urls;
        private final int cases;
        private int kept;
        private int counted;

        Law(Dialect dialect, Urls urls, int cases) {
            this.dialect = dialect;
            this.urls = urls;
            this.cases = cases;
        }

        @Test
        void whatIsNotCountedComesBack() throws SQLException {
            try (Connection connection = DriverManager.getConnection(urls.fresh())) {
                LiveDatabase database = new LiveDatabase(dialect, connection);
                long all = Cases.each(cases, dice -> retype(database, connection, type(dice), type(dice), dice));
                assertThat(kept).isGreaterThan((int) all / 10);
                assertThat(counted).isGreaterThan((int) all / 10);
            }
        }

        private void retype(LiveDatabase database, Connection connection, Type from, Type to, Dice dice) throws SQLException {
            execute("DROP TABLE IF EXISTS " + dialect.quote(T), connection);
            Schema schema = Schema.of(Table.of(T, Naming.STANDARD, List.of(new Column("_id", new Type.Integer()), new Column(COLUMN, from))));
            database.build(schema);
            Object value = value(from, dice);
            List<List<Object>> rows = List.of(List.of(1, value), Arrays.asList(2, null));
            if (!does(() -> database.run(new InsertRows(T, List.of("_id", COLUMN), rows), schema))) {
                return;
            }
            Operation retype = new AlterColumn(T, new Column(COLUMN, to));
            List<Tally> tallies = new Count(connection, dialect).of(Costs.oneByOne().stakes(retype, schema));
            if (tallies.stream().anyMatch(Tally::isAtStake)) {
                counted++;
                return;
            }
            List<String> before = rows(connection, from, to);
            if (!does(() -> database.run(retype, schema))) {
                return;
            }
            database.run(retype.inverse(schema), retype.apply(schema));
            assertThat(rows(connection, from, to)).as(from + " to " + to + " of " + value).isEqualTo(before);
            kept++;
        }

        private static boolean does(Runnable deed) {
            try {
                deed.run();
                return true;
            } catch (AssertionError notPossible) {
                return false;
            }
        }

        private static Type type(Dice dice) {
            OptionalInt none = OptionalInt.empty();
            return dice.pick(List.of(
                    new Type.Varchar(OptionalInt.of(3)), new Type.Varchar(OptionalInt.of(30)), new Type.Text(), new Type.Char(3),
                    new Type.SmallInt(), new Type.Integer(), new Type.BigInt(), new Type.Decimal(OptionalInt.of(12), OptionalInt.of(2)),
                    new Type.Decimal(OptionalInt.of(20), OptionalInt.of(4)), new Type.Decimal(OptionalInt.of(6), OptionalInt.of(0)),
                    new Type.Real(), new Type.Double(), new Type.Boolean(), new Type.Date(), new Type.Time(false, OptionalInt.of(0)),
                    new Type.Time(false, OptionalInt.of(3)), new Type.Timestamp(false, OptionalInt.of(0)), new Type.Timestamp(false, OptionalInt.of(3)),
                    new Type.Timestamp(false, OptionalInt.of(6)), new Type.Timestamp(false, none),
                    new Type.Timestamp(true, OptionalInt.of(0)), new Type.Timestamp(true, OptionalInt.of(6))));
        }

        private static Object value(Type type, Dice dice) {
            LocalDateTime moment = LocalDateTime.of(2023, 4, 28, dice.chance(50) ? 0 : 13, dice.chance(50) ? 0 : 59)
                    .plusNanos(dice.pick(List.of(0, 250_000_000, 999_000_000, 123_456_000, 501_000_000)));
            if (type instanceof Type.Varchar || type instanceof Type.Text || type instanceof Type.Char) {
                return dice.pick(TEXTS);
            } else if (type instanceof Type.Boolean) {
                return dice.chance(50);
            } else if (type instanceof Type.Date) {
                return LocalDate.of(2023, 4, 28);
            } else if (type instanceof Type.Time) {
                return LocalTime.from(moment);
            }
            return type instanceof Type.Timestamp time ? time.withTimeZone() ? moment.atOffset(ZoneOffset.UTC) : moment : number(type, dice);
        }

        /** Not every engine minds a number beyond the range of its column. */
        private static BigDecimal number(Type type, Dice dice) {
            BigDecimal number = new BigDecimal(dice.pick(NUMBERS));
            BigDecimal range = BigDecimal.valueOf(
                    type instanceof Type.SmallInt ? 30_000 : type instanceof Type.Integer ? 2_000_000_000 : type instanceof Type.Real ? 1 << 24 : Long.MAX_VALUE);
            BigDecimal fitting = number.compareTo(range) > 0 ? BigDecimal.ONE : number;
            boolean isWhole = type instanceof Type.SmallInt || type instanceof Type.Integer || type instanceof Type.BigInt;
            return isWhole ? fitting.setScale(0, RoundingMode.DOWN) : fitting;
        }

        /** Blanks at the end of a {@code char} stand for nothing. */
        private List<String> rows(Connection connection, Type from, Type to) throws SQLException {
            boolean padded = from instanceof Type.Char || to instanceof Type.Char;
            List<String> rows = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "SELECT _id, " + dialect.quote(COLUMN) + " FROM " + dialect.quote(T) + " ORDER BY _id")) {
                while (row.next()) {
                    String value = String.valueOf(row.getString(2));
                    rows.add(row.getInt(1) + " " + (padded ? value.stripTrailing() : value));
                }
            }
            return rows;
        }

        private static void execute(String sql, Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
