package dev.matar.notation;

import dev.matar.operation.Batch;
import dev.matar.operation.Code;
import dev.matar.operation.Operation;
import dev.matar.operation.TableOperation;
import dev.matar.schema.Member;
import dev.matar.schema.Members;
import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Values of any record of the nouns and verbs, made of odd texts by looking at what its components are; a new operation is covered by
 * being there. Few texts go into one value, so that references often find what they name.
 */
final class RandomValues {

    private static final int DEEPEST = 12;
    private static final String LETTERS = "abzAZ_09 .,:;'\"\\()[]{}|-=$%«é日\n\r\t\0\u007f\u0085\u00a0\u200d\u2028\ufeff\ud800\udc00";
    private static final List<String> WORDS = List.of(
            "", " ", "_id", "user", "order", "title", "primary", "unique", "index", "comment", "option", "sql", "check", "foreign",
            "null", "true", "e", "x", "e'", "x'", "Mixed Case", "a.b", "--", "-- a", "|", "| a", "(", ")", "((a)", "(a) b (c)", "'", "''",
            "\"", "a\nb", "a\n", "\n", "a \nb", " a\n  b", "a\r\nb", "\\n", "\\", "price > 0", "lower(title) = 'it''s'", "a -- b",
            "postgresql.using", "sqlite", "नमस्ते", "👍", "none", "not null", "desc", "to", "is");

    private final Random random;
    private final List<String> texts;
    private int depth;

    RandomValues(long seed) {
        random = new Random(seed);
        texts = IntStream.range(0, 4).mapToObj(i -> text()).toList();
    }

    /** A value of a type; of an operation one that its constructor lets through. */
    <T> T of(Class<T> type) {
        return type.cast(value(type));
    }

    private String text() {
        if (random.nextBoolean()) {
            return WORDS.get(random.nextInt(WORDS.size()));
        }
        return random.ints(random.nextInt(8), 0, LETTERS.length())
                .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
                .reduce("", String::concat);
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic(generic);
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isPrimitive() || !raw.getName().startsWith("dev.matar")) {
            return plain(raw);
        }
        if (raw.isEnum()) {
            return pick(List.of(raw.getEnumConstants()));
        }
        return raw.isSealed() ? value(pick(branches(raw))) : retried(raw);
    }

    /** What a sealed type permits; deep inside, nothing that could hold itself again. Code is Java and has no text to read. */
    private List<Class<?>> branches(Class<?> sealed) {
        List<Class<?>> permitted = Stream.of(sealed.getPermittedSubclasses())
                .filter(c -> c != Code.class)
                .toList();
        List<Class<?>> leaves = permitted.stream()
                .filter(c -> c.isSealed() || Stream.of(c.getRecordComponents()).noneMatch(this::nests))
                .toList();
        return depth > DEEPEST && !leaves.isEmpty() ? leaves : permitted;
    }

    private boolean nests(RecordComponent component) {
        String type = component.getGenericType().getTypeName();
        return type.contains("Operation>") || type.contains("schema.Type");
    }

    private Object retried(Class<?> type) {
        Refusal last = null;
        for (int i = 0; i < 200; i++) {
            try {
                return type == Batch.class ? batch() : construct(type);
            } catch (Refusal refusal) {
                last = refusal;
            }
        }
        throw last;
    }

    private Object construct(Class<?> type) {
        Constructor<?> canonical = Stream.of(type.getDeclaredConstructors())
                .filter(c -> c.getParameterCount() == type.getRecordComponents().length)
                .findFirst()
                .orElseThrow();
        depth++;
        try {
            Object[] arguments = Stream.of(type.getRecordComponents())
                    .map(component -> value(component.getGenericType()))
                    .toArray();
            return canonical.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw (RuntimeException) e.getCause();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type.getName(), e);
        } finally {
            depth--;
        }
    }

    private Batch batch() {
        List<TableOperation> operations = list(() -> of(TableOperation.class));
        Name table = operations.isEmpty() ? of(Name.class) : operations.get(0).table();
        List<Operation> ofTable = new ArrayList<>(operations);
        ofTable.removeIf(o -> !((TableOperation) o).table().equals(table));
        return new Batch(table, ofTable);
    }

    private Object generic(ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            return random.nextBoolean() ? Optional.empty() : Optional.of(value(arguments[0]));
        }
        if (type.getRawType() == Map.class) {
            Map<Object, Object> map = new LinkedHashMap<>();
            list(() -> map.put(value(arguments[0]), value(arguments[1])));
            return map;
        }
        if (type.getRawType() == Members.class) {
            return members(arguments[1]);
        }
        return list(() -> value(arguments[0]));
    }

    private Members<Object, Member<Object>> members(Type type) {
        List<Member<Object>> members = new ArrayList<>();
        for (Object value : list(() -> value(type))) {
            @SuppressWarnings("unchecked")
            Member<Object> member = (Member<Object>) value;
            members.removeIf(other -> other.key().equals(member.key()));
            members.add(member);
        }
        return Members.of(members);
    }

    private <T> List<T> list(Supplier<T> element) {
        List<T> list = new ArrayList<>();
        int size = depth > DEEPEST ? random.nextInt(2) : random.nextInt(4);
        for (int i = 0; i < size; i++) {
            list.add(element.get());
        }
        return list;
    }

    private Object plain(Class<?> type) {
        if (type == String.class) {
            return pick(texts);
        }
        if (type == boolean.class) {
            return random.nextBoolean();
        }
        if (type == int.class || type == long.class) {
            return type == int.class ? Integer.valueOf((int) number()) : (Object) number();
        }
        if (type == OptionalInt.class) {
            return random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of((int) number());
        }
        if (type == OptionalLong.class) {
            return random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(number());
        }
        return pick(List.<Supplier<Object>>of(this::constant, this::constant, this::timed)).get();
    }

    private long number() {
        return random.nextInt(4) == 0 ? random.nextLong() : random.nextInt(4) - 1;
    }

    private Object constant() {
        return pick(List.<Supplier<Object>>of(
                        () -> pick(texts),
                        this::number,
                        random::nextBoolean,
                        () -> new BigDecimal(new BigInteger(random.nextInt(90), random), random.nextInt(20) - 8).negate(),
                        () -> BigDecimal.valueOf(number())))
                .get();
    }

    private Object timed() {
        LocalDate date = LocalDate.ofEpochDay(random.nextInt(20_000_000) - 10_000_000);
        LocalTime time = LocalTime.ofNanoOfDay(random.nextInt(3) == 0 ? 0 : random.nextLong(86_400_000_000_000L));
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(random.nextInt(3) == 0 ? 0 : random.nextInt(64_800));
        return pick(List.<Supplier<Object>>of(
                        () -> date,
                        () -> time,
                        () -> LocalDateTime.of(date, time),
                        () -> OffsetTime.of(time, offset),
                        () -> OffsetDateTime.of(date, time, offset),
                        () -> new UUID(random.nextLong(), random.nextLong()),
                        () -> new byte[] {(byte) random.nextInt(), 0},
                        () -> new byte[0]))
                .get();
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
