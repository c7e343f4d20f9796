package dev.matar.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.SqlSplitter;
import dev.matar.diff.Diff;
import dev.matar.law.Cases;
import dev.matar.law.Features;
import dev.matar.law.LiveDatabase;
import dev.matar.law.RandomOperations;
import dev.matar.law.RandomSchemas;
import dev.matar.notation.Notation;
import dev.matar.operation.Autocommit;
import dev.matar.operation.Code;
import dev.matar.operation.DeleteRows;
import dev.matar.operation.InsertRows;
import dev.matar.operation.Operation;
import dev.matar.operation.Sql;
import dev.matar.revision.RevisionFormat;
import dev.matar.revision.SqlRevision;
import dev.matar.revision.Step.Direction;
import dev.matar.schema.Naming;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written in SQL declares what was meant, and does it on a real database. */
abstract class SqlWriterLaw {

    private final Dialect dialect;
    private final Features features;
    private final int cases;
    private final SqlWriter writer;

    @TempDir
    private Path folder;

    private Written written;
    private int begun;

    SqlWriterLaw(Dialect dialect, Features features, int cases) {
        this.dialect = dialect;
        this.features = features;
        this.cases = cases;
        this.writer = new SqlWriter(dialect);
    }

    /** An empty database. */
    abstract Connection empty() throws SQLException;

    @AfterEach
    abstract void close() throws SQLException;

    private void begin() {
        written = new Written(
                folder.resolve(String.valueOf(begun++)), RevisionFormat.SQL, Naming.STANDARD, new SqlSplitter(dialect.syntax())::touchesOnlyRows);
    }

    private String section(List<Operation> operations, Schema before) {
        String section = writer.section(Commented.plain(operations), before);
        assertThat(writer.section(Commented.plain(operations), before)).isEqualTo(section);
        assertThat(section).doesNotStartWith("\n").doesNotContain("\n\n\n");
        return section;
    }

    /** The operations that a file's section declares. */
    private static List<Operation> declared(String file, Direction direction) {
        SqlRevision revision = SqlRevision.read(file, "case.sql");
        StringBuilder text = new StringBuilder();
        (direction == Direction.UP ? revision.upgrade() : revision.downgrade())
                .effects().forEach(effect -> text.append(effect.text()).append('\n'));
        return Notation.readOperations(text.toString());
    }

    @Test
    void aDifferenceIsDeclaredAndDoneThereAndBack() {
        Cases.each(cases, dice -> {
            begin();
            RandomSchemas schemas = new RandomSchemas(dice, features);
            boolean normal = dice.chance(50);
            Schema first = schemas.schema();
            Schema second = schemas.changed(first);
            Schema a = normal ? dialect.normalize(first) : first;
            Schema b = normal ? dialect.normalize(second) : second;
            List<Operation> up = Diff.between(a, b);
            List<Operation> down = Operation.inverseAll(up, a);
            String file = written.add(section(up, a), section(down, b));
            assertThat(declared(file, Direction.UP)).isEqualTo(up);
            assertThat(declared(file, Direction.DOWN)).isEqualTo(down);
            thereAndBack(a, written.read(0, Direction.UP), b, written.read(0, Direction.DOWN));
        });
    }

    private void thereAndBack(Schema a, List<Operation> up, Schema b, List<Operation> down) throws SQLException {
        assertThat(Operation.applyAll(up, a)).isEqualTo(b);
        assertThat(Operation.applyAll(down, b)).isEqualTo(a);
        LiveDatabase meant = new LiveDatabase(dialect, empty());
        meant.build(a);
        meant.run(Diff.between(a, b), a);
        Schema wanted = meant.inspect();
        LiveDatabase database = new LiveDatabase(dialect, empty());
        database.build(a);
        Schema start = database.inspect();
        database.run(up, a);
        assertThat(database.inspect()).isEqualTo(wanted);
        database.run(down, b);
        assertThat(database.inspect()).isEqualTo(start);
    }

    @Test
    void anyOperationIsDeclaredOrKnownToTouchOnlyRows() {
        Cases.each(cases * 3, dice -> {
            begin();
            Schema schema = new RandomSchemas(dice, features).schema();
            Operation operation = new RandomOperations(dice, features).any(schema);
            if (!(operation instanceof Code)) {
                Schema after = operation.apply(schema);
                Operation inverse = operation.inverse(schema);
                String file = written.add(section(List.of(operation), schema), section(List.of(inverse), after));
                assertThat(declared(file, Direction.UP)).isEqualTo(isOnRows(operation) ? List.of() : List.of(operation));
                assertThat(Operation.applyAll(written.read(0, Direction.UP), schema)).isEqualTo(after);
                assertThat(Operation.applyAll(written.read(0, Direction.DOWN), after)).isEqualTo(schema);
            }
        });
    }

    private static boolean isOnRows(Operation operation) {
        return operation instanceof InsertRows || operation instanceof DeleteRows || operation instanceof Sql;
    }

    @Test
    void commentsAreNeitherMarksNorEffects() {
        List<String> comments = List.of(
                "upgrade", " downgrade", "Autocommit", "end autocommit", "effect: drop table post", "one\neffect: none\n\ntwo", "");
        Cases.each(cases, dice -> {
            begin();
            Schema schema = new RandomSchemas(dice, features).schema();
            List<Operation> operations = Diff.between(Schema.empty(), schema);
            List<Commented> commented = operations.stream().map(o -> new Commented(o, dice.pick(comments))).toList();
            String file = written.add(writer.section(commented, Schema.empty()), "");
            assertThat(declared(file, Direction.UP)).isEqualTo(operations);
            assertThat(Operation.applyAll(written.read(0, Direction.UP), Schema.empty())).isEqualTo(schema);
        });
    }

    @Test
    void sqlOfSomebodysOwnIsWrittenAsItStands() throws IOException {
        Operation effect = Notation.readOperations("create sequence s").get(0);
        readsBackAs(Optional.of(List.of(effect)), Sql.declared("-- why\ncreate sequence s; -- so", List.of(effect)));
        readsBackAs(Optional.of(List.of()), Sql.onRows("update t set a = ';' -- all of them"));
        readsBackAs(Optional.empty(), Sql.undeclared("drop type mood;"));
        readsBackAs(Optional.of(List.of(Sql.undeclared("select f()"))), Sql.undeclared("select f()"));
    }

    private void readsBackAs(Optional<List<Operation>> effect, Sql meant) throws IOException {
        begin();
        written.add(writer.section(Commented.plain(List.of(meant)), Schema.empty()), "");
        List<Operation> read = written.read(0, Direction.UP);
        assertThat(read).hasSize(1);
        assertThat(((Sql) read.get(0)).effect()).isEqualTo(effect);
        assertThat(((Sql) read.get(0)).up()).contains(meant.up().strip());
    }

    @Test
    void whatLeavesTheTransactionStandsApart() throws IOException {
        begin();
        List<Operation> operations = List.of(
                Sql.onRows("update t set a = 1"), new Autocommit(List.of(Sql.onRows("analyze"))), Sql.onRows("update t set a = 2"));
        written.add(writer.section(Commented.plain(operations), Schema.empty()), "");
        assertThat(written.read(0, Direction.UP)).extracting(o -> o instanceof Autocommit).containsExactly(false, true, false);
    }

    @Test
    void sqlWithALineOfTheFilesOwnIsRefused() {
        for (String line : List.of("-- downgrade", "  --UPGRADE ", "--effect: drop table t", "-- autocommit", "-- end autocommit")) {
            List<Commented> sql = Commented.plain(List.of(Sql.onRows("update t set a = '\n" + line + "\n'")));
            assertThatThrownBy(() -> writer.section(sql, Schema.empty()))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("unwritable-operation"))
                    .hasMessageContaining("«" + line.strip() + "»");
        }
    }

    @Test
    void codeIsRefused() {
        Code code = new Code("count the likes", connection -> {});
        for (Operation operation : List.of(code, new Autocommit(List.of(code)), Sql.declared("select 1", List.of(code)))) {
            assertThatThrownBy(() -> writer.section(Commented.plain(List.of(operation)), Schema.empty()))
                    .hasMessageContaining("count the likes");
        }
    }
}
