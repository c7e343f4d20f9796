package dev.matar.schema;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a column's value comes from when a row gives none.
 *
 * <p>A column has one of these and no two, so an identity column with a default cannot be written down.
 */
public sealed interface Default {

    /** Null, unless the row says otherwise. */
    record None() implements Default {}

    /** A constant: a {@link String}, {@link Long}, {@link BigDecimal} or {@link Boolean}; other numbers become one of these. */
    record Value(Object value) implements Default {

        public Value {
            value = canonical(value);
        }

        private static Object canonical(Object value) {
            if (value instanceof String || value instanceof Boolean || value instanceof Long || value instanceof BigDecimal) {
                return value;
            }
            if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
                return ((Number) value).longValue();
            }
            if (value instanceof Enum<?> || value instanceof Character) {
                return value.toString();
            }
            boolean finite = value instanceof Number number && Double.isFinite(number.doubleValue());
            if (finite || value instanceof BigInteger) {
                return new BigDecimal(value.toString());
            }
            throw new Refusal(
                    "invalid-default",
                    "A default of " + (value == null ? "null" : value.getClass().getName()) + " cannot be written down.",
                    "Give a string, a number or a boolean, or an SQL expression.");
        }
    }

    /** An SQL expression, evaluated for each row. */
    record Expression(String sql) implements Default {

        /** Whether it may draw numbers from a sequence; the name may stand in a literal, as in {@code nextval('s')}. */
        public boolean draws(Name sequence) {
            boolean next = sql.toLowerCase(Locale.ROOT).contains("next");
            String qualifier = sequence.namespace().isEmpty() ? "(?<!\\.)(?<!\\.\")" : Pattern.quote(sequence.namespace()) + "\"?\\.\"?";
            Pattern whole = Pattern.compile(
                    "(?<![\\p{L}\\p{N}_])" + qualifier + Pattern.quote(sequence.local()) + "(?![\\p{L}\\p{N}_])");
            String unqualified = sql.replaceAll("(?i)\\bpublic\"?\\.", "");
            return next && whole.matcher(unqualified.replace("\"\"", "\"").replace("''", "'")).find();
        }
    }

    /**
     * A number given by the database.
     *
     * @param always whether a row may not give its own
     */
    record Identity(boolean always, long start, long increment) implements Default {}

    /**
     * An expression over the row's other columns; no row may give a value.
     *
     * @param stored whether the value is kept in the row rather than computed when read
     */
    record Computed(String sql, boolean stored) implements Default {}

    Default NONE = new None();
}
