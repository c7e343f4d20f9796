package dev.matar.dialect.mysql;

import dev.matar.schema.Default;
import dev.matar.schema.Type;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Defaults, told apart as constants and expressions; see "Data Type Default Values" in the manual. */
final class MysqlDefaults {

    private static final Pattern LITERAL = Pattern.compile(
            "'(?<text>[^']*+(?:''[^']*+)*+)'|(?<number>[+-]?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?)|(?<word>true|false|null)",
            Pattern.CASE_INSENSITIVE);

    /** The clock by any of its names, which has to have as many digits as its column. */
    private static final Pattern CLOCK = Pattern.compile(
            "\\b(?:current_timestamp|localtimestamp|localtime|now)\\b(?: ?\\( ?\\d* ?\\))?", Pattern.CASE_INSENSITIVE);

    private MysqlDefaults() {}

    /** The default that a tidy text says for a column of a type. */
    static Default read(Type type, String text) {
        Matcher literal = LITERAL.matcher(text);
        if (!literal.matches()) {
            return new Default.Expression(usual(type, text));
        } else if (literal.group("number") != null) {
            return new Default.Value(fit(type, new BigDecimal(literal.group("number"))));
        } else if (literal.group("word") != null) {
            return text.equalsIgnoreCase("null") ? Default.NONE : new Default.Value(fit(type, Boolean.valueOf(text)));
        }
        return new Default.Value(fit(type, literal.group("text").replace("''", "'")));
    }

    /** A default as the database would report it. */
    static Default normalize(Type type, Default value) {
        if (value instanceof Default.Value constant) {
            return new Default.Value(fit(type, constant.value()));
        } else if (value instanceof Default.Expression expression) {
            return read(type, MysqlText.tidy(expression.sql()));
        } else if (value instanceof Default.Computed computed) {
            return new Default.Computed(MysqlText.tidy(computed.sql()), computed.stored());
        }
        // Where it begins and by how much it counts is forgotten: that is the server's or the session's.
        return value instanceof Default.Identity ? new Default.Identity(false, 1, 1) : value;
    }

    /** An expression as a schema spells it: clocks by their standard names, without the digits that their column tells. */
    private static String usual(Type type, String text) {
        String clocks = text.replaceAll("(?i)\\b(?:curdate ?\\( ?\\)|current_date ?\\( ?\\))", "current_date");
        return type instanceof Type.Timestamp ? CLOCK.matcher(clocks).replaceAll("current_timestamp") : clocks;
    }

    /** An expression as it stands in a default clause: alone where it is a clock, in parentheses otherwise. */
    static String clause(Type type, String sql) {
        String tidy = usual(type, MysqlText.tidy(sql));
        if (type instanceof Type.Timestamp moment && tidy.matches("(null|current_timestamp)( on update current_timestamp)?")) {
            int digits = moment.precision().orElse(6);
            return tidy.toUpperCase(Locale.ROOT).replace("CURRENT_TIMESTAMP", "CURRENT_TIMESTAMP" + (digits == 0 ? "" : "(" + digits + ")"));
        }
        return "(" + MysqlText.physical(sql) + ")";
    }

    /** A constant in the form in which the database gives it back. */
    private static Object fit(Type type, Object value) {
        if (type instanceof Type.Boolean) {
            String text = value.toString().toLowerCase(Locale.ROOT);
            return text.matches("true|1") ? Boolean.TRUE : text.matches("false|0") ? Boolean.FALSE : value;
        } else if (isNumber(type)) {
            String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
            return text.matches("[+-]?\\d+(\\.\\d+)?") ? number(type, new BigDecimal(text)) : value;
        } else if (value instanceof BigDecimal number) {
            return isText(type) ? number.toPlainString() : number(type, number);
        }
        return isText(type) || value instanceof java.time.temporal.Temporal ? value.toString() : value;
    }

    private static Object number(Type type, BigDecimal number) {
        BigDecimal exact = type instanceof Type.Decimal t && number.scale() < t.scale().orElse(0) && t.precision().isPresent()
                ? number.setScale(scale(t.scale()))
                : number;
        boolean isLong = exact.scale() <= 0 && exact.precision() - exact.scale() <= 18;
        return isLong ? (Object) exact.longValueExact() : exact;
    }

    private static int scale(OptionalInt scale) {
        return scale.orElse(0);
    }

    private static boolean isNumber(Type type) {
        return type instanceof Type.SmallInt
                || type instanceof Type.Integer
                || type instanceof Type.BigInt
                || type instanceof Type.Decimal
                || type instanceof Type.Real
                || type instanceof Type.Double;
    }

    static boolean isText(Type type) {
        return type instanceof Type.Varchar || type instanceof Type.Char || type instanceof Type.Text;
    }
}
