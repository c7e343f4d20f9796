package dev.matar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.matar.schema.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are edited after they were applied: what their authors are free to do, and what is noticed. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EditedRevisionsTest extends ProjectTest {

    private static final String SQL = """
            -- revision: a1
            -- message: create account

            -- upgrade
            CREATE TABLE account (id INTEGER PRIMARY KEY, name VARCHAR(80) DEFAULT 'it''s'); -- people
            INSERT INTO account VALUES (1, 'Ann');

            -- downgrade
            DROP TABLE account;
            """;

    private static final String JAVA = """
            import static dev.matar.migration.Ddl.*;
            import dev.matar.migration.*;

            /** create post */
            @Revision(id = "b2", revises = "a1")
            public class Rb2 implements Migration {
                @Override public void upgrade(Operations op) {
                    op.createTable("post", column("id", integer()).notNull(), column("title", string(80)), primaryKey("id"),
                        check("length(title) > 0").named("ck_title"));
                    op.execute("update account set name = 'x' where id = 1");
                    op.run("count", c -> {});
                }
                @Override public void downgrade(Operations op) { op.dropTable("post"); }
            }
            """;

    @BeforeEach
    void apply() throws IOException {
        write("a1.sql", SQL);
        write("Rb2.java", JAVA);
        Matar.at(settings).upgrade("head");
        assertThat(Matar.at(settings).changedRevisions()).isEmpty();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(file(name), text);
    }

    private Path file(String name) {
        return settings.versions().get(0).resolve(name);
    }

    private void edit(String name, String what, String into) throws IOException {
        String text = Files.readString(file(name));
        assertThat(text).contains(what);
        write(name, text.replace(what, into));
    }

    private void nothingHasChanged() {
        assertThat(Matar.at(settings).changedRevisions()).isEmpty();
        assertThat(Matar.at(settings).upgrade("head").steps()).isEmpty();
    }

    private String whatHasChanged() {
        assertThat(Matar.at(settings).changedRevisions()).hasSize(1);
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> Matar.at(settings).upgrade("head"));
        assertThat(refusal.code()).isEqualTo("revision-changed");
        ChangedRevision changed = Matar.at(settings).changedRevisions().get(0);
        assertThat(refusal.problem()).contains(changed.file().path().toString(), "Revision " + changed.file().header().id(), changed.lines().get(0));
        assertThat(refusal.remedy()).contains("matar accept " + changed.file().header().id());
        return String.join("\n", changed.lines());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            INSERT INTO account          | insert  into "account"                   | false
            INSERT INTO                  | insert  into                             | true
            -- people                    | /* people */ /* and others */            | true
            -- people                    | ''                                       | true
            -- message: create account   | -- message: create the table of accounts | true
            (1, 'Ann')                   | ( 1 , 'Ann' )                            | true
            (1, 'Ann')                   | (1, 'ann')                               | false
            (1, 'Ann')                   | (1, 'Ann ')                              | false
            VARCHAR(80)                  | VARCHAR(81)                              | false
            -- upgrade                   | --   upgrade                             | true
            DROP TABLE account;          | DROP TABLE IF EXISTS account;            | true
            """)
    void an_sql_file_is_edited(String what, String into, boolean isFree) throws IOException {
        edit("a1.sql", what, into);
        if (isFree) {
            nothingHasChanged();
        } else {
            assertThat(whatHasChanged()).contains("- sql |", "+ sql |");
        }
    }

    @Test
    void lines_may_end_in_another_way_and_begin_with_a_mark() throws IOException {
        write("a1.sql", "\uFEFF" + SQL.replace("\n", "\r\n"));
        write("Rb2.java", JAVA.replace("\n", "\r\n"));
        nothingHasChanged();
    }

    @Test
    void a_declared_effect_is_no_change() throws IOException {
        edit("a1.sql", "-- upgrade\n", "-- upgrade\n-- effect: create table account\n-- effect:   id integer\n");
        nothingHasChanged();
    }

    @Test
    void an_autocommit_section_is_a_change() throws IOException {
        edit("a1.sql", "INSERT INTO account VALUES (1, 'Ann');", "-- autocommit\nINSERT INTO account VALUES (1, 'Ann');\n-- end autocommit");
        assertThat(whatHasChanged()).isEqualTo("""
                - sql | INSERT INTO account VALUES (1, 'Ann')
                + autocommit
                +   sql | INSERT INTO account VALUES (1, 'Ann')""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /** create post */                | // nothing
            column("id", integer()).notNull(), column("title", string(80)) | column("title", string(80)), column("id", integer()).notNull()
            length(title) > 0                 | length( title )>0
            "update account set name = 'x' where id = 1" | "UPDATE account\\n   SET name = 'x' -- all\\n WHERE id=1;"
            c -> {}                           | c -> { int more = 1; }
            op.dropTable("post");             | op.execute("drop table post");
            implements Migration {            | implements Migration { private int unused;
            op.createTable(                   | String name = "post"; op.createTable(
            """)
    void what_is_free_in_a_java_file(String what, String into) throws IOException {
        edit("Rb2.java", what, into);
        nothingHasChanged();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            string(80)            ; string(100)         ; -   title varchar(80)      ; +   title varchar(100)
            length(title) > 0     ; length(title) >= 0  ; -   check ck_title (length(title) > 0) ; +   check ck_title (length(title) >= 0)
            name = 'x'            ; name = 'y'          ; - sql | update account set name = 'x' where id = 1 ; + sql | update account set name = 'y' where id = 1
            op.run("count"        ; op.run("count anew" ; - code 'count'             ; + code 'count anew'
            """)
    void what_is_noticed_in_a_java_file(String what, String into, String removed, String added) throws IOException {
        edit("Rb2.java", what, into);
        assertThat(whatHasChanged().lines()).contains(removed, added);
    }

    @Test
    void a_table_that_differs_is_told_by_what_differs_in_it() throws IOException {
        edit("Rb2.java", "string(80)", "string(100)");
        assertThat(whatHasChanged()).isEqualTo("""
                  create table post
                -   title varchar(80)
                +   title varchar(100)""");
    }

    @Test
    void the_order_of_operations_counts() throws IOException {
        edit("Rb2.java", "op.run(\"count\", c -> {});", "");
        edit("Rb2.java", "op.createTable", "op.run(\"count\", c -> {});\nop.createTable");
        assertThat(whatHasChanged()).isEqualTo("+ code 'count'\n- code 'count'");
    }

    @Test
    void a_class_that_revisions_share_counts_for_those_in_java() throws IOException {
        write("Width.java", "class Width { static final int OF_TITLE = 80; }");
        edit("Rb2.java", "string(80)", "string(Width.OF_TITLE)");
        nothingHasChanged();
        Matar.at(settings).accept("b2");
        write("Width.java", "class Width { static final int OF_TITLE = 90; }");
        assertThat(whatHasChanged()).contains("+   title varchar(90)");
    }
}
