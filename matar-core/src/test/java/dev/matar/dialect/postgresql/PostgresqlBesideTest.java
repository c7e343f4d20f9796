package dev.matar.dialect.postgresql;

import static dev.matar.migration.Ddl.column;
import static dev.matar.migration.Ddl.integer;
import static dev.matar.migration.Ddl.smallInt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.operation.AlterColumn;
import dev.matar.operation.DropEnumValue;
import dev.matar.operation.ReplaceView;
import dev.matar.schema.Column;
import dev.matar.schema.Default;
import dev.matar.schema.EnumType;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.View;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is built again keeps what no schema tells of, and nobody is let in who was not before. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresqlBesideTest {

    private static final String VIEW = "\"Who's \"\"glad\"\" 100%\"";

    private TestDatabase database;

    @BeforeAll
    void open() throws SQLException {
        database = new TestDatabase();
        // Roles are the server's, not the database's.
        for (String role : List.of("an owner", "a guest")) {
            database.execute("DO $$ BEGIN CREATE ROLE \"" + role + "\"; EXCEPTION WHEN duplicate_object THEN END $$");
        }
    }

    @AfterAll
    void close() throws SQLException {
        database.execute("ALTER DEFAULT PRIVILEGES REVOKE DELETE ON TABLES FROM \"a guest\"");
        database.close();
    }

    private static ReplaceView view(String query) {
        return new ReplaceView(new View(Name.of("Who's \"glad\" 100%"), query));
    }

    @Test
    void aViewKeepsAllButWhatIsOfColumnsThatAreGone() throws SQLException {
        Schema schema = Schema.of(
                List.of(RichSchema.table("person", column("id", integer()), column("age", integer()))),
                List.of(),
                List.of(),
                List.of(view("select id, age from person").to()),
                Set.of());
        database.hold(schema);
        database.execute(
                "GRANT ALL ON SCHEMA public TO \"an owner\"",
                "ALTER VIEW " + VIEW + " OWNER TO \"an owner\"",
                "ALTER VIEW " + VIEW + " SET (check_option = 'local', security_barrier)",
                "ALTER VIEW " + VIEW + " ALTER id SET DEFAULT 7, ALTER age SET DEFAULT 8",
                "GRANT SELECT ON " + VIEW + " TO \"a guest\" WITH GRANT OPTION",
                "GRANT UPDATE (id, age), SELECT (id) ON " + VIEW + " TO PUBLIC",
                "COMMENT ON VIEW " + VIEW + " IS 'it''s; all \\ of them'",
                "COMMENT ON COLUMN " + VIEW + ".id IS 'the number'",
                "COMMENT ON COLUMN " + VIEW + ".age IS 'in years'",
                "CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
                "CREATE TRIGGER quiet INSTEAD OF DELETE ON " + VIEW + " FOR EACH ROW EXECUTE FUNCTION nothing()",
                "CREATE RULE still AS ON INSERT TO " + VIEW + " DO INSTEAD NOTHING",
                "ALTER DEFAULT PRIVILEGES GRANT DELETE ON TABLES TO \"a guest\"");
        List<String> before = ofTheView();
        assertThat(before).contains("quiet", "still").anyMatch(row -> row.startsWith("age|"));

        schema = database.run(view("select id, 1 as one from person"), schema);
        before.removeIf(row -> row.startsWith("age|"));
        assertThat(ofTheView()).isEqualTo(before);

        database.run(view("select id, age from person"), schema);
        before.add(1, "age|null|null|null");
        assertThat(ofTheView()).isEqualTo(before);
    }

    private List<String> ofTheView() throws SQLException {
        String of = " = '" + VIEW.replace("'", "''") + "'::regclass ORDER BY 1";
        List<String> all = new ArrayList<>(database.rows("SELECT relowner::regrole, reloptions, obj_description(oid, 'pg_class'),"
                + " (SELECT array_agg(a::text ORDER BY a::text) FROM aclexplode(relacl) a) FROM pg_class WHERE oid" + of));
        all.addAll(database.rows("SELECT attname, attacl, col_description(attrelid, attnum), pg_get_expr(adbin, adrelid)"
                + " FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum"
                + " WHERE attname IN ('id', 'age') AND attrelid" + of));
        all.addAll(database.rows("SELECT tgname FROM pg_trigger WHERE tgrelid" + of));
        all.addAll(database.rows("SELECT rulename FROM pg_rewrite WHERE rulename <> '_RETURN' AND ev_class" + of));
        return all;
    }

    @Test
    void anEnumTypeKeepsItsOwnerItsCastsAndWhoMayUseIt() throws SQLException {
        Name mood = Name.of("The mood");
        Schema schema = Schema.of(List.of(), List.of(), List.of(new EnumType(mood, List.of("a", "b"))), List.of(), Set.of());
        database.hold(schema);
        List<String> plain = ofTheType();
        schema = database.run(new DropEnumValue(mood, "b"), schema);
        assertThat(ofTheType()).isEqualTo(plain);

        database.execute(
                "GRANT ALL ON SCHEMA public TO \"an owner\"",
                "ALTER TYPE \"The mood\" OWNER TO \"an owner\"",
                "REVOKE USAGE ON TYPE \"The mood\" FROM PUBLIC",
                "GRANT USAGE ON TYPE \"The mood\" TO \"a guest\" WITH GRANT OPTION",
                "COMMENT ON TYPE \"The mood\" IS 'it''s'",
                "CREATE CAST (varchar AS \"The mood\") WITH INOUT AS IMPLICIT",
                "CREATE CAST (\"The mood\" AS text) WITH INOUT AS ASSIGNMENT",
                "CREATE CAST (\"The mood\" AS bytea) WITH INOUT");
        List<String> before = ofTheType();
        assertThat(before).isNotEqualTo(plain);
        database.run(new DropEnumValue(mood, "a"), schema);
        assertThat(ofTheType()).isEqualTo(before);
    }

    private List<String> ofTheType() throws SQLException {
        return database.rows("SELECT typowner::regrole, obj_description(oid, 'pg_type'), (SELECT array_agg(a::text ORDER BY a::text)"
                + " FROM aclexplode(coalesce(typacl, acldefault('T', typowner))) a),"
                + " (SELECT array_agg(concat(c.castsource::regtype, c.casttarget::regtype, c.castmethod, c.castcontext) ORDER BY c.castsource::regtype::text, c.casttarget::regtype::text)"
                + " FROM pg_cast c WHERE t.oid IN (c.castsource, c.casttarget)) FROM pg_type t WHERE typname = 'The mood'");
    }

    private static Column computed(String column, String sql, boolean stored) {
        return column(column, integer()).from(new Default.Computed(sql, stored));
    }

    @Test
    void aComputedColumnThatIsAddedAgainKeepsWhoMayReadIt() throws SQLException {
        Name t = Name.of("t");
        Schema schema = Schema.of(RichSchema.table(
                "t", column("base", smallInt()), computed("The \"half\"", "base / 2", true), column("plain", integer())));
        database.hold(schema);
        database.execute(
                "GRANT SELECT (\"The \"\"half\"\"\") ON t TO \"a guest\" WITH GRANT OPTION",
                "GRANT UPDATE (plain), SELECT (plain) ON t TO PUBLIC");
        List<String> before = ofTheColumns();
        assertThat(before).hasSize(2);

        schema = database.run(new AlterColumn(t, computed("The \"half\"", "base / 3", true)), schema);
        assertThat(ofTheColumns()).isEqualTo(before);
        schema = database.run(new AlterColumn(t, computed("plain", "base + 1", true)), schema);
        assertThat(ofTheColumns()).isEqualTo(before);
        schema = database.run(new AlterColumn(t, column("base", integer())), schema);
        assertThat(ofTheColumns()).isEqualTo(before);

        Assumptions.assumeTrue(database.connection.getMetaData().getDatabaseMajorVersion() >= 18);
        schema = database.run(new AlterColumn(t, computed("plain", "base + 2", false)), schema);
        database.run(new AlterColumn(t, column("plain", integer())), schema);
        assertThat(ofTheColumns()).isEqualTo(before);
    }

    private List<String> ofTheColumns() throws SQLException {
        return database.rows("SELECT attname, attacl FROM pg_attribute WHERE attacl IS NOT NULL AND NOT attisdropped AND attrelid = 't'::regclass ORDER BY 1");
    }
}
