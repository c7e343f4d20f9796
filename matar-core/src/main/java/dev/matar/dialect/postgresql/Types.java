package dev.matar.dialect.postgresql;

import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import dev.matar.schema.Type;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The logical types and PostgreSQL's spelling of them, both ways; see the manual's chapter "Data Types". */
final class Types {

    /** Times have at most so many fractional digits of a second, and so many where none are asked for. */
    private static final int FRACTION_DIGITS = 6;

    private static final int MOST_CHARACTERS = 10_485_760;

    private static final Pattern SPELLING = Pattern.compile(
            "([a-z_][a-z0-9_ ]*?)\\s*(?:\\(\\s*(\\d+)\\s*(?:,\\s*(-?\\d+)\\s*)?\\))?( with(?:out)? time zone)?");

    /** The types of {@code pg_catalog} that a person might name a type after. */
    private static final Set<String> BUILT_IN = Set.of(
            "bit",
            "bool",
            "box",
            "bpchar",
            "bytea",
            "char",
            "cidr",
            "circle",
            "date",
            "float4",
            "float8",
            "inet",
            "int2",
            "int4",
            "int8",
            "interval",
            "json",
            "jsonb",
            "jsonpath",
            "line",
            "lseg",
            "macaddr",
            "macaddr8",
            "money",
            "name",
            "numeric",
            "oid",
            "path",
            "point",
            "polygon",
            "record",
            "text",
            "tid",
            "time",
            "timestamp",
            "timestamptz",
            "timetz",
            "unknown",
            "uuid",
            "varbit",
            "varchar",
            "void",
            "xid",
            "xml",
            "any",
            "trigger",
            "internal",
            "regclass",
            "tsquery",
            "tsvector");

    private Types() {}

    /** A type as PostgreSQL spells it; it is no variant. */
    static String spell(Type type, Function<Name, String> quote) {
        if (type instanceof Type.Char chars) {
            return "char(" + chars.length() + ")";
        } else if (type instanceof Type.Varchar chars) {
            return "varchar"
                    + (chars.length().isPresent() ? "(" + length(chars.length().getAsInt()) + ")" : "");
        } else if (type instanceof Type.Decimal number) {
            return "numeric" + digits(number);
        } else if (type instanceof Type.Time time) {
            return (time.withTimeZone() ? "timetz" : "time") + fraction(time.precision());
        } else if (type instanceof Type.Timestamp time) {
            return (time.withTimeZone() ? "timestamptz" : "timestamp") + fraction(time.precision());
        } else if (type instanceof Type.Json json) {
            return json.binary() ? "jsonb" : "json";
        } else if (type instanceof Type.Enum named) {
            return quote.apply(named.name());
        } else if (type instanceof Type.Array array) {
            return spell(array.of(), quote) + "[]";
        } else if (type instanceof Type.Native other) {
            return other.spelling();
        }
        return plain(type);
    }

    private static String plain(Type type) {
        if (type instanceof Type.Text) {
            return "text";
        } else if (type instanceof Type.SmallInt) {
            return "smallint";
        } else if (type instanceof Type.Integer) {
            return "integer";
        } else if (type instanceof Type.BigInt) {
            return "bigint";
        } else if (type instanceof Type.Boolean) {
            return "boolean";
        } else if (type instanceof Type.Real) {
            return "real";
        } else if (type instanceof Type.Double) {
            return "double precision";
        } else if (type instanceof Type.Date) {
            return "date";
        } else if (type instanceof Type.Interval) {
            return "interval";
        } else if (type instanceof Type.Binary) {
            return "bytea";
        } else if (type instanceof Type.Uuid) {
            return "uuid";
        }
        throw new AssertionError(type);
    }

    private static int length(int length) {
        if (length > MOST_CHARACTERS) {
            throw new Refusal(
                    "unsupported",
                    "PostgreSQL has no varchar longer than " + MOST_CHARACTERS + " characters; " + length
                            + " were asked for.",
                    "Use text, which has no limit and costs the same.");
        }
        return length;
    }

    private static String digits(Type.Decimal number) {
        if (number.precision().isEmpty()) {
            return "";
        }
        String scale = number.scale().isPresent() ? ", " + number.scale().getAsInt() : "";
        return "(" + number.precision().getAsInt() + scale + ")";
    }

    private static String fraction(OptionalInt precision) {
        return unlessFull(precision).isEmpty() ? "" : "(" + precision.getAsInt() + ")";
    }

    private static OptionalInt unlessFull(OptionalInt precision) {
        return precision.isPresent() && precision.getAsInt() < FRACTION_DIGITS ? precision : OptionalInt.empty();
    }

    /** The type as the catalog would tell it: no variant, no precision or length that PostgreSQL does not keep. */
    static Type normalize(Type type) {
        Type resolved = type.resolve("postgresql");
        if (resolved instanceof Type.Array array) {
            Type of = normalize(array.of());
            return of instanceof Type.Array ? of : new Type.Array(of);
        } else if (resolved instanceof Type.Time time) {
            return new Type.Time(time.withTimeZone(), unlessFull(time.precision()));
        } else if (resolved instanceof Type.Timestamp time) {
            return new Type.Timestamp(time.withTimeZone(), unlessFull(time.precision()));
        } else if (resolved instanceof Type.Binary) {
            return new Type.Binary(OptionalInt.empty());
        } else if (resolved instanceof Type.Decimal number && number.precision().isPresent()) {
            return new Type.Decimal(
                    number.precision(), OptionalInt.of(number.scale().orElse(0)));
        } else if (resolved instanceof Type.Native other) {
            return read(other.spelling());
        }
        return resolved;
    }

    /** Whether two types are one but for a length or a precision, so that what is said of a column stays as it is. */
    static boolean differInSize(Type one, Type other) {
        if (one instanceof Type.Time a && other instanceof Type.Time b) {
            return a.withTimeZone() == b.withTimeZone();
        } else if (one instanceof Type.Timestamp a && other instanceof Type.Timestamp b) {
            return a.withTimeZone() == b.withTimeZone();
        }
        boolean sized = one instanceof Type.Char || one instanceof Type.Varchar || one instanceof Type.Decimal;
        return sized && one.getClass().equals(other.getClass());
    }

    /** Whether an enum type of this name is out of reach, since a type of the server's own is found before it. */
    static boolean hides(String name) {
        return BUILT_IN.contains(name);
    }

    /** The type of a spelling, be it {@code format_type}'s or a person's; what no logical type says stays as it is. */
    static Type read(String spelling) {
        String text = spelling.strip();
        int collate = text.toLowerCase(Locale.ROOT).indexOf(" collate ");
        if (collate > 0) {
            return collated(
                    read(text.substring(0, collate)),
                    text.substring(collate + " collate ".length()).strip());
        }
        if (text.endsWith("[]")) {
            Type of = read(text.substring(0, text.length() - 2));
            return of instanceof Type.Array ? of : new Type.Array(of);
        }
        Matcher parts = SPELLING.matcher(text.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return new Type.Native(text);
        }
        Type type = timed(parts.group(1), number(parts.group(2)), number(parts.group(3)), parts.group(4));
        if (type != null) {
            return type;
        }
        // A bare word is folded as the server would fold it; what stands in parentheses may be told apart by case.
        return new Type.Native(parts.group(2) == null ? text.toLowerCase(Locale.ROOT) : text);
    }

    /** No logical type has a collation of its own, so a column that departs from its type's keeps the spelling. */
    static Type collated(Type type, String collation) {
        return new Type.Native(spell(type, Name::toString) + " COLLATE " + collation);
    }

    private static OptionalInt number(String digits) {
        return digits == null || digits.length() > 9 ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
    }

    /** Null where no logical type says it. */
    private static Type timed(String word, OptionalInt first, OptionalInt second, String zone) {
        boolean withZone = zone != null && zone.equals(" with time zone");
        switch (word) {
            case "time":
                return new Type.Time(withZone, unlessFull(first));
            case "timestamp":
                return new Type.Timestamp(withZone, unlessFull(first));
            case "timetz":
                return zone == null ? new Type.Time(true, unlessFull(first)) : null;
            case "timestamptz":
                return zone == null ? new Type.Timestamp(true, unlessFull(first)) : null;
            default:
                return zone != null ? null : sized(word, first, second);
        }
    }

    private static Type sized(String word, OptionalInt first, OptionalInt second) {
        switch (word) {
            case "character varying", "varchar", "char varying":
                return new Type.Varchar(first);
            case "character", "char":
                return new Type.Char(first.orElse(1));
            case "numeric", "decimal", "dec":
                return first.isEmpty()
                        ? new Type.Decimal(first, first)
                        : new Type.Decimal(first, OptionalInt.of(second.orElse(0)));
            case "float":
                return first.isPresent() && first.getAsInt() <= 24 ? new Type.Real() : new Type.Double();
            default:
                return first.isPresent() ? null : bare(word);
        }
    }

    private static Type bare(String word) {
        return switch (word) {
            case "text" -> new Type.Text();
            case "smallint", "int2" -> new Type.SmallInt();
            case "integer", "int", "int4" -> new Type.Integer();
            case "bigint", "int8" -> new Type.BigInt();
            case "boolean", "bool" -> new Type.Boolean();
            case "real", "float4" -> new Type.Real();
            case "double precision", "float8" -> new Type.Double();
            case "date" -> new Type.Date();
            case "interval" -> new Type.Interval();
            case "bytea" -> new Type.Binary(OptionalInt.empty());
            case "json" -> new Type.Json(false);
            case "jsonb" -> new Type.Json(true);
            case "uuid" -> new Type.Uuid();
            default -> null;
        };
    }

    /** Whether two values of the type may have no other way to be compared than by their text, as those of json have. */
    static boolean isWritten(Type type) {
        return type instanceof Type.Native
                || type instanceof Type.Json json && !json.binary()
                || type instanceof Type.Array array && isWritten(array.of());
    }
}
