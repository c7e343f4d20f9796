package dev.matar.dialect.postgresql;

/**
 * The questions that the inspector asks, each for the whole database; see the manual's chapter "System Catalogs".
 *
 * <p>What extensions brought along, partitions, tables that inherit from another, foreign and temporary tables are out
 * of sight.
 */
final class Catalog {

    private Catalog() {}

    private static final String USER_NAMESPACE = "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'";

    /** Whether an object of a user's namespace came with no extension. */
    private static String isUsers(String catalog, String alias) {
        return USER_NAMESPACE + " AND NOT EXISTS (SELECT FROM pg_depend x WHERE x.classid = '" + catalog
                + "'::regclass AND x.objid = " + alias + ".oid AND x.deptype = 'e')";
    }

    static final String NAMESPACES = """
        SELECT n.nspname::text, coalesce(n.nspname = current_schema(), false)
        FROM pg_namespace n
        WHERE %s
        """.formatted(isUsers("pg_namespace", "n"));

    static final String ENUMS = """
        SELECT n.nspname::text, t.typname::text, e.enumlabel::text
        FROM pg_type t
        JOIN pg_namespace n ON n.oid = t.typnamespace
        LEFT JOIN pg_enum e ON e.enumtypid = t.oid
        WHERE t.typtype = 'e' AND %s
        ORDER BY n.nspname, t.typname, e.enumsortorder
        """.formatted(isUsers("pg_type", "t"));

    /** Sequences of identity columns belong to the column and are left out. */
    static final String SEQUENCES = """
        SELECT n.nspname::text, c.relname::text,
          s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcycle, s.seqcache
        FROM pg_sequence s
        JOIN pg_class c ON c.oid = s.seqrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE %s
          AND NOT EXISTS (SELECT FROM pg_depend i
            WHERE i.classid = 'pg_class'::regclass AND i.objid = c.oid AND i.deptype = 'i')
        ORDER BY n.nspname, c.relname
        """.formatted(isUsers("pg_class", "c"));

    /** In the order of their creation, which one that reads another can only follow. */
    static final String VIEWS = """
        SELECT n.nspname::text, c.relname::text, pg_get_viewdef(c.oid)
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind = 'v' AND %s
        ORDER BY c.oid
        """.formatted(isUsers("pg_class", "c"));

    /** A row a column; a table without columns has one row without a column. */
    static final String COLUMNS = """
        SELECT c.oid::bigint, n.nspname::text, c.relname::text, obj_description(c.oid, 'pg_class'),
          a.attname::text, format_type(a.atttypid, a.atttypmod),
          en.nspname::text, e.typname::text, t.oid <> e.oid,
          CASE WHEN a.attcollation <> t.typcollation THEN co.collname::text END,
          CASE WHEN NOT pg_collation_is_visible(co.oid) THEN cn.nspname::text END,
          a.attnotnull, a.attgenerated::text, pg_get_expr(d.adbin, d.adrelid),
          a.attidentity::text, s.seqstart, s.seqincrement, cd.description
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_type t ON t.oid = a.atttypid
        LEFT JOIN pg_type e
          ON e.typtype = 'e' AND e.oid = CASE t.typcategory WHEN 'A' THEN t.typelem ELSE t.oid END
        LEFT JOIN pg_namespace en ON en.oid = e.typnamespace
        LEFT JOIN pg_collation co ON co.oid = a.attcollation AND a.attcollation <> t.typcollation
        LEFT JOIN pg_namespace cn ON cn.oid = co.collnamespace
        LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
        LEFT JOIN pg_depend o
          ON a.attidentity <> '' AND o.refclassid = 'pg_class'::regclass AND o.refobjid = c.oid
          AND o.refobjsubid = a.attnum AND o.classid = 'pg_class'::regclass AND o.deptype = 'i'
        LEFT JOIN pg_sequence s ON s.seqrelid = o.objid
        LEFT JOIN pg_description cd
          ON cd.classoid = 'pg_class'::regclass AND cd.objoid = c.oid AND cd.objsubid = a.attnum
        WHERE c.relkind IN ('r', 'p')
          AND NOT EXISTS (SELECT FROM pg_inherits i WHERE i.inhrelid = c.oid)
          AND %s
        ORDER BY n.nspname, c.relname, a.attnum
        """.formatted(isUsers("pg_class", "c"));

    /**
     * Keys and checks; others, such as exclusion constraints, have no name in the schema and are out of sight.
     *
     * @param version the server's major version: temporal keys and constraints that are not enforced, since 18, are
     *     left out
     */
    static String constraints(int version) {
        return """
            SELECT k.conrelid::bigint, k.conname::text, k.contype::text, %s, pg_get_expr(k.conbin, k.conrelid),
              k.confrelid::bigint, fn.nspname::text, f.relname::text, %s,
              k.confdeltype::text, k.confupdtype::text, k.condeferrable, k.condeferred
            FROM pg_constraint k
            JOIN pg_namespace n ON n.oid = k.connamespace
            LEFT JOIN pg_class f ON f.oid = k.confrelid
            LEFT JOIN pg_namespace fn ON fn.oid = f.relnamespace
            WHERE k.contype IN ('p', 'u', 'f', 'c') AND k.conrelid <> 0 AND k.conparentid = 0 %s
              AND %s
            ORDER BY k.conrelid, k.contype <> 'p', k.contype, k.conname
            """.formatted(
                        columnNames("k.conrelid", "k.conkey"),
                        columnNames("k.confrelid", "k.confkey"),
                        version >= 18 ? "AND k.conenforced AND NOT k.conperiod" : "",
                        USER_NAMESPACE);
    }

    private static String columnNames(String table, String numbers) {
        return """
            (SELECT array_agg(a.attname::text ORDER BY u.place)
              FROM unnest(%s) WITH ORDINALITY u(number, place)
              JOIN pg_attribute a ON a.attrelid = %s AND a.attnum = u.number)\
            """.formatted(numbers, table);
    }

    /**
     * A row a key or included column, in their order. Indexes that serve a constraint are left out, and so are those
     * that are not valid, which an interrupted {@code create index concurrently} leaves behind.
     */
    static String indexes(int version) {
        return """
            SELECT i.indrelid::bigint, c.relname::text, i.indisunique, m.amname::text,
              pg_get_expr(i.indpred, i.indrelid), c.reloptions, %s, k.place <= i.indnkeyatts, a.attname::text,
              CASE WHEN a.attnum IS NULL THEN pg_get_indexdef(i.indexrelid, k.place, false) END,
              i.indoption[k.place - 1]::int,
              CASE WHEN NOT o.opcdefault THEN o.opcname::text END,
              CASE WHEN NOT pg_opclass_is_visible(o.oid) THEN opn.nspname::text END,
              CASE WHEN co.oid <> a.attcollation THEN co.collname::text END,
              CASE WHEN NOT pg_collation_is_visible(co.oid) THEN cn.nspname::text END
            FROM pg_index i
            JOIN pg_class c ON c.oid = i.indexrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_am m ON m.oid = c.relam
            CROSS JOIN LATERAL generate_series(1, i.indnatts) AS k(place)
            LEFT JOIN pg_attribute a
              ON a.attrelid = i.indrelid AND a.attnum = i.indkey[k.place - 1] AND a.attnum <> 0
            LEFT JOIN pg_opclass o ON o.oid = i.indclass[k.place - 1]
            LEFT JOIN pg_namespace opn ON opn.oid = o.opcnamespace
            LEFT JOIN pg_collation co ON co.oid = i.indcollation[k.place - 1]
            LEFT JOIN pg_namespace cn ON cn.oid = co.collnamespace
            WHERE (i.indisvalid OR c.relkind = 'I') AND %s
              AND NOT EXISTS (SELECT FROM pg_constraint x
                WHERE x.conindid = c.oid AND x.contype IN ('p', 'u', 'x'))
            ORDER BY i.indrelid, c.relname, k.place
            """.formatted(version >= 15 ? "i.indnullsnotdistinct" : "false", USER_NAMESPACE);
    }
}
