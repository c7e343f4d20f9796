package dev.matar.notation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.law.Cases;
import dev.matar.law.Features;
import dev.matar.law.RandomOperations;
import dev.matar.law.RandomSchemas;
import dev.matar.operation.Code;
import dev.matar.operation.InsertRows;
import dev.matar.operation.Operation;
import dev.matar.schema.Column;
import dev.matar.schema.EnumType;
import dev.matar.schema.Member;
import dev.matar.schema.Members;
import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.schema.Sequence;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import dev.matar.schema.View;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written reads back as an equal value, whatever texts it holds. */
class NotationLawTest {

    static Stream<Class<?>> operations() {
        return leaves(Operation.class).filter(type -> type != Code.class);
    }

    static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(NotationLawTest::leaves)
                : Stream.of(type);
    }

    @Test
    void everyOperationHasAVerb() {
        Set<Class<?>> written = Verbs.ALL.stream().map(Verb::type).collect(Collectors.toSet());
        assertThat(written).containsExactlyInAnyOrderElementsOf(leaves(Operation.class).toList());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void operationsOfOddTextsReadBack(Class<? extends Operation> type) {
        Cases.each(300, dice -> readsBack(new RandomValues(dice).of(type)));
    }

    @Test
    void operationsThatASchemaAllowsReadBack() {
        Cases.each(1_000, dice -> {
            Operation operation = new RandomOperations(dice, Features.EVERYTHING)
                    .any(new RandomSchemas(dice, Features.EVERYTHING).schema());
            if (!holdsCode(operation)) {
                readsBack(operation);
            }
        });
    }

    private static void readsBack(Operation operation) {
        String written = Notation.write(operation);
        assertThat(Notation.readOperations(written)).as(written).containsExactly(operation);
        assertThat(Notation.write(List.of(operation))).isEqualTo(written + "\n");
    }

    private static boolean holdsCode(Operation operation) {
        return Notation.write(operation).lines().anyMatch(line -> line.strip().startsWith("code '"));
    }

    @Test
    void schemasOfOddTextsReadBackWithTheirColumnsInOrder() {
        Cases.each(100, dice -> readsBack(oddSchema(new RandomValues(dice))));
    }

    @Test
    void wholeSchemasReadBackWithTheirColumnsInOrder() {
        Cases.each(1_000, dice -> readsBack(new RandomSchemas(dice, Features.EVERYTHING).schema()));
    }

    private static void readsBack(Schema schema) {
        String written = Notation.write(schema);
        Schema read = Notation.readSchema(written);
        assertThat(read).as(written).isEqualTo(schema);
        for (Table table : schema.tables()) {
            assertThat(read.table(table.name()).columns().list()).isEqualTo(table.columns().list());
        }
        assertThat(Notation.write(read)).isEqualTo(written);
    }

    /** Objects of odd texts, tried until no reference of theirs leads nowhere. */
    private static Schema oddSchema(RandomValues values) {
        while (true) {
            List<Table> tables = some(values, Table.class);
            List<Sequence> sequences = some(values, Sequence.class);
            List<EnumType> enums = some(values, EnumType.class);
            List<View> views = some(values, View.class);
            Set<String> namespaces = new HashSet<>();
            Stream.of(tables, sequences, enums, views)
                    .flatMap(List::stream)
                    .forEach(object -> namespaces.add(object.key().namespace()));
            namespaces.remove("");
            try {
                return Schema.of(tables, sequences, enums, views, namespaces);
            } catch (Refusal dangling) {
                // These were not whole together; the next ones may be.
            }
        }
    }

    private static <T extends Member<Name>> List<T> some(RandomValues values, Class<T> type) {
        Map<Name, T> objects = new LinkedHashMap<>();
        for (int i = 0; i < 3; i++) {
            T object = values.of(type);
            objects.put(object.key(), object);
        }
        return List.copyOf(objects.values());
    }

    @Test
    void anUnknownSchemaKeepsItsReason() {
        Schema unknown = Schema.unknown("the SQL «drop it's»\ndoes not declare its effect");
        assertThat(Notation.readSchema(Notation.write(unknown))).isEqualTo(unknown);
    }

    @Test
    void theTextOfASchemaDoesNotDependOnTheOrderOfItsObjects() {
        Table one = new Table(Name.of("one"), columns("b", "a"), none(), none(), "", Map.of());
        Table two = new Table(Name.of("two"), columns("a"), none(), none(), "", Map.of());
        assertThat(Notation.write(Schema.of(two, one)))
                .isEqualTo(Notation.write(Schema.of(one, two)))
                .isEqualTo("table one\n  b text\n  a text\n\ntable two\n  a text\n");
    }

    private static Members<String, Column> columns(String... names) {
        return Members.of(
                Stream.of(names).map(name -> new Column(name, new Type.Text())).toList());
    }

    private static <T extends Member<String>> Members<String, T> none() {
        return Members.none();
    }

    @Test
    void fiveThousandTablesAreWrittenAndReadInLinearTime() {
        long small = millis(500);
        long large = millis(5_000);
        assertThat(large).isLessThan(Math.max(1_000, 30 * small));
    }

    private static long millis(int tables) {
        Schema schema = Schema.of(IntStream.range(0, tables)
                .mapToObj(i -> new Table(Name.of("t" + i), columns("a", "b", "c", "d"), none(), none(), "", Map.of()))
                .toArray(Table[]::new));
        long start = cpuNanos();
        assertThat(Notation.readSchema(Notation.write(schema))).isEqualTo(schema);
        return (cpuNanos() - start) / 1_000_000;
    }

    /** What this thread has worked, whatever else the machine does. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Test
    void rowsOfEqualBytesAreEqual() {
        InsertRows insert = insertOf(new byte[] {1, 2});
        assertThat(insert).isEqualTo(insertOf(new byte[] {1, 2})).hasSameHashCodeAs(insertOf(new byte[] {1, 2}));
        assertThat(insert).isNotEqualTo(insertOf(new byte[] {1, 3}));
    }

    private static InsertRows insertOf(byte[] bytes) {
        return new InsertRows(Name.of("t"), List.of("a", "b"), List.of(Arrays.asList(bytes, null)));
    }
}
