package dev.matar.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.SqlSplitter;
import dev.matar.dialect.SqlSyntax;
import dev.matar.dialect.h2.H2Dialect;
import dev.matar.dialect.postgresql.PostgresqlDialect;
import dev.matar.dialect.sqlite.SqliteDialect;
import dev.matar.diff.Diff;
import dev.matar.law.Cases;
import dev.matar.law.Dice;
import dev.matar.law.Features;
import dev.matar.law.RandomOperations;
import dev.matar.law.RandomSchemas;
import dev.matar.notation.Notation;
import dev.matar.notation.RandomValues;
import dev.matar.operation.AddConstraint;
import dev.matar.operation.Autocommit;
import dev.matar.operation.Batch;
import dev.matar.operation.Code;
import dev.matar.operation.CreateIndex;
import dev.matar.operation.CreateTable;
import dev.matar.operation.DropTable;
import dev.matar.operation.Operation;
import dev.matar.operation.Sql;
import dev.matar.revision.RevisionFormat;
import dev.matar.revision.Step.Direction;
import dev.matar.schema.Column;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written in Java is what the compiled revision says, and it is text that a person would not touch. */
class JavaWriterLawTest {

    private static final Predicate<String> TOUCHES_ONLY_ROWS = new SqlSplitter(SqlSyntax.POSTGRESQL)::touchesOnlyRows;
    /** One of a single word that is so long that nothing could stand beside it. */
    private static final Pattern LITERAL_THAT_CANNOT_BREAK = Pattern.compile("\" *[^ \"](?:[^ \"\\\\]|\\\\.){60,} *\"");

    @TempDir
    private Path folder;

    private Written written;
    private final List<List<Operation>> ups = new ArrayList<>();
    private final List<List<Operation>> downs = new ArrayList<>();
    private JavaWriter writer;

    private void begin(Naming naming) {
        written = new Written(folder, RevisionFormat.JAVA, naming, TOUCHES_ONLY_ROWS);
        writer = new JavaWriter(naming, TOUCHES_ONLY_ROWS);
    }

    private void add(List<Operation> up, List<Operation> down) throws IOException {
        String upgrade = writer.upgrade(Commented.plain(up));
        String downgrade = writer.downgrade(Commented.plain(down));
        assertThat(writer.upgrade(Commented.plain(up))).isEqualTo(upgrade);
        isTidy(written.add(upgrade, downgrade));
        ups.add(up);
        downs.add(down);
    }

    /** No line is longer than it has to be, none ends in blanks, and no two are empty. */
    private static void isTidy(String text) {
        assertThat(text).doesNotContain("\n\n\n").doesNotContainPattern("[ \t]\n");
        String inBlock = null;
        for (String line : text.split("\n", -1)) {
            boolean begins = inBlock == null && line.endsWith("\"\"\"");
            boolean forced = inBlock != null || LITERAL_THAT_CANNOT_BREAK.matcher(line).find();
            assertThat(line.length() <= Layout.WIDTH || forced).as(line).isTrue();
            inBlock = begins || inBlock != null && !line.contains("\"\"\"") ? line : null;
        }
    }

    private void allReadBack() {
        for (int i = 0; i < written.size(); i++) {
            readsBack(written.read(i, Direction.UP), ups.get(i));
            readsBack(written.read(i, Direction.DOWN), downs.get(i));
        }
    }

    private void readsBack(List<Operation> read, List<Operation> meant) {
        assertThat(read).as(() -> writer.upgrade(Commented.plain(meant))).isEqualTo(meant);
        for (int i = 0; i < meant.size(); i++) {
            if (meant.get(i) instanceof CreateTable create) {
                Table table = ((CreateTable) read.get(i)).table();
                assertThat(table.columns().list()).isEqualTo(create.table().columns().list());
                assertThat(table.constraints().list()).isEqualTo(create.table().constraints().list());
                assertThat(table.indexes().list()).isEqualTo(create.table().indexes().list());
            }
        }
    }

    @Test
    void differencesAndTheirInversesReadBack() throws IOException {
        begin(Naming.STANDARD);
        List<Dialect> dialects = List.of(new PostgresqlDialect(), new SqliteDialect(), new H2Dialect());
        List<Features> features = List.of(Features.POSTGRESQL, Features.SQLITE, Features.H2);
        Cases.each(100, dice -> {
            for (int i = 0; i < dialects.size(); i++) {
                RandomSchemas schemas = new RandomSchemas(dice, features.get(i));
                Schema a = schemas.schema();
                Schema b = dice.chance(30) ? schemas.schema() : schemas.changed(a);
                difference(dialects.get(i).normalize(a), dialects.get(i).normalize(b));
            }
        });
        allReadBack();
    }

    private void difference(Schema a, Schema b) throws IOException {
        List<Operation> operations = Diff.between(a, b);
        add(operations, Operation.inverseAll(operations, a));
    }

    @Test
    void operationsThatASchemaAllowsReadBack() throws IOException {
        begin(new Naming("{table}_pkey", "{table}_{columns}_key", "{table}_{columns}_fkey", "{table}_check", "{table}_{columns}_idx", 63));
        Cases.each(300, dice -> {
            Schema schema = new RandomSchemas(dice, Features.EVERYTHING).schema();
            Operation operation = new RandomOperations(dice, Features.EVERYTHING).any(schema);
            if (Notation.write(operation).lines().noneMatch(line -> line.strip().startsWith("code '"))) {
                add(List.of(operation), List.of(operation.inverse(schema)));
            }
        });
        allReadBack();
    }

    @Test
    void operationsOfOddTextsReadBackOrAreRefused() throws IOException {
        begin(Naming.STANDARD);
        List<Class<?>> kinds = leaves(Operation.class).filter(kind -> kind != Code.class).toList();
        Cases.each(25, dice -> {
            for (Class<?> kind : kinds) {
                Operation operation = (Operation) new RandomValues(dice).of(kind);
                if (isUnnamed(operation)) {
                    assertThatThrownBy(() -> writer.upgrade(Commented.plain(List.of(operation))))
                            .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("unwritable-operation"));
                } else {
                    add(List.of(operation), List.of());
                }
            }
        });
        allReadBack();
    }

    static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed() ? Stream.of(type.getPermittedSubclasses()).flatMap(JavaWriterLawTest::leaves) : Stream.of(type);
    }

    /** Whether a name is missing that every schema asks for. */
    private static boolean isUnnamed(Operation operation) {
        if (operation instanceof AddConstraint add) {
            return add.constraint().name().isEmpty();
        } else if (operation instanceof CreateIndex create) {
            return create.index().name().isEmpty();
        } else if (operation instanceof Batch batch) {
            return batch.operations().stream().anyMatch(JavaWriterLawTest::isUnnamed);
        } else if (operation instanceof Autocommit group) {
            return group.operations().stream().anyMatch(JavaWriterLawTest::isUnnamed);
        }
        return operation instanceof Sql sql && sql.effect().stream().flatMap(List::stream).anyMatch(JavaWriterLawTest::isUnnamed);
    }

    @Test
    void codeIsRefused() {
        begin(Naming.STANDARD);
        Code code = new Code("count the likes", connection -> {});
        for (Operation operation : List.of(code, new Autocommit(List.of(code)), Sql.declared("select 1", List.of(code)))) {
            assertThatThrownBy(() -> writer.upgrade(Commented.plain(List.of(operation)))).hasMessageContaining("count the likes");
        }
    }

    @Test
    void commentsStandAboveTheirOperationsWhateverTheyHold() throws IOException {
        begin(Naming.STANDARD);
        Cases.each(50, dice -> {
            List<Operation> operations = Diff.between(Schema.empty(), new RandomSchemas(dice, Features.POSTGRESQL).schema());
            List<Commented> commented = operations.stream().map(o -> new Commented(o, comment(dice))).toList();
            isTidy(written.add(writer.upgrade(commented), ""));
            ups.add(operations);
            downs.add(List.of());
        });
        allReadBack();
    }

    private static String comment(Dice dice) {
        return dice.pick(List.of("", "The column code goes with its values.", "one\n\ntwo ", "\\u000a }", "*/ \\\\u0022 \\u", "a\rb\u2028c\fd"));
    }

    /** A legacy database of a thousand tables is one revision, though its code does not fit into one method. */
    @Test
    void whatIsTooLongForAMethodGoesOnInOthers() throws IOException {
        begin(Naming.STANDARD);
        List<Operation> creates = new ArrayList<>();
        List<Operation> drops = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            Name name = Name.of("table_" + i);
            creates.add(new CreateTable(Table.of(name, Naming.STANDARD, columns(i))));
            drops.add(0, new DropTable(name));
        }
        add(creates, drops);
        allReadBack();
    }

    private static List<Column> columns(int table) {
        return IntStream.range(0, 15)
                .mapToObj(i -> new Column("column_" + table + "_" + i, new Type.Varchar(OptionalInt.of(i + 1))).notNull())
                .toList();
    }
}
