package dev.matar.dialect.postgresql;

import dev.matar.schema.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/**
 * The one way in which a constant of a type is written, of the several that PostgreSQL reads; see its chapter "Data
 * Types".
 */
final class Constants {

    private static final Set<String> TRUE = Set.of("t", "true", "y", "yes", "on", "1");
    private static final Set<String> FALSE = Set.of("f", "false", "n", "no", "off", "0");

    private Constants() {}

    /** A string, number or boolean as a column of the type would hold it; left as it is where it does not fit. */
    static Object fit(Object value, Type type) {
        if (type instanceof Type.Boolean) {
            return bool(value);
        } else if (isWhole(type) || isNumber(type)) {
            return number(value, isWhole(type));
        } else if (type instanceof Type.Native) {
            return value instanceof BigDecimal number
                            && number.stripTrailingZeros().scale() <= 0
                    ? number(value, true)
                    : value;
        }
        return string(plain(value), type);
    }

    static boolean isWhole(Type type) {
        return type instanceof Type.SmallInt || type instanceof Type.Integer || type instanceof Type.BigInt;
    }

    /** Whether a type holds numbers that need not be whole. */
    static boolean isNumber(Type type) {
        return type instanceof Type.Decimal || type instanceof Type.Real || type instanceof Type.Double;
    }

    private static Object bool(Object value) {
        String word = plain(value).strip().toLowerCase(Locale.ROOT);
        if (TRUE.contains(word)) {
            return true;
        }
        return FALSE.contains(word) ? Boolean.FALSE : value;
    }

    private static Object number(Object value, boolean whole) {
        if (value instanceof Boolean bool) {
            return number(bool ? "1" : "0", whole);
        }
        try {
            BigDecimal number = new BigDecimal(plain(value).strip()).stripTrailingZeros();
            if (whole && number.scale() <= 0) {
                return number.longValueExact();
            }
            return number.scale() < 0 ? number.setScale(0) : number;
        } catch (ArithmeticException | NumberFormatException e) {
            return value;
        }
    }

    private static String plain(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private static String string(String text, Type type) {
        try {
            if (type instanceof Type.Date) {
                return LocalDate.parse(padded(text)).toString();
            } else if (type instanceof Type.Time time && !time.withTimeZone()) {
                return clock(LocalTime.parse(text));
            } else if (type instanceof Type.Timestamp time) {
                return time.withTimeZone() ? instant(padded(text)) : dateTime(padded(text));
            }
        } catch (DateTimeException e) {
            return text;
        }
        if (type instanceof Type.Binary) {
            return text.startsWith("\\x") ? text.toLowerCase(Locale.ROOT) : binary(text);
        }
        if (type instanceof Type.Json json && json.binary()) {
            return Jsonb.normalize(text);
        }
        return type instanceof Type.Uuid ? text.toLowerCase(Locale.ROOT) : text;
    }

    private static String binary(String text) {
        return text.indexOf('\\') >= 0 ? text : "\\x" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Hours, minutes and seconds, and as many digits of a fraction as it has. */
    private static String clock(LocalTime time) {
        String text = time.toString();
        if (text.length() == "10:00".length()) {
            return text + ":00";
        }
        int end = text.length();
        while (text.indexOf('.') > 0 && text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, end);
    }

    /** A date of a year in four digits, {@code 2020-1-31}, with two for its month and day. */
    private static String padded(String text) {
        return text.replaceFirst("^(\\d{4}-)(\\d-)", "$10$2").replaceFirst("^(\\d{4}-\\d\\d-)(\\d(?!\\d))", "$10$2");
    }

    private static String dateTime(String text) {
        LocalDateTime time = text.length() == "2020-01-01".length()
                ? LocalDate.parse(text).atStartOfDay()
                : LocalDateTime.parse(text.replace(' ', 'T'));
        return time.toLocalDate() + " " + clock(time.toLocalTime());
    }

    /** In UTC; a time without an offset depends on the session's time zone and is left as it is. */
    private static String instant(String text) {
        String iso = text.replace(' ', 'T').replaceFirst("([+-]\\d\\d)$", "$1:00");
        LocalDateTime time =
                OffsetDateTime.parse(iso).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
        return time.toLocalDate() + " " + clock(time.toLocalTime()) + "+00";
    }
}
