package dev.matar.dialect.postgresql;

import dev.matar.dialect.Statement;
import dev.matar.schema.Name;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What a view, a type or a column has beside what the schema tells of, kept while it is built again: privileges, owner
 * and comment, options, defaults, comments of columns, triggers and rules of a view, casts of a type by way of text.
 *
 * <p>It is put into statements, which wait in a setting of the session, as there may be no transaction around. See the
 * manual's chapters "System Catalogs" and "Privileges".
 */
final class Beside {

    /** Whom a privilege of {@code aclexplode} is for. */
    private static final String GRANTEE = "CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END";

    private static final String TO =
            "' ON ', x.kind, x.it, ' TO ', " + GRANTEE + ", CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' END)";

    /** Statements of {@code x}, each behind the column without which it makes no sense. */
    private static final String GRANTS =
            """
              SELECT NULL::name, concat('GRANT ', a.privilege_type, x.of, %s FROM x, aclexplode(x.acl) a
            """.formatted(TO);

    private static final String OWNED =
            """
              SELECT NULL::name, concat('ALTER ', x.word, x.it, ' OWNER TO ', x.owner::regrole) FROM x WHERE pg_get_userbyid(x.owner) <> current_user
              UNION ALL %s\
              UNION ALL SELECT NULL, concat('COMMENT ON ', x.word, x.it, ' IS ', quote_literal(d.description)) FROM x JOIN pg_description d ON d.objoid = x.oid AND d.classoid = x.catalog AND d.objsubid = 0
            """.formatted(GRANTS.strip() + "\n");

    private static final String OF_A_VIEW =
            """
              UNION ALL SELECT NULL, concat('ALTER VIEW ', x.it, ' SET (', array_to_string(x.options, ', '), ')') FROM x WHERE x.options IS NOT NULL
              UNION ALL SELECT c.attname, concat('GRANT ', a.privilege_type, ' (', quote_ident(c.attname), ')', %s FROM x JOIN pg_attribute c ON c.attrelid = x.oid, aclexplode(c.attacl) a
              UNION ALL SELECT c.attname, concat('COMMENT ON COLUMN ', x.it, '.', quote_ident(c.attname), ' IS ', quote_literal(d.description)) FROM x JOIN pg_attribute c ON c.attrelid = x.oid JOIN pg_description d ON d.objoid = x.oid AND d.classoid = x.catalog AND d.objsubid = c.attnum
              UNION ALL SELECT c.attname, concat('ALTER VIEW ', x.it, ' ALTER COLUMN ', quote_ident(c.attname), ' SET DEFAULT ', pg_get_expr(d.adbin, d.adrelid)) FROM x JOIN pg_attribute c ON c.attrelid = x.oid JOIN pg_attrdef d ON d.adrelid = x.oid AND d.adnum = c.attnum
              UNION ALL SELECT NULL, pg_get_triggerdef(t.oid) FROM x JOIN pg_trigger t ON t.tgrelid = x.oid AND NOT t.tgisinternal
              UNION ALL SELECT NULL, rtrim(pg_get_ruledef(r.oid), ';') FROM x JOIN pg_rewrite r ON r.ev_class = x.oid AND r.rulename <> '_RETURN'
            """.formatted(TO);

    /** Casts that are made by the type's own input and output, as Hibernate makes them; those by a function the server refuses to lose. */
    private static final String CASTS = "FROM pg_cast c WHERE %s IN (c.castsource, c.casttarget) AND c.castmethod = 'i'";

    private static final String CAST = "CAST (', format_type(c.castsource, NULL), ' AS ', format_type(c.casttarget, NULL), ')";

    private static final String OF_A_TYPE =
            """
              SELECT NULL::name, concat('CREATE %s WITH INOUT', CASE c.castcontext WHEN 'i' THEN ' AS IMPLICIT' WHEN 'a' THEN ' AS ASSIGNMENT' END) FROM x, LATERAL (SELECT * %s) c
              UNION ALL %s
            """.formatted(CAST, CASTS.formatted("x.oid"), OWNED.strip());

    private final String it;
    private final String x;
    private final String statements;
    private final String drops;
    private final String setting;

    /**
     * @param it the literal of its quoted name; of a column its table's
     * @param x a query for its row
     * @param drops what would be in the way, a statement with its semicolon
     */
    private Beside(String it, String x, String statements, String drops) {
        this.it = it;
        this.drops = drops;
        this.x = "WITH x AS (SELECT " + it + " AS it, " + x + ") ";
        this.statements = statements;
        // Its own, as several things may be kept at once.
        this.setting = "'matar.kept_"
                + UUID.nameUUIDFromBytes(x.getBytes(StandardCharsets.UTF_8)).toString().replace("-", "") + "'";
    }

    static Beside view(PostgresqlDialect dialect, Name view) {
        String it = dialect.literal(dialect.quote(view));
        return new Beside(
                it,
                "'VIEW ' AS word, '' AS kind, '' AS of, tableoid AS catalog, oid, reloptions AS options, relowner AS owner,"
                        + " coalesce(relacl, acldefault('r', relowner)) AS acl FROM pg_class WHERE oid = " + it + "::regclass",
                OWNED + OF_A_VIEW,
                "");
    }

    static Beside type(PostgresqlDialect dialect, Name type) {
        String it = dialect.literal(dialect.quote(type));
        return new Beside(
                it,
                "'TYPE ' AS word, 'TYPE ' AS kind, '' AS of, tableoid AS catalog, oid, typowner AS owner,"
                        + " coalesce(typacl, acldefault('T', typowner)) AS acl FROM pg_type WHERE oid = " + it + "::regtype",
                OF_A_TYPE,
                " EXECUTE (SELECT coalesce(string_agg(concat('DROP " + CAST + "'), '; '), '') " + CASTS.formatted(it + "::regtype") + ");");
    }

    /** Its privileges alone: its comment is in the schema. */
    static Beside column(PostgresqlDialect dialect, Name table, String column) {
        String it = dialect.literal(dialect.quote(table));
        return new Beside(
                it,
                "'' AS kind, concat(' (', quote_ident(attname), ')') AS of, attacl AS acl FROM pg_attribute WHERE attrelid = " + it
                        + "::regclass AND attname = " + dialect.literal(column),
                GRANTS,
                "");
    }

    Statement keep() {
        return Block.of("PERFORM set_config(" + setting + ", (" + x + "SELECT coalesce(jsonb_agg(b), '[]')::text FROM (\n"
                + statements + ") b(col, sql)), false);" + drops);
    }

    /** Whoever the server or the owner's default privileges let in by themselves is turned away before. */
    Statement giveBack() {
        return Block.of("\n  EXECUTE (" + x + "SELECT coalesce(string_agg(DISTINCT concat('REVOKE ALL', x.of, ' ON ', x.kind,"
                + " x.it, ' FROM ', " + GRANTEE + "), '; '), '') FROM x, aclexplode(x.acl) a);\n"
                + "  EXECUTE (SELECT coalesce(string_agg(b.sql, '; '), '') FROM jsonb_to_recordset(current_setting(" + setting
                + ")::jsonb) AS b(col name, sql text) WHERE b.col IS NULL OR EXISTS (SELECT FROM pg_attribute c"
                + " WHERE c.attrelid = to_regclass(" + it + ") AND c.attname = b.col));\n");
    }
}
