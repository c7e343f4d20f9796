package dev.matar.dialect.sqlite;

import dev.matar.schema.Type;
import java.util.Locale;

/**
 * The storage class that a column turns values into where it can, by the words of its declared type, <a
 * href="https://sqlite.org/datatype3.html#determination_of_column_affinity">in this order</a>.
 */
enum SqliteAffinity {
    INTEGER,
    TEXT,
    NONE,
    REAL,
    NUMERIC;

    private static final String COLLATE = " COLLATE ";

    static SqliteAffinity of(Type type) {
        String declared = type instanceof Type.Enum ? "VARCHAR" : SqliteTypes.declare(type).toUpperCase(Locale.ROOT);
        String words = declared.replaceFirst(COLLATE + ".*", "").strip();
        if (words.contains("INT")) {
            return INTEGER;
        } else if (words.contains("CHAR") || words.contains("CLOB") || words.contains("TEXT")) {
            return TEXT;
        } else if (words.contains("BLOB") || words.isEmpty() || words.equals("ANY")) {
            // ANY turns no value into another one in a strict table; elsewhere it is numeric, of which less can be told.
            return NONE;
        }
        return words.contains("REAL") || words.contains("FLOA") || words.contains("DOUB") ? REAL : NUMERIC;
    }

    /** Whether a column never holds both a whole number and a broken one of the same value, such as 1 and 1.0. */
    boolean tellsNumbersApart() {
        return this != NONE;
    }

    /** What makes a comparison look at each byte of a text; nothing where it does so by itself. */
    static String bytewise(Type type) {
        return type instanceof Type.Native other && other.spelling().toUpperCase(Locale.ROOT).contains(COLLATE) ? " COLLATE BINARY" : "";
    }
}
