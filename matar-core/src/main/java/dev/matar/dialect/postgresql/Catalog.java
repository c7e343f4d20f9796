package dev.matar.dialect.postgresql;

import java.util.Collection;

/**
 * The questions that the inspector asks, each for the whole database; see the manual's chapter "System Catalogs".
 *
 * <p>What extensions brought along, partitions, tables that inherit from another, foreign and temporary tables are out
 * of sight.
 */
final class Catalog {

    private final String userNamespace;

    /** @param hidden literals of the namespaces that are out of sight, besides the server's own */
    Catalog(Collection<String> hidden) {
        userNamespace = "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'"
                + (hidden.isEmpty() ? "" : " AND n.nspname NOT IN (" + String.join(", ", hidden) + ")");
    }

    /** Whether an object of a user's namespace came with no extension. */
    private String isUsers(String catalog, String alias) {
        return userNamespace + " AND NOT EXISTS (SELECT FROM pg_depend x WHERE x.classid = '" + catalog
                + "'::regclass AND x.objid = " + alias + ".oid AND x.deptype = 'e')";
    }

    String namespaces() {
        return """
            SELECT n.nspname AS namespace, coalesce(n.nspname = current_schema(), false) AS is_current
            FROM pg_namespace n
            WHERE %s
            """.formatted(isUsers("pg_namespace", "n"));
    }

    String enums() {
        return """
            SELECT t.oid::bigint AS type_id, n.nspname AS namespace, t.typname AS name, e.enumlabel AS value
            FROM pg_type t
            JOIN pg_namespace n ON n.oid = t.typnamespace
            LEFT JOIN pg_enum e ON e.enumtypid = t.oid
            WHERE t.typtype = 'e' AND %s
            ORDER BY n.nspname, t.typname, e.enumsortorder
            """.formatted(isUsers("pg_type", "t"));
    }

    /** Sequences of identity columns belong to the column and are left out. */
    String sequences() {
        return """
            SELECT n.nspname AS namespace, c.relname AS name,
              s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcycle, s.seqcache
            FROM pg_sequence s
            JOIN pg_class c ON c.oid = s.seqrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE %s
              AND NOT EXISTS (SELECT FROM pg_depend i
                WHERE i.classid = 'pg_class'::regclass AND i.objid = c.oid AND i.deptype = 'i')
            ORDER BY n.nspname, c.relname
            """.formatted(isUsers("pg_class", "c"));
    }

    /** In the order of their creation, which one that reads another can only follow. */
    String views() {
        return """
            SELECT n.nspname AS namespace, c.relname AS name, pg_get_viewdef(c.oid) AS query
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'v' AND %s
            ORDER BY c.oid
            """.formatted(isUsers("pg_class", "c"));
    }

    /** A row a column; a table without columns has one row without a column. */
    String columns() {
        return """
            SELECT c.oid::bigint AS table_id, n.nspname AS namespace, c.relname AS table_name,
              td.description AS table_comment, c.reloptions AS storage, pg_get_partkeydef(c.oid) AS partition_by,
              a.attnum AS number, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
              a.atttypid::bigint AS type_id, CASE t.typcategory WHEN 'A' THEN t.typelem::bigint END AS element_id,
              CASE WHEN a.attcollation <> t.typcollation THEN a.attcollation::regcollation::text END AS collation,
              a.attnotnull AS is_not_null, a.attgenerated AS computed, pg_get_expr(d.adbin, d.adrelid) AS expression,
              a.attidentity AS identity, s.seqstart, s.seqincrement, cd.description AS comment
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            LEFT JOIN pg_type t ON t.oid = a.atttypid
            LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
            LEFT JOIN pg_depend o
              ON a.attidentity <> '' AND o.refclassid = 'pg_class'::regclass AND o.refobjid = c.oid
              AND o.refobjsubid = a.attnum AND o.classid = 'pg_class'::regclass AND o.deptype = 'i'
            LEFT JOIN pg_sequence s ON s.seqrelid = o.objid
            LEFT JOIN pg_description td
              ON td.classoid = 'pg_class'::regclass AND td.objoid = c.oid AND td.objsubid = 0
            LEFT JOIN pg_description cd
              ON cd.classoid = 'pg_class'::regclass AND cd.objoid = c.oid AND cd.objsubid = a.attnum
            WHERE c.relkind IN ('r', 'p')
              AND NOT EXISTS (SELECT FROM pg_inherits i WHERE i.inhrelid = c.oid)
              AND %s
            ORDER BY n.nspname, c.relname, a.attnum
            """.formatted(isUsers("pg_class", "c"));
    }

    /**
     * Keys and checks; others, such as exclusion constraints, have no name in the schema and are out of sight.
     *
     * <p>Of one that says more than the schema has words for, {@code unmodelled} is all of it.
     *
     * @param version the server's major version: temporal keys and constraints that are not enforced, since 18, are
     *     left out
     */
    String constraints(int version) {
        return """
                SELECT k.conrelid::bigint AS table_id, k.conname AS name, k.contype AS kind, k.conkey AS columns,
                  pg_get_expr(k.conbin, k.conrelid) AS expression,
                  k.confrelid::bigint AS target_id, fn.nspname AS target_namespace, f.relname AS target_name,
                  CASE k.contype WHEN 'f' THEN ARRAY(SELECT a.attname::text
                    FROM unnest(k.confkey) WITH ORDINALITY u(number, place)
                    JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.number
                    ORDER BY u.place) END AS target_columns, k.confdeltype AS on_delete, k.confupdtype AS on_update,
                  k.condeferrable, k.condeferred,
                  CASE WHEN k.confmatchtype = 'f' OR NOT k.convalidated OR k.contype = 'c' AND k.connoinherit
                    OR k.contype = 'p' AND k.condeferrable OR i.indnatts > i.indnkeyatts %s
                    THEN pg_get_constraintdef(k.oid) END AS unmodelled
                FROM pg_constraint k
                LEFT JOIN pg_index i ON i.indexrelid = k.conindid AND k.contype IN ('p', 'u')
                JOIN pg_namespace n ON n.oid = k.connamespace
                LEFT JOIN pg_class f ON f.oid = k.confrelid
                LEFT JOIN pg_namespace fn ON fn.oid = f.relnamespace
                WHERE k.contype IN ('p', 'u', 'f', 'c') AND k.conrelid <> 0 AND k.conparentid = 0 %s
                  AND %s
                ORDER BY k.conrelid, k.contype <> 'p', k.contype, k.conname
            """.formatted(
                version >= 15 ? "OR i.indnullsnotdistinct OR k.confdelsetcols IS NOT NULL" : "",
                version >= 18 ? "AND k.conenforced AND NOT k.conperiod" : "",
                userNamespace);
    }

    /**
     * A row a key or included column, in their order. Indexes that serve a constraint are left out, and so are those
     * that are not valid, which an interrupted {@code create index concurrently} leaves behind.
     */
    String indexes(int version) {
        return """
                SELECT i.indrelid::bigint AS table_id, c.relname AS name, i.indisunique AS is_unique,
                  m.amname AS method,
                  pg_get_expr(i.indpred, i.indrelid) AS predicate, c.reloptions AS storage, %s AS nulls_not_distinct,
                  k.place <= i.indnkeyatts AS is_key, a.attname AS column_name,
                  CASE k.number WHEN 0 THEN pg_get_indexdef(i.indexrelid, k.place::int, false) END AS expression,
                  i.indoption[k.place - 1] AS sorting,
                  CASE WHEN NOT o.opcdefault THEN o.opcname END AS operators,
                  CASE WHEN NOT pg_opclass_is_visible(o.oid) THEN opn.nspname END AS operators_namespace,
                  CASE WHEN i.indcollation[k.place - 1] NOT IN (0, a.attcollation)
                    THEN i.indcollation[k.place - 1]::regcollation::text END AS collation
                FROM pg_index i
                JOIN pg_class c ON c.oid = i.indexrelid
                JOIN pg_namespace n ON n.oid = c.relnamespace
                JOIN pg_am m ON m.oid = c.relam
                CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k(number, place)
                LEFT JOIN pg_attribute a
                  ON a.attrelid = i.indrelid AND a.attnum = k.number AND k.number <> 0
                LEFT JOIN pg_opclass o ON o.oid = i.indclass[k.place - 1]
                LEFT JOIN pg_namespace opn ON opn.oid = o.opcnamespace
                WHERE (i.indisvalid OR c.relkind = 'I') AND %s
                  AND NOT EXISTS (SELECT FROM pg_constraint x
                    WHERE x.conindid = c.oid AND x.contype IN ('p', 'u', 'x'))
                ORDER BY i.indrelid, c.relname, k.place
            """.formatted(version >= 15 ? "i.indnullsnotdistinct" : "false", userNamespace);
    }
}
