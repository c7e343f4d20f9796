package dev.matar.dialect.postgresql;

import dev.matar.schema.Column;
import dev.matar.schema.Default;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Type;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Defaults as the catalog tells them: {@code 'x'::character varying} and {@code 'x'} alike are the constant {@code x}.
 */
final class Defaults {

    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Pattern CAST = Pattern.compile("::[\\w\\s\".,()\\[\\]]+");
    /** {@code date '2020-01-31'} */
    private static final Pattern TYPED = Pattern.compile("([A-Za-z]\\w*)\\s+('.*)", Pattern.DOTALL);
    private static final Pattern NULL = Pattern.compile("(?i)null(::[\\w\\s\".,()\\[\\]]+)?");
    private static final Pattern NEXT = Pattern.compile("(?i)nextval\\(\\s*('(?:[^']|'')+')\\s*\\)");
    private static final Pattern DRAW = Pattern.compile("(?i)nextval\\(\\s*'((?:[^']|'')+)'");
    /** Functions without parentheses, which the server tells in capitals. */
    private static final Pattern CAPITALS =
            Pattern.compile("(?i)current_(timestamp|date|time|user|role|catalog|schema)(\\(\\d\\))?"
                    + "|localtime(stamp)?(\\(\\d\\))?|session_user");

    private Defaults() {}

    /** The default of a column of a type, as the catalog would tell it. */
    static Default normalize(Default value, Type type) {
        if (value instanceof Default.Value constant) {
            return new Default.Value(Constants.fit(constant.value(), type));
        } else if (value instanceof Default.Expression expression) {
            return read(expression.sql(), type);
        } else if (value instanceof Default.Computed computed) {
            return new Default.Computed(Texts.unwrap(computed.sql()), computed.stored());
        }
        return value;
    }

    /** The default that an expression, of the catalog or of a person, stands for. */
    static Default read(String expression, Type type) {
        String text = Texts.unwrap(expression);
        if (NULL.matcher(text).matches()) {
            return Default.NONE;
        }
        Object constant = constant(text, type);
        if (constant != null) {
            return new Default.Value(Constants.fit(constant, type));
        }
        if (CAPITALS.matcher(text).matches()) {
            return new Default.Expression(text.toUpperCase(Locale.ROOT));
        }
        return new Default.Expression(NEXT.matcher(text).replaceAll("nextval($1::regclass)"));
    }

    /** Null where the text is more than a literal, perhaps with a cast. */
    private static Object constant(String text, Type type) {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return Boolean.valueOf(text);
        }
        if (NUMBER.matcher(text).matches()) {
            return new BigDecimal(text);
        }
        Matcher typed = TYPED.matcher(text);
        boolean ofType = typed.matches() && Types.read(typed.group(1)).equals(type);
        Texts.Literal literal = Texts.leadingLiteral(ofType ? typed.group(2) : text);
        return literal != null && (literal.rest().isEmpty() || isReadAsWritten(literal.rest(), type)) ? literal.value() : null;
    }

    /** Whether what follows is a cast that leaves the literal to the column's type; {@code '007'::int} is the text 7. */
    private static boolean isReadAsWritten(String rest, Type type) {
        if (!CAST.matcher(rest).matches()) {
            return false;
        }
        Type cast = Types.read(rest.substring("::".length()));
        return !Casts.isText(type) || Casts.isText(cast) || cast instanceof Type.Native;
    }

    /** The sequence of the schema that a column draws from. */
    static Optional<Name> sequence(Column column, Schema schema) {
        if (!(column.defaultValue() instanceof Default.Expression next)) {
            return Optional.empty();
        }
        Matcher draw = DRAW.matcher(next.sql());
        if (!draw.find()) {
            return Optional.empty();
        }
        String drawn = draw.group(1).replace("''", "'");
        return schema.sequences().keys().stream()
                .filter(name -> isNamed(name, drawn))
                .findFirst();
    }

    private static boolean isNamed(Name sequence, String drawn) {
        return drawn.replace("\"", "")
                .equalsIgnoreCase(
                        (sequence.namespace().isEmpty() ? "" : sequence.namespace() + ".") + sequence.local());
    }
}
