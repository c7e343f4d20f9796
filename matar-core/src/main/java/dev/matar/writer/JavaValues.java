package dev.matar.writer;

import static dev.matar.writer.Expr.call;
import static dev.matar.writer.Expr.text;
import static dev.matar.writer.Expr.word;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/** Values of rows and defaults in Java: a literal, or a word with a text. */
final class JavaValues {

    private static final Map<Class<?>, String> WORDS = Map.of(
            LocalDate.class, "date",
            LocalTime.class, "time",
            LocalDateTime.class, "timestamp",
            OffsetTime.class, "timeWithTimeZone",
            OffsetDateTime.class, "timestampWithTimeZone",
            UUID.class, "uuid");

    private JavaValues() {}

    static Expr write(Object value) {
        if (value == null || value instanceof Boolean) {
            return word(value);
        } else if (value instanceof String text) {
            return text(text);
        } else if (value instanceof Long number) {
            return number(number);
        } else if (value instanceof BigDecimal number) {
            return number(number);
        } else if (value instanceof byte[] bytes) {
            return call("bytes", text(HexFormat.of().formatHex(bytes)));
        }
        return call(WORDS.get(value.getClass()), text(value.toString()));
    }

    static Expr number(long number) {
        return word(number == (int) number ? String.valueOf(number) : number + "L");
    }

    /** A literal where it has the very digits; otherwise the word that keeps them. */
    private static Expr number(BigDecimal number) {
        String digits = number.toPlainString();
        boolean literal = digits.equals(Double.toString(number.doubleValue())) && new BigDecimal(digits).equals(number);
        return literal ? word(digits) : call("decimal", text(number.toString()));
    }
}
