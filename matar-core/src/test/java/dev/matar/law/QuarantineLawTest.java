package dev.matar.law;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.matar.run.Quarantine;
import dev.matar.run.Runner;
import dev.matar.run.Sink;
import dev.matar.run.Transactions;
import dev.matar.schema.Column;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.source.QuarantineNames;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
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
            super(new SqliteDialect(), Features.SQLITE, 200);
        }

        @Override
        Connection empty() throws SQLException {
            return connections.get(0, true, () -> DriverManager.getConnection("jdbc:sqlite::memory:"));
        }
    }

    @Nested
    class OnH2 extends Law {
        OnH2() {
            super(new H2Dialect(), Features.H2, 200);
        }

        @Override
        Connection empty() throws SQLException {
            return connections.get(0, true, () -> DriverManager.getConnection("jdbc:h2:mem:"));
        }
    }

    @Nested
    class OnPostgresql extends Law {
        OnPostgresql() {
            super(new PostgresqlDialect(), Features.POSTGRESQL, 60);
        }

        @Override
        Connection empty() throws SQLException {
            return connections.get(0, true, () -> DriverManager.getConnection(PostgresqlServer.running().createDatabase()));
        }
    }

    @Nested
    class OnMariadb extends Law {
        OnMariadb() {
            super(new MariadbDialect(), Features.MARIADB, 60);
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

    abstract static class Law {

        private static final Name VERSIONS = Name.of("matar_version");

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

        private History history() {
            return new History(dialect, VERSIONS, "", "", Transactions.PER_REVISION);
        }

        private void run(String revision, Direction direction) throws SQLException {
            Step step = new Step(direction, revision, List.of(), List.of());
            Script script = new Script() {
                @Override
                public List<Operation> of(Step each) {
                    return revisions.get(each.revision() + " " + each.direction());
                }

                @Override
                public boolean losesData(Step each) {
                    return false;
                }

                @Override
                public String file(Step each) {
                    return each.revision() + " " + each.direction();
                }

                @Override
                public long line(Step each, String sql) {
                    return 0;
                }
            };
            Sink sink = new DatabaseSink(connection, dialect, Scope.without(history().tables()), Transactions.PER_REVISION, script);
            dialect.session().forEach(sink::accept);
            history().missing(connection).forEach(sink::accept);
            Quarantine quarantine = Quarantine.beside(VERSIONS, dialect, connection, Listener.SILENT);
            quarantine.missing(connection).forEach(sink::accept);
            List<String> rows = new ArrayList<>();
            new Runner(dialect, script, history(), sink, Listener.SILENT, false, Optional.of(quarantine))
                    .run(new Plan(List.of(step), rows, rows), Schema.unknown("nobody has looked"));
        }
    }
}
