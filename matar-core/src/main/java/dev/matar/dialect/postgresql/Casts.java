package dev.matar.dialect.postgresql;

import dev.matar.schema.Type;

/**
 * How the values of a column become values of another type.
 *
 * <p>Where the server assigns one type to the other it is left to do so, since an assignment refuses a text that is too
 * long while a cast cuts it. See "Type Conversion" and {@code pg_cast} in the manual.
 */
final class Casts {

    private Casts() {}

    /**
     * What {@code alter column … type} needs; empty where an assignment will do.
     *
     * @param column its quoted name
     * @param spelling the new type's
     */
    static String using(String column, Type from, Type to, String spelling) {
        String way = way(from, to);
        return way == null ? "" : " USING " + column + way + "::" + spelling;
    }

    /** A value as one of another type. */
    static String cast(String value, Type from, Type to, String spelling) {
        String way = way(from, to);
        return value + (way == null ? "" : way) + "::" + spelling;
    }

    /** Null for an assignment, empty for a cast, otherwise the cast to a type in between. */
    private static String way(Type from, Type to) {
        if (from instanceof Type.Array one && to instanceof Type.Array other) {
            String way = way(one.of(), other.of());
            return way == null || way.isEmpty() ? way : way + "[]";
        } else if (isText(to) || isAssigned(from, to)) {
            return null;
        } else if (isText(from) || from instanceof Type.Native || to instanceof Type.Native) {
            return "";
        } else if (isLogical(from) && isNumber(to) || isNumber(from) && isLogical(to)) {
            return from instanceof Type.Integer || to instanceof Type.Integer ? "" : "::integer";
        }
        return "::text";
    }

    static boolean isText(Type type) {
        return type instanceof Type.Char
                || type instanceof Type.Varchar
                || type instanceof Type.Text
                || type instanceof Type.Native other && other.spelling().contains(" COLLATE ");
    }

    private static boolean isAssigned(Type from, Type to) {
        return isNumber(from) && isNumber(to)
                || isDay(from) && isDay(to)
                || isClock(from) && isClock(to)
                || from instanceof Type.Timestamp time && isClock(to) && (time.withTimeZone() || !isZoned(to))
                || from instanceof Type.Json && to instanceof Type.Json
                || from.equals(to);
    }

    private static boolean isLogical(Type type) {
        return type instanceof Type.Boolean;
    }

    private static boolean isNumber(Type type) {
        return Constants.isWhole(type) || Constants.isNumber(type);
    }

    private static boolean isDay(Type type) {
        return type instanceof Type.Date || type instanceof Type.Timestamp;
    }

    private static boolean isClock(Type type) {
        return type instanceof Type.Time;
    }

    private static boolean isZoned(Type type) {
        return type instanceof Type.Time time && time.withTimeZone();
    }
}
