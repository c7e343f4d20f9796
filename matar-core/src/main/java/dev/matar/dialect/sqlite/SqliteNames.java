package dev.matar.dialect.sqlite;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** How SQLite spells and compares identifiers: it keeps their case and never looks at it. */
final class SqliteNames {

    /** The words of <a href="https://sqlite.org/lang_keywords.html">SQLite's keyword list</a>. */
    private static final Set<String> KEYWORDS = Set.of(
            """
            ABORT ACTION ADD AFTER ALL ALTER ALWAYS ANALYZE AND AS ASC ATTACH AUTOINCREMENT BEFORE BEGIN BETWEEN BY
            CASCADE CASE CAST CHECK COLLATE COLUMN COMMIT CONFLICT CONSTRAINT CREATE CROSS CURRENT CURRENT_DATE
            CURRENT_TIME CURRENT_TIMESTAMP DATABASE DEFAULT DEFERRABLE DEFERRED DELETE DESC DETACH DISTINCT DO DROP
            EACH ELSE END ESCAPE EXCEPT EXCLUDE EXCLUSIVE EXISTS EXPLAIN FAIL FILTER FIRST FOLLOWING FOR FOREIGN
            FROM FULL GENERATED GLOB GROUP GROUPS HAVING IF IGNORE IMMEDIATE IN INDEX INDEXED INITIALLY INNER INSERT
            INSTEAD INTERSECT INTO IS ISNULL JOIN KEY LAST LEFT LIKE LIMIT MATCH MATERIALIZED NATURAL NO NOT NOTHING
            NOTNULL NULL NULLS OF OFFSET ON OR ORDER OTHERS OUTER OVER PARTITION PLAN PRAGMA PRECEDING PRIMARY QUERY
            RAISE RANGE RECURSIVE REFERENCES REGEXP REINDEX RELEASE RENAME REPLACE RESTRICT RETURNING RIGHT ROLLBACK
            ROW ROWS SAVEPOINT SELECT SET TABLE TEMP TEMPORARY THEN TIES TO TRANSACTION TRIGGER UNBOUNDED UNION
            UNIQUE UPDATE USING VACUUM VALUES VIEW VIRTUAL WHEN WHERE WINDOW WITH WITHIN WITHOUT TRUE FALSE"""
                    .split("\\s+"));

    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private SqliteNames() {}

    static boolean isKeyword(String word) {
        return KEYWORDS.contains(word.toUpperCase(Locale.ROOT));
    }

    static boolean isPlain(String identifier) {
        return WORD.matcher(identifier).matches() && !isKeyword(identifier);
    }

    static String quote(String identifier) {
        return isPlain(identifier) ? identifier : '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** A string as it stands in SQL. */
    static String string(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** The one among names that SQLite takes for the same; ASCII letters alone have no case there. */
    static Optional<String> same(String wanted, Collection<String> names) {
        return names.stream().filter(name -> fold(name).equals(fold(wanted))).findFirst();
    }

    /** Names that SQLite takes for the same fold to the same. */
    static String fold(String name) {
        StringBuilder folded = new StringBuilder(name);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                folded.setCharAt(i, (char) (c + 32));
            }
        }
        return folded.toString();
    }

    /** The first of {@code wanted}, {@code wanted_2}, {@code wanted_3} … that is not among the names. */
    static String free(String wanted, Collection<String> names) {
        String name = wanted;
        for (int i = 2; names.contains(name); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }
}
