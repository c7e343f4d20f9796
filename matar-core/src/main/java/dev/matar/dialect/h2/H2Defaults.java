package dev.matar.dialect.h2;

import dev.matar.schema.Default;
import dev.matar.schema.Type;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Defaults of columns, of which H2 reports the SQL: a literal becomes the constant that it says. */
final class H2Defaults {

    private static final Pattern LITERAL = Pattern.compile(
            "(?:(?<kind>[a-z][a-z ]*) )?'(?<text>[^']*+(?:''[^']*+)*+)'"
                    + "|(?:cast\\()?(?<number>[+-]?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?)(?: as decfloat\\))?"
                    + "|(?<word>true|false|null)",
            Pattern.CASE_INSENSITIVE);

    private H2Defaults() {}

    /** The default that a tidy text says for a column of a type. */
    static Default read(Type type, String text) {
        Matcher literal = LITERAL.matcher(text);
        if (!literal.matches()) {
            return new Default.Expression(text);
        } else if (literal.group("number") != null) {
            return new Default.Value(fit(type, new BigDecimal(literal.group("number"))));
        } else if (literal.group("word") != null) {
            boolean isNull = text.equals("null");
            return isNull ? Default.NONE : new Default.Value(fit(type, text.equals("true")));
        }
        String kind = literal.group("kind") == null ? "" : literal.group("kind");
        return kind.equals(kindOf(type))
                        || kind.isEmpty() && !(type instanceof Type.Json)
                        || kind.equals("timestamp with time zone") && type instanceof Type.Timestamp
                ? new Default.Value(fit(type, literal.group("text").replace("''", "'")))
                : new Default.Expression(text);
    }

    /** The word before the quotes of a literal that is only for values of this type. */
    private static String kindOf(Type type) {
        boolean hasKind = type instanceof Type.Json
                || type instanceof Type.Uuid
                || type instanceof Type.Date
                || type instanceof Type.Time
                || type instanceof Type.Timestamp;
        return hasKind ? type.getClass().getSimpleName().toLowerCase(Locale.ROOT) : "no kind";
    }

    /** A default as H2 would report it. */
    static Default normalize(Type type, Default value) {
        if (value instanceof Default.Value constant) {
            return new Default.Value(fit(type, constant.value()));
        } else if (value instanceof Default.Expression expression) {
            return read(type, H2Text.tidy(expression.sql()));
        } else if (value instanceof Default.Computed computed) {
            return new Default.Computed(H2Text.tidy(computed.sql()), true);
        }
        return value;
    }

    /** A constant in the form that suits a type best, as people write the same constant in several. */
    private static Object fit(Type type, Object value) {
        if (type instanceof Type.Boolean) {
            String text = value.toString().toLowerCase(Locale.ROOT);
            return text.matches("true|1") ? Boolean.TRUE : text.matches("false|0") ? Boolean.FALSE : value;
        } else if (type instanceof Type.Json && value instanceof String json) {
            return compact(json);
        } else if (isNumber(type) && value instanceof String text && text.matches("[+-]?\\d+(\\.\\d+)?")) {
            return number(new BigDecimal(text));
        } else if (isText(type) && !(value instanceof Boolean)) {
            return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        }
        return value instanceof BigDecimal number ? number(number) : value;
    }

    private static Object number(BigDecimal number) {
        boolean isLong = number.scale() <= 0 && number.precision() - number.scale() <= 18;
        return isLong ? (Object) number.longValueExact() : new BigDecimal(number.toPlainString());
    }

    private static boolean isNumber(Type type) {
        return type instanceof Type.SmallInt
                || type instanceof Type.Integer
                || type instanceof Type.BigInt
                || type instanceof Type.Decimal
                || type instanceof Type.Real
                || type instanceof Type.Double;
    }

    private static boolean isText(Type type) {
        return type instanceof Type.Varchar || type instanceof Type.Char;
    }

    /** JSON without blanks between its tokens, as H2 keeps it. */
    private static String compact(String json) {
        return json.replaceAll("(\"(?:[^\"\\\\]|\\\\.)*+\")|\\s+", "$1");
    }
}
