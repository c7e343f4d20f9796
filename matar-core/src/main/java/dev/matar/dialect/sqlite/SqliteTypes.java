package dev.matar.dialect.sqlite;

import dev.matar.schema.Refusal;
import dev.matar.schema.Type;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a type is declared, and what a declared type means.
 *
 * <p>SQLite stores any value anywhere, but a column prefers a storage class by the words in its declared type, and
 * turns values into it (<a href="https://sqlite.org/datatype3.html#determination_of_column_affinity">affinity</a>). The
 * words chosen here keep what is stored as it was: a UUID, a JSON document or an interval never becomes a number.
 */
final class SqliteTypes {

    private static final Pattern DECLARED =
            Pattern.compile("([^()]*?)(?: ?\\( ?([0-9]+) ?(?:, ?([0-9]+) ?)?\\))?", Pattern.DOTALL);

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private SqliteTypes() {}

    static String declare(Type type) {
        if (type instanceof Type.Char t) {
            return "CHAR(" + t.length() + ")";
        } else if (type instanceof Type.Varchar t) {
            return sized("VARCHAR", t.length());
        } else if (type instanceof Type.Decimal t) {
            boolean scaled = t.precision().isPresent() && t.scale().isPresent();
            return scaled
                    ? "NUMERIC(" + t.precision().getAsInt() + "," + t.scale().getAsInt() + ")"
                    : sized("NUMERIC", t.precision());
        } else if (type instanceof Type.Time t) {
            return sized("TIME" + (t.withTimeZone() ? " WITH TIME ZONE" : ""), t.precision());
        } else if (type instanceof Type.Timestamp t) {
            return sized("TIMESTAMP" + (t.withTimeZone() ? " WITH TIME ZONE" : ""), t.precision());
        } else if (type instanceof Type.Binary t) {
            return sized("BLOB", t.length());
        } else if (type instanceof Type.Native t) {
            return t.spelling();
        }
        return declareWord(type);
    }

    private static String declareWord(Type type) {
        if (type instanceof Type.Text) {
            return "TEXT";
        } else if (type instanceof Type.SmallInt) {
            return "SMALLINT";
        } else if (type instanceof Type.Integer) {
            return "INTEGER";
        } else if (type instanceof Type.BigInt) {
            return "BIGINT";
        } else if (type instanceof Type.Boolean) {
            return "BOOLEAN";
        } else if (type instanceof Type.Real) {
            return "REAL";
        } else if (type instanceof Type.Double) {
            return "DOUBLE PRECISION";
        } else if (type instanceof Type.Date) {
            return "DATE";
        } else if (type instanceof Type.Interval) {
            return "DURATION TEXT";
        } else if (type instanceof Type.Json) {
            return "JSON TEXT";
        } else if (type instanceof Type.Uuid) {
            return "UUID TEXT";
        } else if (type instanceof Type.Array) {
            throw new Refusal(
                    "unsupported",
                    "SQLite has no arrays.",
                    "Keep the elements in a table of their own, or in a JSON column: add .on(\"sqlite\", json()) to the"
                            + " type.");
        }
        throw new AssertionError(type);
    }

    private static String sized(String word, OptionalInt size) {
        return size.isPresent() ? word + "(" + size.getAsInt() + ")" : word;
    }

    /** The type that a declaration means; its own spelling where no other type says it. */
    static Type read(String declaration) {
        String text = BLANKS.matcher(declaration.strip()).replaceAll(" ");
        Matcher matcher = DECLARED.matcher(text);
        Type type = null;
        if (matcher.matches()) {
            String word = matcher.group(1).strip().toUpperCase(Locale.ROOT);
            type = matcher.group(3) != null
                    ? readPair(word, matcher.group(2), matcher.group(3))
                    : matcher.group(2) != null ? readSized(word, matcher.group(2)) : readWord(word);
        }
        return type == null ? new Type.Native(text) : type;
    }

    private static Type readPair(String word, String first, String second) {
        boolean isDecimal = word.equals("NUMERIC") || word.equals("DECIMAL");
        return isDecimal ? new Type.Decimal(number(first), number(second)) : null;
    }

    private static OptionalInt number(String digits) {
        return digits.length() < 10 ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
    }

    private static Type readSized(String word, String digits) {
        OptionalInt size = number(digits);
        if (size.isEmpty()) {
            return null;
        }
        return switch (word) {
            case "CHAR", "CHARACTER" -> new Type.Char(size.getAsInt());
            case "VARCHAR", "CHARACTER VARYING" -> new Type.Varchar(size);
            case "NUMERIC", "DECIMAL" -> new Type.Decimal(size, OptionalInt.empty());
            case "TIME" -> new Type.Time(false, size);
            case "TIME WITH TIME ZONE" -> new Type.Time(true, size);
            case "TIMESTAMP", "DATETIME" -> new Type.Timestamp(false, size);
            case "TIMESTAMP WITH TIME ZONE" -> new Type.Timestamp(true, size);
            case "BLOB" -> new Type.Binary(size);
            default -> null;
        };
    }

    private static Type readWord(String word) {
        OptionalInt none = OptionalInt.empty();
        return switch (word) {
            case "VARCHAR", "CHARACTER VARYING" -> new Type.Varchar(none);
            case "TEXT", "CLOB" -> new Type.Text();
            // Hibernate's word for small numbers, to which SQLite gives no meaning.
            case "SMALLINT", "TINYINT" -> new Type.SmallInt();
            case "INTEGER", "INT" -> new Type.Integer();
            case "BIGINT" -> new Type.BigInt();
            case "BOOLEAN", "BOOL" -> new Type.Boolean();
            case "NUMERIC", "DECIMAL" -> new Type.Decimal(none, none);
            case "REAL" -> new Type.Real();
            case "DOUBLE PRECISION", "DOUBLE", "FLOAT" -> new Type.Double();
            case "DATE" -> new Type.Date();
            case "TIME" -> new Type.Time(false, none);
            case "TIME WITH TIME ZONE" -> new Type.Time(true, none);
            case "TIMESTAMP", "DATETIME" -> new Type.Timestamp(false, none);
            case "TIMESTAMP WITH TIME ZONE" -> new Type.Timestamp(true, none);
            case "DURATION TEXT" -> new Type.Interval();
            case "BLOB" -> new Type.Binary(none);
            case "JSON", "JSONB", "JSON TEXT" -> new Type.Json(false);
            case "UUID", "UUID TEXT" -> new Type.Uuid();
            default -> null;
        };
    }
}
