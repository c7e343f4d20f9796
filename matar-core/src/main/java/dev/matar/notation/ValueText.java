package dev.matar.notation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Values of rows and of defaults: {@code null}, {@code 'text'}, {@code 15}, {@code date '2023-04-28'}, {@code x'cafe'} … */
final class ValueText {

    /** A value that is written as some words and a text in quotes. */
    private record Kind(Class<?> type, String words, Function<String, ?> parse, String example) {}

    /** The longer words go first. */
    private static final List<Kind> KINDS = List.of(
            new Kind(UUID.class, "uuid", UUID::fromString, "123e4567-e89b-12d3-a456-426614174000"),
            new Kind(LocalDate.class, "date", LocalDate::parse, "2023-04-28"),
            new Kind(OffsetTime.class, "time with time zone", OffsetTime::parse, "01:59:42+05:30"),
            new Kind(LocalTime.class, "time", LocalTime::parse, "01:59:42"),
            new Kind(OffsetDateTime.class, "timestamp with time zone", OffsetDateTime::parse, "2023-04-28 01:59+05:30"),
            new Kind(LocalDateTime.class, "timestamp", LocalDateTime::parse, "2023-04-28 01:59:42"));

    private ValueText() {}

    static String write(Object value) {
        if (value == null || value instanceof Boolean || value instanceof Long) {
            return String.valueOf(value);
        }
        if (value instanceof String text) {
            return Words.string(text);
        }
        if (value instanceof BigDecimal number) {
            return number(number);
        }
        if (value instanceof byte[] bytes) {
            return "x'" + HexFormat.of().formatHex(bytes) + "'";
        }
        return KINDS.stream()
                .filter(kind -> kind.type.isInstance(value))
                .map(kind -> kind.words + " '" + value.toString().replace('T', ' ') + "'")
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No notation for a value of " + value.getClass()));
    }

    /** A whole number that is a {@link BigDecimal} keeps a dot, to be told from a {@link Long}. */
    private static String number(BigDecimal number) {
        String digits = number.toString();
        return digits.matches("-?[0-9]+") && isLong(number) ? digits + "." : digits;
    }

    private static boolean isLong(BigDecimal whole) {
        return whole.toBigInteger().bitLength() < Long.SIZE;
    }

    static Object read(Cursor in) {
        if (in.take("null")) {
            return null;
        }
        for (Kind kind : KINDS) {
            if (in.take(kind.words)) {
                String what = "a text such as '" + kind.example + "'";
                return in.parsed(what, text -> kind.parse.apply(text.replace(' ', 'T')));
            }
        }
        return in.isBinary() ? in.binary() : constant(in);
    }

    /** A value that a default can have too: a text, a number, true or false. */
    static Object constant(Cursor in) {
        if (in.take("true")) {
            return true;
        }
        if (in.take("false")) {
            return false;
        }
        return in.isString() ? in.string() : in.number("a value", ValueText::number);
    }

    private static Object number(String digits) {
        boolean whole = digits.matches("[+-]?[0-9]+");
        BigDecimal number = new BigDecimal(digits);
        return whole && isLong(number) ? (Object) number.longValue() : number;
    }
}
