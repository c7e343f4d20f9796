package dev.matar.dialect.mysql;

import dev.matar.schema.Type;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Types as MySQL spells them; see "Data Types" in its manual. */
final class MysqlTypes {

    /** What a text without a length may hold: JPA's length, as a column without one can be neither key nor index. */
    private static final int USUAL_LENGTH = 255;

    /** As many digits as a decimal can have; without any it would have no fraction. */
    private static final int MOST_DIGITS = 65;

    private static final int MOST_FRACTION = 30;

    private static final int USUAL_PRECISION = 6;

    private static final Pattern SHAPE =
            Pattern.compile("(?<name>[a-z][a-z0-9 ]*?) ?(?:\\( ?(?<n>\\d+) ?(?:, ?(?<m>\\d+) ?)?\\))?(?<more> [a-z][\\w ]*)?");

    private static final Pattern LARGE = Pattern.compile("(?:tiny|medium|long)?(?:text|blob)\\b.*");

    private static final Pattern QUOTED = Pattern.compile("'(?:[^'\\\\]|\\\\.|'')*+'|[^']+");

    private MysqlTypes() {}

    /** A type in SQL; empty where there is none. It is no variant, and no enum type, whose values only a schema tells. */
    static String spell(Type type) {
        if (type instanceof Type.Varchar t) {
            return "VARCHAR(" + t.length().orElse(USUAL_LENGTH) + ")";
        } else if (type instanceof Type.Char t) {
            return "CHAR(" + t.length() + ")";
        } else if (type instanceof Type.Text) {
            return "LONGTEXT";
        } else if (type instanceof Type.Binary t) {
            return t.length().isPresent() ? "VARBINARY(" + t.length().getAsInt() + ")" : "LONGBLOB";
        } else if (type instanceof Type.Decimal t) {
            return "DECIMAL(" + t.precision().orElse(MOST_DIGITS) + ", "
                    + t.scale().orElse(t.precision().isPresent() ? 0 : MOST_FRACTION) + ")";
        } else if (type instanceof Type.Time t) {
            return "TIME" + fraction(t.precision());
        } else if (type instanceof Type.Timestamp t) {
            return (t.withTimeZone() ? "TIMESTAMP" : "DATETIME") + fraction(t.precision());
        } else if (type instanceof Type.Native t) {
            return t.spelling();
        }
        return spellPlain(type);
    }

    private static String spellPlain(Type type) {
        if (type instanceof Type.SmallInt) {
            return "SMALLINT";
        } else if (type instanceof Type.Integer) {
            return "INT";
        } else if (type instanceof Type.BigInt) {
            return "BIGINT";
        } else if (type instanceof Type.Boolean) {
            return "TINYINT(1)";
        } else if (type instanceof Type.Real) {
            return "FLOAT";
        } else if (type instanceof Type.Double) {
            return "DOUBLE";
        } else if (type instanceof Type.Date) {
            return "DATE";
        } else if (type instanceof Type.Json) {
            return "JSON";
        } else if (type instanceof Type.Uuid) {
            return "CHAR(36)";
        }
        return "";
    }

    /** Whether its values stand apart from the row, so that no index holds them whole and a default is an expression. */
    static boolean isLarge(Type type) {
        return type instanceof Type.Text
                || type instanceof Type.Json
                || type instanceof Type.Binary binary && binary.length().isEmpty()
                || type instanceof Type.Native other && LARGE.matcher(other.spelling()).matches();
    }

    private static String fraction(OptionalInt digits) {
        int n = digits.orElse(USUAL_PRECISION);
        return n == 0 ? "" : "(" + n + ")";
    }

    /** The type of a spelling, be it the database's or a person's; one that no other type says stays as it is. */
    static Type read(String sql) {
        String spelling = spelling(sql);
        Matcher shape = SHAPE.matcher(spelling);
        Type type = shape.matches() && shape.group("more") == null ? read(shape) : null;
        return type == null ? new Type.Native(withoutWidth(spelling)) : type;
    }

    private static Type read(Matcher shape) {
        OptionalInt n = number(shape.group("n"));
        return switch (shape.group("name")) {
            case "smallint", "int2" -> new Type.SmallInt();
            case "int", "integer", "int4" -> new Type.Integer();
            case "bigint", "int8" -> new Type.BigInt();
            case "tinyint" -> n.orElse(0) == 1 ? new Type.Boolean() : null;
            case "boolean", "bool" -> new Type.Boolean();
            case "decimal", "numeric", "dec", "fixed" -> decimal(n.orElse(10), number(shape.group("m")).orElse(0));
            case "float", "float4" -> number(shape.group("m")).isPresent() ? null : n.orElse(0) > 24 ? new Type.Double() : new Type.Real();
            case "double", "double precision", "real", "float8" -> n.isPresent() ? null : new Type.Double();
            case "char", "character" -> new Type.Char(n.orElse(1));
            case "varchar", "character varying", "char varying", "varcharacter" -> new Type.Varchar(n);
            case "longtext" -> new Type.Text();
            case "longblob" -> new Type.Binary(OptionalInt.empty());
            case "varbinary" -> new Type.Binary(n);
            case "date" -> new Type.Date();
            case "time" -> new Type.Time(false, digits(n));
            case "datetime" -> new Type.Timestamp(false, digits(n));
            case "timestamp" -> new Type.Timestamp(true, digits(n));
            case "json" -> new Type.Json(false);
            case "uuid" -> new Type.Uuid();
            default -> null;
        };
    }

    private static Type decimal(int precision, int scale) {
        return precision == MOST_DIGITS && scale == MOST_FRACTION
                ? new Type.Decimal(OptionalInt.empty(), OptionalInt.empty())
                : new Type.Decimal(OptionalInt.of(precision), OptionalInt.of(scale));
    }

    private static OptionalInt digits(OptionalInt n) {
        int digits = n.orElse(0);
        return digits == USUAL_PRECISION ? OptionalInt.empty() : OptionalInt.of(digits);
    }

    private static OptionalInt number(String digits) {
        return digits == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
    }

    /** The width at which a whole number is shown says nothing of what it holds; MySQL 8 has left it out. */
    private static String withoutWidth(String spelling) {
        String bare = spelling.replaceFirst("^((?:tiny|small|medium|big)?int|integer) ?\\(\\d+\\)", "$1");
        return bare.equals("bit") ? "bit(1)" : bare;
    }

    /** A spelling in lower case with single blanks, quoted parts left as they are. */
    private static String spelling(String sql) {
        StringBuilder out = new StringBuilder();
        for (Matcher part = QUOTED.matcher(sql.strip()); part.find(); ) {
            String text = part.group();
            out.append(text.startsWith("'")
                    ? text
                    : text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").replaceAll(" ?([(),]) ?", "$1").replaceAll("\\)(?=\\w)", ") "));
        }
        return out.toString();
    }
}
