package dev.matar.operation;

import static dev.matar.operation.Operation.refuse;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The values of rows, brought down to the few classes that every dialect can write, so that equal rows are equal. */
final class Rows {

    private static final Set<Class<?>> CLASSES = Set.of(
            String.class, Boolean.class, Long.class, BigDecimal.class, UUID.class, byte[].class,
            LocalDate.class, LocalTime.class, LocalDateTime.class, OffsetTime.class, OffsetDateTime.class);

    private Rows() {}

    /** Rows may hold nulls, which {@code List.copyOf} does not take. */
    static List<List<Object>> copy(List<List<Object>> rows) {
        List<List<Object>> copies = new ArrayList<>();
        for (List<Object> row : rows) {
            List<Object> copy = new ArrayList<>();
            row.forEach(value -> copy.add(canonical(value)));
            copies.add(Collections.unmodifiableList(copy));
        }
        return Collections.unmodifiableList(copies);
    }

    static boolean equal(List<List<Object>> rows, List<List<Object>> others) {
        return Arrays.deepEquals(arrays(rows), arrays(others));
    }

    static int hash(List<List<Object>> rows) {
        return Arrays.deepHashCode(arrays(rows));
    }

    /** Arrays are compared by what they hold, so that two equal byte arrays are. */
    private static Object[] arrays(List<List<Object>> rows) {
        return rows.stream().map(List::toArray).toArray();
    }

    private static Object canonical(Object value) {
        if (value == null || CLASSES.contains(value.getClass())) {
            return value;
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Character || value instanceof Enum<?>) {
            return value.toString();
        }
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        return value instanceof ZonedDateTime zoned ? zoned.toOffsetDateTime() : number(value);
    }

    private static BigDecimal number(Object value) {
        try {
            return new BigDecimal(value instanceof Number ? value.toString() : "");
        } catch (NumberFormatException e) {
            throw refuse(
                    "A value of " + value.getClass().getName() + " (" + value + ") cannot stand in a row.",
                    "Give a string, a finite number, a boolean, a date or time, a UUID, bytes or null.");
        }
    }
}
