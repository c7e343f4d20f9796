package dev.matar.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.h2.H2Dialect;
import dev.matar.dialect.postgresql.PostgresqlDialect;
import dev.matar.dialect.postgresql.PostgresqlServer;
import dev.matar.dialect.sqlite.SqliteDialect;
import dev.matar.operation.CommentOnTable;
import dev.matar.operation.CreateEnum;
import dev.matar.operation.CreateNamespace;
import dev.matar.operation.CreateTable;
import dev.matar.operation.InsertRows;
import dev.matar.operation.Operation;
import dev.matar.operation.RenameColumn;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.EnumType;
import dev.matar.schema.Index;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/**
 * A name or a value is never taken for SQL, whatever signs it has: the database has it exactly as it is, or refuses it, and what else is
 * there stays.
 */
class InjectionLawTest {

    private static final Table ACCOUNT = Table.of(Name.of("account"), Naming.STANDARD, List.of(new Column("id", new Type.Integer())));

    /** A database for each case. */
    @FunctionalInterface
    private interface Databases {
        Connection empty() throws SQLException;
    }

    @Test
    void onSqlite() {
        hold(new SqliteDialect(), 400, () -> DriverManager.getConnection("jdbc:sqlite::memory:"));
    }

    @Test
    void onH2() {
        hold(new H2Dialect(), 300, () -> DriverManager.getConnection("jdbc:h2:mem:"));
    }

    @Test
    void onPostgresql() throws SQLException {
        String url = PostgresqlServer.running().createDatabase();
        hold(new PostgresqlDialect(), 200, () -> {
            Connection connection = DriverManager.getConnection(url);
            PostgresqlServer.clear(connection);
            return connection;
        });
    }

    private static void hold(Dialect dialect, int cases, Databases databases) {
        int[] done = new int[1];
        long tried = Cases.each(cases, dice -> {
            try (Connection connection = databases.empty()) {
                done[0] += holds(dialect, connection, dice) ? 1 : 0;
            }
        });
        assertThat(done[0]).as("those that were done").isGreaterThan((int) (tried / 5) - 1);
    }

    private static boolean holds(Dialect dialect, Connection connection, Dice dice) throws SQLException {
        LiveDatabase database = new LiveDatabase(dialect, connection);
        Schema start = Schema.of(ACCOUNT);
        database.build(start);
        execute(connection, "INSERT INTO " + dialect.quote(ACCOUNT.name()) + " VALUES (1), (2)");
        Schema before = database.inspect();
        Optional<List<Operation>> operations = operations(dialect, dice);
        boolean done = operations.isPresent() && run(database, operations.get(), start);
        assertThat(database.rows(ACCOUNT.name(), List.of("id"))).hasSize(2);
        if (done) {
            requireAsWritten(database, operations.get());
            database.runAtOnce(wayBack(operations.get(), start), after(operations.get(), start));
        }
        if (done || dialect.transactionalDdl()) {
            assertThat(database.inspect()).isEqualTo(before);
        }
        return done;
    }

    /** Nothing where the model itself refuses. */
    private static Optional<List<Operation>> operations(Dialect dialect, Dice dice) {
        try {
            boolean lite = dialect instanceof SqliteDialect;
            List<Operation> operations = new ArrayList<>();
            String namespace = lite || dice.chance(70) ? "" : odd(dice);
            if (!namespace.isEmpty()) {
                operations.add(new CreateNamespace(namespace));
            }
            String value = odd(dice);
            EnumType kind = new EnumType(Name.of(namespace, "k" + odd(dice)), List.of("a", value));
            operations.add(new CreateEnum(kind));
            Name table = Name.of(namespace, odd(dice));
            String column = odd(dice);
            operations.add(new CreateTable(Table.of(table, Naming.STANDARD, List.of(
                    new Column(column, text()).defaultTo(odd(dice)).comment(lite ? "" : odd(dice)),
                    new Column("the kind", new Type.Enum(kind.name())).defaultTo(value),
                    new Constraint.Unique("u" + odd(dice), List.of(column, "the kind"), Constraint.Timing.IMMEDIATE),
                    new Index("i" + odd(dice), List.of(Index.Key.column(column)), false, "", List.of(), Map.of())))));
            if (!lite) {
                operations.add(new CommentOnTable(table, odd(dice)));
            }
            operations.add(new InsertRows(table, List.of(column, "the kind"), List.of(List.of(odd(dice), value))));
            operations.add(new RenameColumn(table, column, odd(dice)));
            return Optional.of(operations);
        } catch (Refusal refusal) {
            return Optional.empty();
        }
    }

    /** Without half a pair of surrogates, which is no text: drivers send a question mark for it. */
    private static String odd(Dice dice) {
        return Damage.name(dice).replace("\uD83D" + "\uDE00", "\0pair").replace("\uD83D", "").replace("\0pair", "\uD83D\uDE00");
    }

    private static Type text() {
        return new Type.Varchar(OptionalInt.of(20_000));
    }

    /** Whether they are done; a refusal, of whatever else it may tell, is one. */
    private static boolean run(LiveDatabase database, List<Operation> operations, Schema start) {
        try {
            database.runAtOnce(operations, start);
            return true;
        } catch (Refusal refusal) {
            return false;
        } catch (AssertionError e) {
            if (e.getCause() instanceof Refusal) {
                return false;
            }
            throw e;
        }
    }

    /** The names, and the row with its values, are in the database to the letter. */
    private static void requireAsWritten(LiveDatabase database, List<Operation> operations) throws SQLException {
        RenameColumn rename = (RenameColumn) operations.get(operations.size() - 1);
        InsertRows insert = (InsertRows) operations.get(operations.size() - 2);
        assertThat(database.inspect().table(rename.table()).columns().has(rename.to())).isTrue();
        List<Object> row = insert.rows().get(0);
        assertThat(database.rows(rename.table(), List.of(rename.to(), "the kind"))).containsExactly(row.get(0) + " | " + row.get(1) + " | ");
    }

    private static Schema after(List<Operation> operations, Schema start) {
        Schema schema = start;
        for (Operation operation : operations) {
            schema = operation.apply(schema);
        }
        return schema;
    }

    private static List<Operation> wayBack(List<Operation> operations, Schema start) {
        List<Operation> back = new ArrayList<>();
        Schema schema = start;
        for (Operation operation : operations) {
            back.add(0, operation.inverse(schema));
            schema = operation.apply(schema);
        }
        return back;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
