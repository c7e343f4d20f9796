package dev.matar.dialect.h2;

import dev.matar.schema.Refusal;
import dev.matar.schema.Type;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Types as H2 spells them; see "Data Types" in its manual. */
final class H2Types {

    /** The widest interval that begins with days, which are two digits unless more are asked for. */
    private static final String INTERVAL = "INTERVAL DAY(18) TO SECOND";

    /** What a length that is left out stands for; see "CHARACTER VARYING" in the manual. */
    private static final int LONGEST = 1_000_000_000;

    private static final Pattern SHAPE = Pattern.compile(
            "(?<name>[A-Z][A-Z0-9_ ]*?) ?(?:\\((?<n>\\d+)(?:, (?<m>\\d+))?\\))?(?<zone> WITH(?:OUT)? TIME ZONE)?");

    private H2Types() {}

    /** A type in SQL; it is no variant. */
    static String spell(Type type) {
        if (type instanceof Type.Varchar t) {
            return "VARCHAR" + in(t.length());
        } else if (type instanceof Type.Char t) {
            return "CHAR(" + t.length() + ")";
        } else if (type instanceof Type.Text) {
            // A CLOB could be neither indexed nor converted, and VARCHAR is as long.
            return "VARCHAR";
        } else if (type instanceof Type.Binary t) {
            return "VARBINARY" + in(t.length());
        } else if (type instanceof Type.Enum t) {
            return H2Names.quoteDomain(t.name());
        } else if (type instanceof Type.Array t) {
            return spellArray(t);
        } else if (type instanceof Type.Native t) {
            return t.spelling();
        }
        return spellScalar(type);
    }

    private static String spellScalar(Type type) {
        if (type instanceof Type.Decimal t) {
            // Without digits, NUMERIC would have no fraction; DECFLOAT holds any.
            return t.precision().isEmpty()
                    ? "DECFLOAT"
                    : "NUMERIC(" + t.precision().getAsInt() + ", " + t.scale().orElse(0) + ")";
        } else if (type instanceof Type.Double) {
            return "DOUBLE PRECISION";
        } else if (type instanceof Type.Time t) {
            return "TIME" + in(t.precision()) + (t.withTimeZone() ? " WITH TIME ZONE" : "");
        } else if (type instanceof Type.Timestamp t) {
            return "TIMESTAMP" + in(t.precision()) + (t.withTimeZone() ? " WITH TIME ZONE" : "");
        } else if (type instanceof Type.Interval) {
            return INTERVAL;
        }
        // SmallInt, Integer, BigInt, Boolean, Real, Date, Json, Uuid are called so.
        return H2Text.spelling(type.getClass().getSimpleName());
    }

    private static String spellArray(Type.Array type) {
        if (type.of() instanceof Type.Enum name) {
            throw new Refusal(
                    "unsupported",
                    "H2 has no arrays of a named type such as the enum type " + name.name() + ".",
                    "Give the column another type on H2: .on(\"h2\", arrayOf(text())).");
        }
        return spell(type.of()) + " ARRAY";
    }

    private static String in(OptionalInt number) {
        return number.isPresent() ? "(" + number.getAsInt() + ")" : "";
    }

    /** A type as H2 would report it; it is no variant. */
    static Type normalize(Type type) {
        if (type instanceof Type.Enum) {
            return type;
        }
        return type instanceof Type.Array array ? new Type.Array(normalize(array.of())) : read(spell(type));
    }

    /** The type of a spelling; one that no other type says stays as it is. */
    static Type read(String sql) {
        String spelling = H2Text.spelling(sql);
        if (spelling.endsWith(" ARRAY")) {
            return new Type.Array(read(spelling.substring(0, spelling.length() - " ARRAY".length())));
        }
        Matcher shape = SHAPE.matcher(spelling);
        Type type = shape.matches() ? read(shape) : null;
        if (type == null) {
            return spelling.equals(INTERVAL) ? new Type.Interval() : new Type.Native(spelling);
        }
        return type;
    }

    private static Type read(Matcher shape) {
        OptionalInt n = number(shape.group("n"));
        return switch (shape.group("name")) {
            case "TIME" -> new Type.Time(withZone(shape), unless(0, n));
            case "TIMESTAMP" -> new Type.Timestamp(withZone(shape), unless(6, n));
            case "NUMERIC", "DECIMAL", "DEC", "NUMBER" -> decimal(n, number(shape.group("m")));
            case "CHARACTER", "CHAR", "NCHAR" -> new Type.Char(n.orElse(1));
            case "CHARACTER VARYING", "CHAR VARYING", "VARCHAR", "VARCHAR2", "NVARCHAR", "LONGVARCHAR" ->
                new Type.Varchar(unless(LONGEST, n));
            case "BINARY VARYING", "VARBINARY", "BYTEA", "RAW" -> new Type.Binary(unless(LONGEST, n));
            case "FLOAT" -> n.orElse(53) > 24 ? new Type.Double() : new Type.Real();
            default -> n.isPresent() ? readSized(shape) : readPlain(shape.group("name"));
        };
    }

    private static Type readPlain(String name) {
        return switch (name) {
            case "SMALLINT", "INT2" -> new Type.SmallInt();
            case "INTEGER", "INT", "INT4" -> new Type.Integer();
            case "BIGINT", "INT8" -> new Type.BigInt();
            case "BOOLEAN", "BOOL", "BIT" -> new Type.Boolean();
            case "DECFLOAT" -> new Type.Decimal(OptionalInt.empty(), OptionalInt.empty());
            case "REAL", "FLOAT4" -> new Type.Real();
            case "DOUBLE PRECISION", "DOUBLE", "FLOAT8" -> new Type.Double();
            case "DATE" -> new Type.Date();
            case "JSON" -> new Type.Json(false);
            case "UUID" -> new Type.Uuid();
            case "CLOB", "TEXT" -> new Type.Native("CHARACTER LARGE OBJECT");
            case "BLOB" -> new Type.Native("BINARY LARGE OBJECT");
            default -> null;
        };
    }

    /** Sized types that only H2 has, by the names that it reports. */
    private static Type readSized(Matcher shape) {
        return switch (shape.group("name")) {
            case "CLOB" -> new Type.Native("CHARACTER LARGE OBJECT(" + shape.group("n") + ")");
            case "BLOB" -> new Type.Native("BINARY LARGE OBJECT(" + shape.group("n") + ")");
            default -> null;
        };
    }

    private static Type decimal(OptionalInt precision, OptionalInt scale) {
        return new Type.Decimal(OptionalInt.of(precision.orElse(100_000)), OptionalInt.of(scale.orElse(0)));
    }

    private static boolean withZone(Matcher shape) {
        return " WITH TIME ZONE".equals(shape.group("zone"));
    }

    private static OptionalInt number(String digits) {
        return digits == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
    }

    /** A number of digits, but absent where it is the one that H2 chooses by itself. */
    private static OptionalInt unless(int own, OptionalInt digits) {
        return digits.isPresent() && digits.getAsInt() == own ? OptionalInt.empty() : digits;
    }
}
