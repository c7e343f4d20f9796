package dev.matar.notation;

import dev.matar.law.Dice;
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
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Values of any record of the nouns and verbs, made of odd texts by looking at what its components are; a new operation
 * is covered by being there. Few texts go into one value, so that references often find what they name.
 */
public final class RandomValues {

    private static final int DEEPEST = 12;
    private static final String LETTERS =
            "abzAZ_09 .,:;'\"\\()[]{}|-=$%«é日\n\r\t\0\u007f\u0085\u00a0\u200d\u2028\ufeff\ud800\udc00";
    private static final List<String> WORDS = List.of(
            "", " ", "_id", "user", "order", "title", "primary", "unique", "index", "comment", "option", "sql", "check",
            "foreign", "null", "true", "none", "not null", "desc", "to", "is", "e", "x", "e'", "x'", "Mixed Case", "a.b",
            "--", "-- a", "|", "| a", "(", ")", "((a)", "(a) b (c)", "'", "''", "\"", "\\n", "\\", "price > 0",
            "a\nb", "a\n", "\n", "a \nb", " a\n  b", "a\r\nb", "lower(title) = 'it''s'", "a -- b", "postgresql.using",
            "sqlite", "नमस्ते", "👍");

    private final Dice dice;
    private final List<String> texts;
    private int depth;

    public RandomValues(Dice dice) {
        this.dice = dice;
        texts = IntStream.range(0, 4).mapToObj(i -> text()).toList();
    }

    /** A value of a type; of an operation one that its constructor lets through. */
    public <T> T of(Class<T> type) {
        return type.cast(value(type));
    }

    private String text() {
        if (dice.chance(50)) {
            return dice.pick(WORDS);
        }
        StringBuilder text = new StringBuilder();
        for (int i = dice.below(8); i > 0; i--) {
            text.append(LETTERS.charAt(dice.below(LETTERS.length())));
        }
        return text.toString();
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
            return dice.pick(List.of(raw.getEnumConstants()));
        }
        return raw.isSealed() ? value(dice.pick(branches(raw))) : retried(raw);
    }

    /** What a sealed type permits; deep inside, nothing that could hold itself again. Code has no text to read. */
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
        RecordComponent[] components = type.getRecordComponents();
        depth++;
        try {
            Constructor<?> canonical =
                    type.getConstructor(Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            Object[] arguments = Stream.of(components)
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
            return dice.chance(50) ? Optional.empty() : Optional.of(value(arguments[0]));
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
        int size = depth > DEEPEST ? dice.below(2) : dice.below(4);
        for (int i = 0; i < size; i++) {
            list.add(element.get());
        }
        return list;
    }

    private Object plain(Class<?> type) {
        if (type == String.class) {
            return dice.pick(texts);
        }
        if (type == boolean.class) {
            return dice.chance(50);
        }
        if (type == int.class || type == long.class) {
            return type == int.class ? Integer.valueOf((int) number()) : (Object) number();
        }
        if (type == OptionalInt.class) {
            return dice.chance(50) ? OptionalInt.empty() : OptionalInt.of((int) number());
        }
        if (type == OptionalLong.class) {
            return dice.chance(50) ? OptionalLong.empty() : OptionalLong.of(number());
        }
        return dice.pick(List.<Supplier<Object>>of(this::constant, this::constant, this::timed)).get();
    }

    private long number() {
        return dice.chance(25) ? wide() : dice.below(4) - 1;
    }

    private long wide() {
        return (long) dice.between(Integer.MIN_VALUE / 2, Integer.MAX_VALUE / 2 - 1) * dice.between(1, 1 << 30);
    }

    private Object constant() {
        return dice.pick(List.<Supplier<Object>>of(
                        () -> dice.pick(texts),
                        this::number,
                        () -> dice.chance(50),
                        () -> new BigDecimal(BigInteger.valueOf(wide()).pow(2).negate(), dice.between(-8, 12)),
                        () -> BigDecimal.valueOf(number())))
                .get();
    }

    private Object timed() {
        LocalDate date = LocalDate.ofEpochDay(dice.between(-10_000_000, 10_000_000));
        LocalTime time = LocalTime.ofSecondOfDay(dice.chance(33) ? 0 : dice.below(86_400))
                .withNano(dice.chance(33) ? 0 : dice.below(1_000_000_000));
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(dice.chance(33) ? 0 : dice.below(64_800));
        return dice.pick(List.<Supplier<Object>>of(
                        () -> date,
                        () -> time,
                        () -> LocalDateTime.of(date, time),
                        () -> OffsetTime.of(time, offset),
                        () -> OffsetDateTime.of(date, time, offset),
                        () -> new UUID(wide(), wide()),
                        () -> new byte[] {(byte) dice.below(256), 0},
                        () -> new byte[0]))
                .get();
    }
}
