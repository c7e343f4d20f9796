package dev.matar.dialect.postgresql;

import dev.matar.dialect.Statement;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.View;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Views that go while what they read is built again, and come back as they were: with their owner, privileges, options,
 * comments, triggers and rules, which no schema tells of.
 */
final class ViewsAside {

    /** The statements that give a new view, {@code %1$s}, what the old one has beside its query. */
    private static final String BESIDE_THE_QUERY =
            """
            SELECT coalesce(string_agg(sql, '; '), '') FROM pg_class v, LATERAL (
              SELECT format('ALTER VIEW %%s OWNER TO %%I', %1$s, pg_get_userbyid(v.relowner)) AS sql WHERE pg_get_userbyid(v.relowner) <> current_user
              UNION ALL SELECT format('ALTER VIEW %%s SET (%%s)', %1$s, array_to_string(v.reloptions, ', ')) WHERE v.reloptions IS NOT NULL
              UNION ALL SELECT format('GRANT %%s ON %%s TO %%s%%s', a.privilege_type, %1$s, CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END, CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END) FROM aclexplode(v.relacl) a
              UNION ALL SELECT format('GRANT %%s (%%I) ON %%s TO %%s%%s', a.privilege_type, c.attname, %1$s, CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END, CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END) FROM pg_attribute c, aclexplode(c.attacl) a WHERE c.attrelid = v.oid
              UNION ALL SELECT format('COMMENT ON VIEW %%s IS %%L', %1$s, d.description) FROM pg_description d WHERE d.objoid = v.oid AND d.classoid = 'pg_class'::regclass AND d.objsubid = 0
              UNION ALL SELECT format('COMMENT ON COLUMN %%s.%%I IS %%L', %1$s, c.attname, col_description(v.oid, c.attnum)) FROM pg_attribute c WHERE c.attrelid = v.oid AND col_description(v.oid, c.attnum) IS NOT NULL
              UNION ALL SELECT pg_get_triggerdef(t.oid) FROM pg_trigger t WHERE t.tgrelid = v.oid AND NOT t.tgisinternal
              UNION ALL SELECT rtrim(pg_get_ruledef(r.oid), ';') FROM pg_rewrite r WHERE r.ev_class = v.oid AND r.rulename <> '_RETURN'
            ) AS beside WHERE v.oid = %1$s::regclass""";

    private final PostgresqlDialect dialect;
    private final Schema before;
    private final Set<Name> readersFirst = new LinkedHashSet<>();

    /** @param touched which views have to go; those that read them go, too */
    ViewsAside(PostgresqlDialect dialect, Schema before, Predicate<View> touched) {
        this.dialect = dialect;
        this.before = before;
        before.views().stream().filter(touched).forEach(view -> add(view.name()));
    }

    private void add(Name view) {
        if (!readersFirst.contains(view)) {
            before.viewsOf(view).forEach(this::add);
            readersFirst.add(view);
        }
    }

    List<Statement> drops() {
        List<Statement> statements = new ArrayList<>();
        int place = 0;
        for (Name view : readersFirst) {
            String beside = String.format(BESIDE_THE_QUERY, dialect.literal(dialect.quote(view)));
            statements.add(Block.of("PERFORM set_config('" + setting(place++) + "', (" + beside + "), false);"));
            statements.add(Statement.of("DROP VIEW " + dialect.quote(view)));
        }
        return statements;
    }

    List<Statement> creates() {
        List<Statement> statements = new ArrayList<>();
        int place = readersFirst.size();
        List<Name> readersLast = new ArrayList<>(readersFirst);
        Collections.reverse(readersLast);
        for (Name view : readersLast) {
            statements.addAll(dialect.createView(before.view(view)));
            statements.add(Block.of("EXECUTE current_setting('" + setting(--place) + "');"));
        }
        return statements;
    }

    /** A setting of the session, as statements may run without a transaction around them. */
    private static String setting(int place) {
        return "matar.view_" + place;
    }
}
