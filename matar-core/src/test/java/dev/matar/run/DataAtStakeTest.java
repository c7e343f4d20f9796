package dev.matar.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.matar.check.Stake;
import dev.matar.dialect.Dialect;
import dev.matar.dialect.h2.H2Dialect;
import dev.matar.dialect.mysql.MariadbDialect;
import dev.matar.dialect.mysql.MariadbServer;
import dev.matar.dialect.postgresql.PostgresqlDialect;
import dev.matar.dialect.postgresql.PostgresqlServer;
import dev.matar.dialect.sqlite.SqliteDialect;
import dev.matar.law.ScriptInMemory;
import dev.matar.notation.Notation;
import dev.matar.operation.DropTable;
import dev.matar.operation.Operation;
import dev.matar.operation.Sql;
import dev.matar.revision.Plan;
import dev.matar.revision.Script;
import dev.matar.revision.Step;
import dev.matar.revision.Step.Direction;
import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What would be lost is counted, and refused; what is nothing, is meant or was made on the way is not. */
class DataAtStakeTest {

    @Nested
    class OnSqlite extends Law {
        OnSqlite() {
            super(new SqliteDialect(), () -> "jdbc:sqlite::memory:");
        }

        @Test
        @Override
        void whatIsThereButTakesTooLongToCount() throws SQLException {
            super.whatIsThereButTakesTooLongToCount();
        }

        @Override
        String endless() {
            return "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT CASE WHEN x < 0 THEN 'a' END AS c FROM n";
        }
    }

    @Nested
    class OnH2 extends Law {
        OnH2() {
            super(new H2Dialect(), () -> "jdbc:h2:mem:");
        }

        @Override
        String endless() {
            return "SELECT CASE WHEN x < 0 THEN 'a' END AS c FROM SYSTEM_RANGE(1, 1000000000000)";
        }
    }

    @Nested
    class OnPostgresql extends Law {
        OnPostgresql() {
            super(new PostgresqlDialect(), () -> PostgresqlServer.running().createDatabase());
        }

        @Test
        @Override
        void whatIsThereButTakesTooLongToCount() throws SQLException {
            super.whatIsThereButTakesTooLongToCount();
        }

        @Override
        String endless() {
            return "SELECT CASE WHEN x < 0 THEN 'a' END AS c FROM (SELECT generate_series(1, 1000000000000) AS x) AS n";
        }
    }

    @Nested
    class OnMariadb extends Law {
        OnMariadb() {
            super(new MariadbDialect(), () -> MariadbServer.running().createDatabase());
        }

        @Override
        String endless() {
            return "SELECT CASE WHEN seq < 0 THEN 'a' END AS c FROM seq_1_to_1000000000000";
        }
    }

    @FunctionalInterface
    interface Urls {
        String fresh() throws SQLException;
    }

    abstract static class Law {

        private static final Step.Direction UP = Direction.UP;

        private final Dialect dialect;
        private final Urls urls;
        private Connection connection;
        /** What the steps do, in order. */
        private final Map<Step, List<Operation>> steps = new LinkedHashMap<>();

        private final Set<Step> marked = new HashSet<>();

        Law(Dialect dialect, Urls urls) {
            this.dialect = dialect;
            this.urls = urls;
        }

        /** A view that has no end and never holds a value. */
        abstract String endless();

        @BeforeEach
        void open() throws SQLException {
            connection = DriverManager.getConnection(urls.fresh());
            step("create table post\n  id integer not null\n  title varchar(50)\n  price decimal(10, 4)\n  note text\n  primary key pk_post (id)");
            run();
            steps.clear();
        }

        @AfterEach
        void close() throws SQLException {
            connection.close();
        }

        private Step step(Direction direction, List<Operation> operations) {
            Step step = new Step(direction, "r" + steps.size(), List.of(), List.of());
            steps.put(step, operations);
            return step;
        }

        private Step step(String operations) {
            return step(UP, Notation.readOperations(operations));
        }

        private void execute(String sql) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        private int count(String from) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM " + from)) {
                result.next();
                return result.getInt(1);
            }
        }

        private void run() {
            run(false);
        }

        private void run(boolean mayLoseData) {
            Script script = ScriptInMemory.of(steps::get, marked::contains);
            try {
                History history = new History(dialect, Name.of("matar_version"), "", "", Transactions.PER_REVISION);
                Sink sink = new DatabaseSink(connection, dialect, history, script, Patience.ENDLESS);
                dialect.engine().session().forEach(sink::accept);
                history.missing(connection).forEach(sink::accept);
                // Each run is of another history.
                sink.accept(history.forget());
                Plan plan = new Plan(List.copyOf(steps.keySet()), List.of(), List.of());
                new Runner(dialect, script, history, sink, Listener.SILENT, mayLoseData, Optional.empty(), Optional.empty())
                        .run(plan, Schema.unknown("nobody has looked"));
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }

        private String refused() {
            Refusal refusal = catchThrowableOfType(Refusal.class, this::run);
            assertThat(refusal).as("nothing refused").isNotNull();
            assertThat(refusal.code()).as(refusal.getMessage()).isEqualTo("data-at-stake");
            return refusal.problem();
        }

        @Test
        void emptyTablesAndColumnsGoWithoutAWord() throws SQLException {
            execute("INSERT INTO post (id) VALUES (1)");
            step("drop column post.title");
            step("delete from post (id)\n  (1)");
            step("drop table post");
            run();
            assertThatCode(() -> count("post")).isInstanceOf(SQLException.class);
        }

        @Test
        void rowsStandInTheWayOfTheirTable() throws SQLException {
            execute("INSERT INTO post (id) VALUES (1), (2), (3)");
            step(Direction.DOWN, Notation.readOperations("drop table post"));
            Refusal refusal = catchThrowableOfType(Refusal.class, this::run);
            assertThat(refusal.problem()).isEqualTo("Revision r0, down, r0.sql: drop table post would lose 3 rows of table post.");
            assertThat(refusal.remedy())
                    .startsWith("Nothing was done yet.")
                    .contains("--allow-data-loss", "@Revision(losesData = \"downgrade\")", "-- loses_data: downgrade in SQL.");
            assertThat(count("post")).isEqualTo(3);
            run(true);
            assertThatCode(() -> count("post")).isInstanceOf(SQLException.class);
        }

        @Test
        void valuesStandInTheWayOfTheirColumn() throws SQLException {
            execute("INSERT INTO post (id, title) VALUES (1, NULL), (2, 'x'), (3, '')");
            step("drop column post.title");
            assertThat(refused()).endsWith("drop column post.title would lose 2 values of column title of table post.");
        }

        /** What comes back with the column is not lost with it. */
        @Test
        void constantDefaultsAreNoValues() throws SQLException {
            execute("INSERT INTO post (id) VALUES (1), (2)");
            step("add column post: kind varchar(9) default 'plain' not null\nadd column post: hot boolean default false not null\n"
                    + "add column post: size integer default 0");
            run();
            steps.clear();
            execute("UPDATE post SET kind = 'odd' WHERE id = 2");
            step("drop column post.hot\ndrop column post.size\ndrop column post.kind");
            assertThat(refused())
                    .endsWith("drop column post.kind would lose 1 value of column kind of table post other than the default.");
            steps.clear();
            step("drop column post.hot\ndrop column post.size");
            run();
            assertThat(count("post")).isEqualTo(2);
        }

        @Test
        void aSingleValueIsOne() throws SQLException {
            execute("INSERT INTO post (id, title) VALUES (1, 'x')");
            step("drop column post.title");
            assertThat(refused()).endsWith("would lose 1 value of column title of table post.");
        }

        @Test
        void aMarkIsEnough() throws SQLException {
            execute("INSERT INTO post (id, title) VALUES (1, 'x')");
            marked.add(step("drop column post.title"));
            step("drop table post");
            assertThat(refused()).isEqualTo("Revision r1, up, r1.sql: drop table post would lose 1 row of table post.");
            marked.addAll(steps.keySet());
            run();
            assertThatCode(() -> count("post")).isInstanceOf(SQLException.class);
        }

        @Test
        void textsThatAreTooLong() throws SQLException {
            execute("INSERT INTO post (id, title, note) VALUES (1, '12345', '123456'), (2, '123456', '123')");
            step("alter column post: title varchar(5)\nalter column post: note varchar(6)");
            assertThat(refused())
                    .endsWith("alter column post: title varchar(5) would lose 1 value of column title of table post longer than 5.");
            steps.clear();
            step("alter column post: title varchar(6)\nalter column post: note varchar(6)");
            run();
            assertThat(count("post WHERE title = '123456' AND note = '123'")).isEqualTo(1);
        }

        @Test
        void numbersThatAreRounded() throws SQLException {
            execute("INSERT INTO post (id, price) VALUES (1, 1.25), (2, 1.2575), (3, NULL), (4, -1.999)");
            step("alter column post: price decimal(10, 2)");
            assertThat(refused()).endsWith("would lose 2 values of column price of table post with more than 2 digits behind the point.");
            steps.clear();
            execute("DELETE FROM post WHERE id IN (2, 4)");
            step("alter column post: price decimal(10, 2)");
            run();
            assertThat(count("post WHERE price = 1.25")).isEqualTo(1);
        }

        @Test
        void valuesThatWouldNotComeBackFromAnotherType() throws SQLException {
            execute("INSERT INTO post (id, note) VALUES (1, '12'), (2, NULL), (3, '007')");
            step("alter column post: note integer");
            assertThat(refused()).endsWith("would lose 1 value of column note of table post that would not come back the same.");
            execute("UPDATE post SET note = '1.5' WHERE id = 3");
            assertThat(refused()).contains("column note of table post that would not come back the same.");
            execute("UPDATE post SET note = '-5' WHERE id = 3");
            run();
            assertThat(count("post WHERE note IN (12, -5) OR id = 2 AND note IS NULL")).isEqualTo(3);
        }

        @Test
        void aTypeThatNobodyCastsToPutsAllValuesAtStake() throws SQLException {
            execute("INSERT INTO post (id, note) VALUES (1, '1'), (2, NULL)");
            step("alter column post: note uuid");
            assertThat(refused()).endsWith("would lose 1 value of column note of table post.");
        }

        @Test
        void valuesGiveWayToComputedOnes() throws SQLException {
            execute("INSERT INTO post (id, note) VALUES (1, 'written'), (2, NULL)");
            step("alter column post: note text as (title) stored");
            assertThat(refused()).endsWith("would lose 1 value of column note of table post.");
        }

        /** What the seeds' own downgrade takes away is not lost with their table. */
        @Test
        void whatIsDeletedOnTheWayIsNotLost() throws SQLException {
            execute("INSERT INTO post (id) VALUES (1)");
            step("delete from post (id)\n  (1)");
            step("rename table post to article\ndrop table article");
            run();
            steps.clear();
            step("create table post\n  id integer");
            run();
            execute("INSERT INTO post (id) VALUES (1)");
            steps.clear();
            step(UP, List.of(Sql.onRows("DELETE FROM post")));
            step("drop table post");
            run();
            assertThatCode(() -> count("post")).isInstanceOf(SQLException.class);
        }

        @Test
        void deletedRowsTakeUnnamedValuesAlong() throws SQLException {
            step("add column post: kind varchar(9) default 'plain'");
            run();
            steps.clear();
            execute("INSERT INTO post (id, title) VALUES (1, 'a'), (2, 'b'), (3, 'c')");
            step("delete from post (id, title)\n  (1, 'a')\n  (2, 'b')\n  (4, 'd')");
            run();
            assertThat(count("post")).isEqualTo(1);
            steps.clear();
            execute("INSERT INTO post (id, title, note) VALUES (1, 'a', 'x'), (2, 'b', NULL)");
            execute("INSERT INTO post (id, title, kind) VALUES (4, 'd', 'odd')");
            step("delete from post (id, title)\n  (1, 'a')\n  (2, 'b')\n  (4, 'd')");
            assertThat(refused()).endsWith("would lose 2 rows of table post with values in price, note, kind.");
        }

        @Test
        void allThatIsAheadIsToldAtOnceAndNothingIsDone() throws SQLException {
            execute("INSERT INTO post (id, title) VALUES (1, 'x'), (2, 'y')");
            step("create table other\n  a integer");
            step("drop column post.title");
            step(Direction.DOWN, Notation.readOperations("drop table post"));
            Refusal refusal = catchThrowableOfType(Refusal.class, this::run);
            assertThat(refusal.problem()).isEqualTo("""
                    Data would be lost.
                        Revision r1, up, r1.sql: drop column post.title would lose 2 values of column title of table post.
                        Revision r2, down, r2.sql: drop table post would lose 2 rows of table post.""");
            assertThat(refusal.remedy()).contains("@Revision(losesData = \"upgrade, downgrade\")", "-- loses_data: upgrade, downgrade in SQL");
            assertThatCode(() -> count("other")).isInstanceOf(SQLException.class);
        }

        @Test
        void whatIsRenamedOnTheWayIsAskedForByItsNameOfNow() throws SQLException {
            execute("INSERT INTO post (id, title, note) VALUES (1, 'x', 'n')");
            step("rename table post to article\nrename column article.title to headline\nrename column article.note to title");
            step("drop column article.headline\ndrop column article.title");
            assertThat(refused())
                    .contains("drop column article.headline would lose 1 value of column title of table post.")
                    .contains("drop column article.title would lose 1 value of column note of table post.");
            assertThat(count("post")).isEqualTo(1);
        }

        @Test
        void whatARunMadeItselfMayGo() throws SQLException {
            execute("INSERT INTO post (id, title) VALUES (1, 'x')");
            step("create table seed\n  a integer\ninsert into seed (a)\n  (1)");
            step("add column post: slug text default 'none' not null\nrename table seed to seeds");
            step("drop table seeds\nrename column post.slug to path\ndrop column post.path");
            run();
            assertThat(count("post")).isEqualTo(1);
        }

        @Test
        void aDatabaseWithoutTablesHasNothingToLose() {
            step("drop table post");
            run();
            steps.clear();
            step(UP, List.of(Sql.undeclared("CREATE TABLE seed (a INTEGER); INSERT INTO seed VALUES (1)")));
            step("drop table seed");
            run();
            assertThatCode(() -> count("seed")).isInstanceOf(SQLException.class);
        }

        /** Nobody can tell ahead: the step is refused when its turn comes, and those before it stay. */
        @Test
        void rowsThatComeOnTheWay() throws SQLException {
            step(UP, List.of(Sql.onRows("INSERT INTO post (id) VALUES (1), (2)")));
            step("drop table post");
            Refusal refusal = catchThrowableOfType(Refusal.class, this::run);
            assertThat(refusal.problem()).isEqualTo("Revision r1, up, r1.sql: drop table post would lose 2 rows of table post.");
            assertThat(refusal.remedy()).startsWith(dialect.transactionalDdl() ? "Its transaction was rolled back." : "What ran of this revision");
            assertThat(count("post")).isEqualTo(2);
            assertThat(count("matar_version_journal WHERE revision = 'r0' AND finished_at IS NOT NULL")).isPositive();
        }

        @Test
        void whatUndeclaredSqlLeavesIsLookedAt() throws SQLException {
            step(UP, List.of(
                    Sql.undeclared("CREATE TABLE made (a INTEGER)"),
                    Sql.onRows("INSERT INTO made VALUES (1)"),
                    new DropTable(Name.of("made"))));
            assertThat(refused()).contains("drop table made would lose 1 row of table made.");
            assertThat(count("post")).isZero();
        }

        @Test
        void effectsAreTakenAtTheirWord() throws SQLException {
            execute("INSERT INTO post (id) VALUES (1)");
            step(UP, List.of(Sql.declared("DROP TABLE post", Notation.readOperations("drop table post"))));
            assertThat(refused()).endsWith("drop table post would lose 1 row of table post.");
        }

        @Test
        void plainDropsAreFoundInUndeclaredSql() throws SQLException {
            execute("INSERT INTO post (id, title) VALUES (1, 'x')");
            step(UP, List.of(Sql.undeclared("-- drop table nothing\nCREATE TABLE made (a INTEGER); DROP TABLE IF EXISTS post;")));
            assertThat(refused()).endsWith("drop table post would lose 1 row of table post.");
            steps.clear();
            step(UP, List.of(Sql.undeclared("Alter table post Drop Column " + dialect.quote("title"))));
            assertThat(refused()).endsWith("drop column post.title would lose 1 value of column title of table post.");
            assertThat(count("post WHERE title = 'x'")).isEqualTo(1);
            run(true);
            assertThatCode(() -> count("post WHERE title = 'x'")).isInstanceOf(SQLException.class);
        }

        @Test
        void whatOnlyLooksLikeADropIsNone() throws SQLException {
            execute("INSERT INTO post (id, title) VALUES (1, 'x')");
            step(UP, List.of(Sql.undeclared("CREATE TABLE " + dialect.quote("drop table") + " (post INTEGER);"
                    + " INSERT INTO post (id, note) VALUES (2, 'drop table post')")));
            step(UP, List.of(Sql.undeclared("ALTER TABLE " + dialect.quote("drop table") + " ADD title INTEGER")));
            run();
            assertThat(count("post")).isEqualTo(2);
        }

        /** A revision that refuses is refused with its own words, when its turn comes; what stands before it is guarded all the same. */
        @Test
        void whatCannotBeDoneAnywayIsNotInTheWay() throws SQLException {
            execute("INSERT INTO post (id, title) VALUES (1, 'x')");
            step("drop table nowhere");
            Refusal refusal = catchThrowableOfType(Refusal.class, this::run);
            assertThat(refusal.code()).isEqualTo("no-such-table");
            steps.clear();
            step("drop column post.title");
            step("drop table nowhere");
            assertThat(refused()).startsWith("Revision r0, up").contains("1 value of column title");
        }

        @Test
        void namesThatNeedQuotes() throws SQLException {
            step("create table \"order\"\n  \"group by\" text\n  \"it\"\"s\" varchar(5)");
            run();
            steps.clear();
            execute("INSERT INTO " + dialect.quote("order") + " VALUES ('x', 'abcde')");
            step("drop column \"order\".\"group by\"\nalter column \"order\": \"it\"\"s\" varchar(3)");
            assertThat(refused()).contains("1 value of column group by of table order", "of table order longer than 3");
        }

        private List<String> countedShortly(Optional<String> column) throws SQLException {
            execute("CREATE VIEW endless AS " + endless());
            Name view = Name.of("endless");
            Stake empty = new Stake(new DropTable(Name.of("post")), Name.of("post"), Optional.empty(), new Stake.All());
            Stake slow = new Stake(new DropTable(view), view, column, new Stake.All());
            long began = System.nanoTime();
            List<Tally> tallies = new Count(connection, dialect, Duration.ofMillis(300)).of(List.of(empty, slow));
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
            assertThat(count("post")).as("the connection works on").isZero();
            return tallies.stream().filter(Tally::isAtStake).map(Tally::words).toList();
        }

        @Test
        void whatTakesTooLongCountsAsAtStake() throws SQLException {
            assertThat(countedShortly(Optional.of("c")))
                    .containsExactly("an unknown number of values of column c of table endless");
        }

        /** On engines that begin to answer before they have read all of a view. */
        void whatIsThereButTakesTooLongToCount() throws SQLException {
            assertThat(countedShortly(Optional.empty())).containsExactly("at least 1 row of table endless");
        }
    }
}
