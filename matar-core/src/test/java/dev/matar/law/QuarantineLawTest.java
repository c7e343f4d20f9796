package dev.matar.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.Scope;
import dev.matar.dialect.h2.H2Dialect;
import dev.matar.dialect.mysql.MariadbDialect;
import dev.matar.dialect.mysql.MariadbServer;
import dev.matar.dialect.postgresql.PostgresqlDialect;
import dev.matar.dialect.postgresql.PostgresqlServer;
import dev.matar.dialect.sqlite.SqliteDialect;
import dev.matar.diff.Diff;
import dev.matar.law.Features.Feature;
import dev.matar.notation.Notation;
import dev.matar.operation.CreateTable;
import dev.matar.operation.DropColumn;
import dev.matar.operation.DropTable;
import dev.matar.operation.InsertRows;
import dev.matar.operation.Operation;
import dev.matar.revision.Plan;
import dev.matar.revision.Script;
import dev.matar.revision.Step;
import dev.matar.revision.Step.Direction;
import dev.matar.run.DatabaseSink;
import dev.matar.run.History;
import dev.matar.run.Listener;
import dev.matar.run.Purge;
import dev.matar.run.Patience;
import dev.matar.run.Quarantine;
import dev.matar.run.Quarantined;
import dev.matar.run.Runner;
import dev.matar.run.Sink;
import dev.matar.run.Transactions;
import dev.matar.schema.Column;
import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.source.QuarantineNames;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is dropped into quarantine is out of sight and in nobody's way, and comes back with every row. */
class QuarantineLawTest {

    @Nested
    class OnSqlite extends Law {
        OnSqlite() {
            super(new SqliteDialect(), Features.SQLITE, 100);
        }

        @Override
        Connection empty() throws SQLException {
            return connections.get(0, true, () -> DriverManager.getConnection("jdbc:sqlite::memory:"));
        }
    }

    @Nested
    class OnH2 extends FreeLaw {
        OnH2() {
            super(new H2Dialect(), Features.H2, 100);
        }

        @Override
        Connection empty() throws SQLException {
            return connections.get(0, true, () -> DriverManager.getConnection("jdbc:h2:mem:"));
        }
    }

    @Nested
    class OnPostgresql extends FreeLaw {
        OnPostgresql() {
            super(new PostgresqlDialect(), Features.POSTGRESQL, 30);
        }

        @Override
        Connection empty() throws SQLException {
            Connection connection = connections.get(0, false, PostgresqlServer.running()::connectToNew);
            PostgresqlServer.clear(connection);
            return connection;
        }
    }

    @Nested
    class OnMariadb extends Law {
        OnMariadb() {
            super(new MariadbDialect(), Features.MARIADB, 30);
        }

        @Override
        Connection empty() throws SQLException {
            Connection connection = connections.get(0, false, MariadbServer.running()::connectToNew);
            MariadbServer.clear(connection);
            return connection;
        }

        @Override
        boolean isTypeOfColumns() {
            return true;
        }
    }

    /** For engines on which an identity needs no key. */
    abstract static class FreeLaw extends Law {

        FreeLaw(Dialect dialect, Features features, int cases) {
            super(dialect, features, cases);
        }

        @Test
        void whatCannotBeKeptIsRefused() throws SQLException {
            begin(POST + "\nadd column post: number integer not null identity", "INSERT INTO post (id) VALUES (1)");
            revision("r1", "drop column post.number", "");
            assertThat(refused("r1")).endsWith("would lose 1 value of column number of table post.");
            revision("r2", "drop table post", "");
            assertThat(refused("r2")).endsWith("would lose 1 row of table post.");
        }

        @Test
        void aNamespaceIsNotDroppedAroundIt() throws SQLException {
            begin("create namespace other\ncreate table other.post\n  id integer", "INSERT INTO other.post VALUES (1)");
            revision("r1", "drop table other.post\ndrop namespace other", "");
            Refusal refusal = catchThrowableOfType(Refusal.class, () -> run("r1", Direction.UP));
            assertThat(refusal.problem()).endsWith("The namespace other cannot go while it holds other.matar_quarantine_1.");
            assertThat(refusal.remedy()).contains("matar purge");
        }

        private String refused(String revision) {
            Refusal refusal = catchThrowableOfType(Refusal.class, () -> run(revision, Direction.UP));
            assertThat(refusal.code()).isEqualTo("data-at-stake");
            return refusal.problem();
        }
    }

    abstract static class Law {

        private static final Name VERSIONS = Name.of("matar_version");
        static final String POST = "create table post\n  id integer not null\n  note varchar(9)\n  primary key pk_post (id)";

        private final Dialect dialect;
        private final Features features;
        private final int cases;
        final Connections connections = new Connections();

        private Connection connection;
        private Map<String, List<Operation>> revisions;

        Law(Dialect dialect, Features features, int cases) {
            this.dialect = dialect;
            // An identity that is no primary key is not kept.
            this.features = features.without(Feature.FREE_IDENTITY);
            this.cases = cases;
        }

        abstract Connection empty() throws SQLException;

        /** Whether an enum type goes with its last column, and nobody can create another one of it in a later run. */
        boolean isTypeOfColumns() {
            return false;
        }

        @AfterEach
        void close() throws SQLException {
            connections.close();
        }

        /** All goes, all is created anew under the same names and filled, that goes, too, and then comes back what was first. */
        @Test
        void allTablesGoTwiceAndTheFirstOnesComeBack() {
            Cases.each(cases, dice -> {
                // On MariaDB an enum type is there as long as a column is of it.
                Schema all = dialect.normalize(new RandomSchemas(dice, features).schema());
                Schema none = Schema.empty().namespaces(all.namespaces());
                thereAndBack(all, dialect.arrange(Diff.between(all, none)));
            });
        }

        @Test
        void aTableOrColumnGoesTwiceAndTheFirstComesBack() {
            Features some = isTypeOfColumns() ? features.without(Feature.ENUMS) : features;
            Cases.each(cases, dice -> {
                Schema all = new RandomSchemas(dice, some).schema();
                Optional<Operation> drop = new RandomOperations(dice, some).any(dice.pick(List.of(DropTable.class, DropColumn.class)), all);
                if (drop.isPresent() && isKept(drop.get(), all)) {
                    thereAndBack(all, List.of(drop.get()));
                }
            });
        }

        final void begin(String operations, String... inserts) throws SQLException {
            connection = empty();
            revisions = new LinkedHashMap<>();
            revision("r0", operations, "");
            run("r0", Direction.UP);
            execute(inserts);
        }

        final void revision(String id, String up, String down) {
            revisions.put(id + " UP", Notation.readOperations(up));
            revisions.put(id + " DOWN", Notation.readOperations(down));
        }

        private void execute(String... all) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                for (String sql : all) {
                    statement.execute(sql);
                }
            }
        }

        private List<String> rows(String table, String... columns) throws SQLException {
            return new LiveDatabase(dialect, connection).rows(Name.of(table), List.of(columns));
        }

        private List<String> lying() throws SQLException {
            return purge().list().stream().map(each -> each.what() + ", " + each.amount()).toList();
        }

        private Purge purge() {
            return new Purge(connection, dialect, history(), VERSIONS);
        }

        @Test
        void aColumnGoesWithItsTableAndComesBackAfterIt() throws SQLException {
            begin(POST, "INSERT INTO post (id, note) VALUES (1, 'a'), (2, NULL)");
            revision("r1", "drop column post.note", "add column post: note varchar(9)");
            revision("r2", "rename table post to article", "rename table article to post");
            revision("r3", "drop table article", "create table article\n  id integer not null\n  primary key pk_post (id)");
            for (String id : List.of("r1", "r2", "r3")) {
                run(id, Direction.UP);
            }
            assertThat(lying()).containsExactly("column post.note, 1 value", "table article, 2 rows");
            for (String id : List.of("r3", "r2", "r1")) {
                run(id, Direction.DOWN);
            }
            assertThat(rows("post", "id", "note")).containsExactly("1 | a | ", "2 | null | ");
            assertThat(lying()).isEmpty();
        }

        @Test
        void rowsThatCameMeanwhileGetTheDefaultThatTheyNeed() throws SQLException {
            begin(POST + "\nadd column post: kind varchar(9) default 'plain' not null", "INSERT INTO post (id, kind) VALUES (1, 'odd')");
            revision("r1", "drop column post.kind", "add column post: kind varchar(9) default 'plain' not null");
            Schema before = seen();
            run("r1", Direction.UP);
            execute("INSERT INTO post (id) VALUES (2)");
            run("r1", Direction.DOWN);
            assertThat(rows("post", "id", "kind")).containsExactly("1 | odd | ", "2 | plain | ");
            assertThat(seen()).isEqualTo(before);
        }

        @Test
        void whatHoldsNothingIsDropped() throws SQLException {
            begin(POST, "INSERT INTO post (id) VALUES (1)");
            revision("r1", "drop column post.note\ncreate table other\n  a integer", "drop table other\nadd column post: note varchar(9)");
            run("r1", Direction.UP);
            run("r1", Direction.DOWN);
            assertThat(lying()).isEmpty();
            assertThat(rows("post", "id", "note")).containsExactly("1 | null | ");
        }

        @Test
        void anotherTableOfTheNameIsCreatedAnew() throws SQLException {
            begin(POST, "INSERT INTO post (id, note) VALUES (1, 'a')");
            revision("r1", "drop table post", "create table post\n  id integer not null\n  note integer\n  primary key pk_post (id)");
            run("r1", Direction.UP);
            run("r1", Direction.DOWN);
            assertThat(rows("post", "id")).isEmpty();
            assertThat(lying()).containsExactly("table post, 1 row");
        }

        @Test
        void purgeDropsWhatIsOldAndForgetsWhatIsNotThere() throws SQLException {
            begin(POST, "INSERT INTO post (id, note) VALUES (1, 'a')");
            revision("r1", "drop column post.note", "");
            revision("r2", "create table tag\n  a integer", "");
            revision("r3", "drop table tag", "");
            run("r1", Direction.UP);
            run("r2", Direction.UP);
            execute("INSERT INTO tag VALUES (1), (2)");
            run("r3", Direction.UP);
            execute("INSERT INTO matar_version_quarantine (id, table_name, revision, direction, since, definition)"
                    + " VALUES (77, 'gone', 'r0', 'up', '2999-01-01T00:00:00Z', '')");
            execute("UPDATE matar_version_quarantine SET since = '2020-01-01T00:00:00Z' WHERE id = 2");
            assertThat(lying()).containsExactly("column post.note, 1 value", "table tag, 2 rows");
            List<Quarantined> old = purge().drop(Instant.parse("2020-01-02T00:00:00Z"), sink(null));
            assertThat(old).extracting(Quarantined::what).containsExactly("table tag");
            assertThat(lying()).containsExactly("column post.note, 1 value");
            assertThat(rows("matar_version_quarantine", "id")).containsExactly("1 | ");
            List<Quarantined> rest = purge().drop(Instant.now().plusSeconds(5), sink(null));
            assertThat(rest).extracting(Quarantined::name).containsExactly("matar_quarantine_1");
            assertThat(dialect.inspect(connection, Scope.everything()).tables().keys()).doesNotContain(Name.of("matar_quarantine_2"));
            assertThat(rows("post", "id")).containsExactly("1 | ");
            assertThat(QuarantineNames.last(dialect.inspect(connection, Scope.everything()))).isZero();
        }

        private static boolean isKept(Operation drop, Schema all) {
            return !(drop instanceof DropColumn o) || !Survivors.isGivenByTheDatabase(all.table(o.table()).column(o.column()))
                    && all.table(o.table()).column(o.column()).nullable();
        }

        private void thereAndBack(Schema all, List<Operation> drops) throws SQLException {
            try {
                List<Operation> back = Operation.inverseAll(drops, all);
                revisions = new LinkedHashMap<>(Map.of("r1 UP", drops, "r1 DOWN", back, "r2 UP", back, "r2 DOWN", drops));
                connection = empty();
                LiveDatabase database = new LiveDatabase(dialect, connection);
                database.build(all);
                database.run(RandomRows.fill(all, 3), all);
                Schema seen = seen();
                Map<String, List<String>> rows = rows(database, all);

                run("r1", Direction.UP);
                assertThat(names(seen())).as("gone").isEqualTo(names(Operation.applyAll(drops, all)));
                run("r2", Direction.UP);
                assertThat(RealityLaw.lines(seen())).as("anew").containsExactlyElementsOf(RealityLaw.lines(seen));
                for (Operation operation : back) {
                    if (operation instanceof CreateTable create) {
                        fill(database, all, create.table().name());
                    }
                }
                run("r2", Direction.DOWN);
                run("r1", Direction.DOWN);
                assertThat(RealityLaw.lines(seen())).as("back").containsExactlyElementsOf(RealityLaw.lines(seen));
                assertThat(rows(database, all)).isEqualTo(rows);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(
                        e.getMessage() + "\n\nfrom\n" + Notation.write(all) + "\nby\n" + Notation.write(drops), e);
            }
        }

        /** Rows that the first ones are not. */
        private void fill(LiveDatabase database, Schema all, Name table) {
            RandomRows.fill(all, 1).stream()
                    .filter(insert -> ((InsertRows) insert).table().equals(table))
                    .forEach(insert -> database.run(insert, all));
        }

        private Schema seen() throws SQLException {
            Scope scope = QuarantineNames.outside(Scope.without(history().tables()));
            return QuarantineNames.outside(dialect.inspect(connection, scope));
        }

        private static Map<Name, Set<String>> names(Schema schema) {
            Map<Name, Set<String>> names = new HashMap<>();
            schema.tables().forEach(table -> names.put(table.name(), table.columns().keys()));
            return names;
        }

        private static Map<String, List<String>> rows(LiveDatabase database, Schema schema) throws SQLException {
            Map<String, List<String>> rows = new LinkedHashMap<>();
            for (Table table : schema.tables()) {
                List<String> columns = table.columns().stream().map(Column::name).toList();
                rows.put(table.name().toString(), database.rows(table.name(), columns));
            }
            return rows;
        }

        private DatabaseSink sink(Script script) {
            return new DatabaseSink(connection, dialect, history(), script, Patience.ENDLESS);
        }

        private History history() {
            return new History(dialect, VERSIONS, "", "", Transactions.PER_REVISION);
        }

        final void run(String revision, Direction direction) throws SQLException {
            Step step = new Step(direction, revision, List.of(), List.of());
            Script script = ScriptInMemory.of(each -> revisions.get(each.revision() + " " + each.direction()), each -> false);
            Sink sink = sink(script);
            dialect.engine().session().forEach(sink::accept);
            history().missing(connection).forEach(sink::accept);
            Quarantine quarantine = Quarantine.beside(VERSIONS, dialect, connection, Listener.SILENT);
            quarantine.missing(connection).forEach(sink::accept);
            List<String> rows = new ArrayList<>();
            new Runner(dialect, script, history(), sink, Listener.SILENT, false, Optional.of(quarantine), Optional.empty())
                    .run(new Plan(List.of(step), rows, rows), Schema.unknown("nobody has looked"));
        }
    }
}
