package dev.matar.dialect.postgresql;

import static dev.matar.migration.Ddl.column;
import static dev.matar.migration.Ddl.enumType;
import static dev.matar.migration.Ddl.integer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.operation.DropEnumValue;
import dev.matar.operation.ReplaceView;
import dev.matar.schema.EnumType;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.View;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Views that have to go for a while keep what no schema tells of. */
class PostgresqlViewsTest {

    private static final String PRIVILEGES =
            "SELECT relname, relacl, reloptions, obj_description(oid, 'pg_class'), col_description(oid, 1) FROM pg_class"
                    + " WHERE relkind = 'v' AND relnamespace = current_schema()::regnamespace ORDER BY 1";

    private static final String TYPE =
            "SELECT typacl, obj_description(oid, 'pg_type') FROM pg_type WHERE typname = 'mood'";

    @Test
    void aReplacedViewKeepsThemToo() throws SQLException {
        Schema schema = Schema.of(
                List.of(RichSchema.table("person", column("id", integer()), column("age", integer()))),
                List.of(), List.of(), List.of(new View(Name.of("adult"), "select id, age from person")), Set.of());
        try (TestDatabase database = new TestDatabase()) {
            database.hold(schema);
            database.execute(
                    "GRANT SELECT ON adult TO PUBLIC",
                    "COMMENT ON COLUMN adult.id IS 'stays'",
                    "COMMENT ON COLUMN adult.age IS 'goes'");
            String columns = "SELECT attname, col_description(attrelid, attnum) FROM pg_attribute WHERE attrelid = 'adult'::regclass";
            List<String> privileges = database.rows("SELECT relacl FROM pg_class WHERE relname = 'adult'");

            database.run(new ReplaceView(new View(Name.of("adult"), "select id from person where age > 17")), schema);

            assertThat(database.rows("SELECT relacl FROM pg_class WHERE relname = 'adult'")).isEqualTo(privileges);
            assertThat(database.rows(columns)).containsExactly("id|stays");
        }
    }

    @Test
    void viewsOfAnEnumTypeThatIsBuiltAgainKeepTheirPrivilegesOptionsCommentsTriggersAndRules() throws SQLException {
        Name mood = Name.of("mood");
        Schema schema = Schema.of(
                List.of(RichSchema.table("person", column("id", integer()), column("mood", enumType("mood")))),
                List.of(),
                List.of(new EnumType(mood, List.of("sad", "ok", "happy"))),
                List.of(
                        new View(Name.of("Who's \"glad\""), "select id, mood from person where mood <> 'sad'"),
                        new View(Name.of("count"), "select count(*) as many from \"Who's \"\"glad\"\"\""),
                        new View(Name.of("ids"), "select id from person")),
                Set.of());
        try (TestDatabase database = new TestDatabase()) {
            database.hold(schema);
            database.execute(
                    "INSERT INTO person VALUES (1, 'ok')",
                    "DO $$ BEGIN CREATE ROLE \"the reader\"; EXCEPTION WHEN duplicate_object THEN END $$",
                    "GRANT SELECT ON \"Who's \"\"glad\"\"\" TO \"the reader\" WITH GRANT OPTION",
                    "GRANT UPDATE (mood) ON \"Who's \"\"glad\"\"\" TO PUBLIC",
                    "GRANT SELECT ON count TO PUBLIC",
                    "ALTER VIEW \"Who's \"\"glad\"\"\" SET (security_barrier = true)",
                    "COMMENT ON VIEW count IS 'it''s; all of them'",
                    "COMMENT ON COLUMN \"Who's \"\"glad\"\"\".id IS 'the number'",
                    "CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
                    "CREATE TRIGGER quiet INSTEAD OF DELETE ON count FOR EACH ROW EXECUTE FUNCTION nothing()",
                    "REVOKE USAGE ON TYPE mood FROM PUBLIC",
                    "GRANT USAGE ON TYPE mood TO \"the reader\"",
                    "COMMENT ON TYPE mood IS 'how it is'",
                    "CREATE RULE still AS ON INSERT TO \"Who's \"\"glad\"\"\" DO INSTEAD NOTHING");
            List<String> before = database.rows(PRIVILEGES);
            List<String> type = database.rows(TYPE);
            assertThat(before).hasSize(3).anyMatch(row -> row.contains("the reader")).anyMatch(row -> row.contains("security_barrier"));

            database.run(new DropEnumValue(mood, "happy"), schema);

            assertThat(database.rows(PRIVILEGES)).isEqualTo(before);
            assertThat(database.rows(TYPE)).isEqualTo(type);
            assertThat(database.rows("SELECT tgname FROM pg_trigger WHERE tgname = 'quiet'")).hasSize(1);
            assertThat(database.rows("SELECT rulename FROM pg_rules")).contains("still");
            assertThat(database.rows("SELECT attacl FROM pg_attribute WHERE attname = 'mood' AND attacl IS NOT NULL")).hasSize(1);
            assertThat(database.rows("SELECT many FROM count")).containsExactly("1");
        }
    }
}
