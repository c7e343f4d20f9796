package dev.matar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.law.Cases;
import dev.matar.law.Damage;
import dev.matar.law.Dice;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole commands on input that somebody, or something, has damaged: each is done or refused, in time and in sentences, and a
 * refused one leaves the database as it was. {@code -Dmatar.times=50} tries 100,000 inputs.
 */
class BadInputTest {

    private static final String SETTINGS = """
            [matar]
            script_location = "migrations"
            version_locations = ["migrations/versions"]
            url = "jdbc:sqlite:${env.NAME}.db"
            user = "${x.USER:nobody}"
            password = "${file:matar.toml}"
            version_table = "matar_version"
            version_table_schema = "${env.EMPTY}"
            transactions = "per-revision"
            lock_timeout = "5s"
            format = "sql"
            only = ["*"]
            leave_out = ["legacy_*", 'odd"name']

            [matar.naming]
            primary_key = "pk_{table}"
            index = "ix_{table}_{columns}"
            max_length = 63

            [matar.source]
            script = "schema.sql"

            [environments.test]
            url = "jdbc:h2:mem:test"
            password = "${env.ODD}"
            """;

    private static final List<List<String>> COMMANDS = List.of(
            List.of("heads"), List.of("current"), List.of("history"), List.of("upgrade", "head"), List.of("upgrade", "head", "--sql"),
            List.of("downgrade", "base"), List.of("stamp", "head"), List.of("plan", "upgrade", "head"), List.of("show", "head"),
            List.of("-e", "test", "current"), List.of("-e", "test", "upgrade", "head"), List.of("schema", "head"), List.of("check"),
            List.of("revision", "-m", "more"), List.of("revision", "-m", "more", "--autogenerate", "--no-rename"),
            List.of("ensure-version"));

    private static final List<List<String>> MOVES = List.of(
            List.of("upgrade"), List.of("downgrade"), List.of("stamp"), List.of("stamp", "--purge"), List.of("upgrade", "--sql"),
            List.of("downgrade", "--sql"), List.of("stamp", "--sql"), List.of("history", "-r"), List.of("show"), List.of("schema"), List.of("merge"),
            List.of("plan", "upgrade"), List.of("plan", "downgrade", "--from", "c3"), List.of("plan", "upgrade", "head", "--from"),
            List.of("revision", "-m", "x", "--head"), List.of("revision", "-m", "x", "--depends-on"), List.of("revision", "--rev-id"),
            List.of("revision", "--branch-label"), List.of("revision", "-m"), List.of("-e"), List.of("-c"), List.of("-x"), List.of("help"),
            List.of("verify"), List.of("diff", "database"), List.of("check", "--only"));

    private static final List<String> TARGETS = List.of(
            "head", "heads", "base", "a1", "b2+1", "c3-1", "+1", "-1", "main@head", "main@base", "main@+1", "main@c3", "a1:c3", "base:head", "-2:",
            "current", ":current", "a1,b2", "matar.toml", "USER=x", "extra index *", "history");

    private static final String SQL = """
            -- revision: d4
            -- revises: b2
            -- depends_on: a1
            -- branch_labels: side
            -- message: say 'more' and "more"
            -- created: 2023-04-28T01:59:42.015293

            -- upgrade
            -- effect: create table "Odd ""name"
            -- effect:   id bigint not null identity
            -- effect:   title varchar(200) default 'it''s' comment e'a\\nb'
            -- effect:   primary key pk_odd (id)
            CREATE TABLE "Odd ""name" (id INTEGER PRIMARY KEY AUTOINCREMENT, title VARCHAR(200) DEFAULT 'it''s');
            CREATE TRIGGER tr AFTER INSERT ON account BEGIN UPDATE account SET name = 'x;y'; SELECT 1; END;
            -- a comment; with 'signs'
            /* and; another */ INSERT INTO account VALUES (3, 'three'), (4, `name`);
            UPDATE account SET name = [name] WHERE id = 3;

            -- downgrade
            DROP TRIGGER tr;
            DROP TABLE "Odd ""name";
            """;

    private static final String JAVA = """
            package versions;

            import static dev.matar.migration.Ddl.*;
            import dev.matar.migration.*;

            /** say "more" {@code *} &amp; more */
            @Revision(id = "d4", revises = {"b2"}, dependsOn = "a1", branchLabels = {"side"}, created = "2023-04-28T01:59:42.015293")
            public class Rd4 implements Migration {
                @Override public void upgrade(Operations op) {
                    op.createTable("label", column("id", integer()).notNull(), primaryKey("id")); // 'x
                }

                @Override public void downgrade(Operations op) {
                    op.dropTable("label");
                }
            }
            """;

    private static final String EFFECT = """
            -- revision: d4
            -- revises: b2

            -- upgrade
            %s
            CREATE TABLE more (id INTEGER PRIMARY KEY);

            -- downgrade
            DROP TABLE more;
            """;

    private static final String NOTATION = """
            create table more
              id integer not null
              "Mixed Case" varchar(20) default 'a' comment 'it''s'
              price decimal(10, 2) not null default 0.00
              total decimal(20, 2) as (price * id) stored
              kind enum kind on sqlite varchar(20)
              primary key pk_more (id)
              foreign key fk_more_post (id) references post (id) on delete cascade
              check ck_more (price > 0)
              index ix_more (id desc nulls last, (lower("Mixed Case"))) where (id > 0)
            add column account: email text
            alter column account: name text not null
            rename column account.email to mail
            create enum kind ('a', 'b''c')
            insert into account (id, name)
              (9, 'nine')
            sql | update account set name = 'x'
              down | update account set name = 'y'
              effect none""";

    private static final String RENAMES = """
            # renamed
            post=article
            account.name=title
            not post.title = headline
            table audit.event=audit.entry
            "Mixed Case".x=y
            """;

    private static final String RULES = """
            ignore extra index *           # made by the DBA
            ignore extra table legacy_*
            ignore type *.created_at
            ignore enum values "mood"
            """;

    private static final List<List<String>> READING = List.of(
            List.of("heads"), List.of("bases"), List.of("branches"), List.of("history"), List.of("history", "-i"), List.of("plan", "upgrade", "head"),
            List.of("current"), List.of("upgrade", "b2"), List.of("downgrade", "a1"), List.of("revision", "-m", "x"), List.of("merge", "heads"));

    private static final List<List<String>> SCHEMA = List.of(
            List.of("schema", "head"), List.of("upgrade", "head"), List.of("plan", "upgrade", "head", "--costs"),
            List.of("show", "d4"), List.of("check", "--no-database"), List.of("check"), List.of("diff", "history", "database"), List.of("effect", "d4"),
            List.of("verify", "d4"), List.of("revision", "-m", "x", "--autogenerate", "--rename-file", "renames"),
            List.of("revision", "-m", "x", "--autogenerate", "--from-history", "--rename-file", "renames", "--no-rename"));

    @TempDir
    Path around;

    private BadInputProject project;

    @BeforeEach
    void makeProject() throws IOException, SQLException {
        project = new BadInputProject(around);
    }

    @Test
    void configurations() {
        each(400, dice -> {
            project.clear();
            project.write("schema.sql", "CREATE TABLE account (id INTEGER PRIMARY KEY);");
            project.writeDamaged("matar.toml", SETTINGS, dice);
            project.hold(command(dice.pick(COMMANDS), dice));
        });
    }

    @Test
    void targets() {
        each(400, dice -> {
            project.clear();
            List<String> words = new ArrayList<>(dice.pick(MOVES));
            words.add(Damage.of(dice.pick(TARGETS), dice));
            if (dice.chance(10)) {
                words.add(dice.pick(TARGETS));
            }
            project.hold(command(words, dice));
        });
    }

    @Test
    void sqlRevisions() {
        each(500, dice -> {
            project.clear();
            project.delete("migrations/versions/c3.sql");
            project.writeDamaged("migrations/versions/d4.sql", SQL, dice);
            project.hold(command(dice.pick(COMMANDS), dice));
        });
    }

    @Test
    void javaHeaders() {
        each(300, dice -> {
            project.clear();
            project.delete("migrations/versions/c3.sql");
            project.writeDamaged("migrations/versions/Rd4.java", JAVA, dice);
            project.hold(command(dice.pick(READING), dice));
        });
    }

    @Test
    void effectsAndRenames() {
        each(200, dice -> {
            project.clear();
            project.delete("migrations/versions/c3.sql");
            project.write("migrations/versions/d4.sql", EFFECT.formatted(commented(dice.chance(50) ? NOTATION : Damage.of(NOTATION, dice))));
            project.write("schema.sql", "CREATE TABLE account (id INTEGER PRIMARY KEY, title VARCHAR(20) NOT NULL);\nCREATE TABLE article (id INTEGER);");
            project.write("matar.toml", BadInputProject.CONFIGURATION + "source = { script = \"schema.sql\" }\n");
            project.writeDamaged("renames", RENAMES, dice);
            project.writeDamaged("migrations/accepted-differences", RULES, dice);
            project.hold(command(dice.pick(SCHEMA), dice));
        });
    }

    /** What one command has written from a name, the next ones can read, and take back. */
    @Test
    void names() {
        each(40, dice -> {
            project.clear();
            project.delete("migrations/versions/c3.sql");
            String before = project.content();
            project.write("schema.sql", schema(Damage.name(dice), Damage.name(dice), dice));
            String format = dice.chance(30) ? "java" : "sql";
            project.write("matar.toml", BadInputProject.CONFIGURATION.replace("\"sql\"", "\"" + format + "\"") + "source = { script = \"schema.sql\" }\n");
            if (project.hold("revision", "--autogenerate", "--no-rename", "--rev-id", "d4", "-m", Damage.name(dice)).exit() == ExitCode.DONE) {
                project.mustDo("upgrade", "head");
                project.mustDo("check");
                project.mustDo("downgrade", "b2");
                assertThat(project.content()).isEqualTo(before);
            }
        });
    }

    private static String schema(String table, String column, Dice dice) {
        String text = "'" + Damage.name(dice).replace("'", "''") + "'";
        return "CREATE TABLE account (id INTEGER PRIMARY KEY, name VARCHAR(20) NOT NULL);\n"
                + "CREATE TABLE post (id INTEGER PRIMARY KEY, author INTEGER REFERENCES account (id), title TEXT);\n"
                + "CREATE INDEX ix_post_title ON post (title);\n"
                + "CREATE TABLE " + quoted(table) + " (id INTEGER PRIMARY KEY, " + quoted(column) + " VARCHAR(20) DEFAULT " + text + ", CHECK ("
                + quoted(column) + " IN ('a', " + text + ")));\n"
                + "CREATE INDEX " + quoted("ix " + column) + " ON " + quoted(table) + " (" + quoted(column) + ");\n";
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Test
    void namesOfRevisionsAndTables() {
        each(160, dice -> {
            project.clear();
            project.delete("app.db");
            project.delete("migrations/versions/c3.sql");
            project.write("matar.toml", BadInputProject.CONFIGURATION + "version_table = " + toml(dice.chance(50) ? "v" : Damage.name(dice)) + "\n"
                    + "version_table_schema = " + toml(dice.chance(80) ? "" : Damage.name(dice)) + "\n");
            List<String> draft = new ArrayList<>(List.of("revision", "-m", Damage.name(dice)));
            draft.addAll(dice.chance(50) ? List.of("--rev-id", Damage.name(dice)) : List.of("--branch-label", Damage.name(dice)));
            draft.addAll(dice.chance(20) ? List.of() : List.of("--sql-file"));
            project.hold(draft.toArray(String[]::new));
            if (project.hold("upgrade", "head").exit() == ExitCode.DONE) {
                project.mustDo("current");
                project.mustDo("heads");
                project.mustDo("downgrade", "base");
            }
        });
    }

    private static String toml(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.chars().forEach(c -> out.append(c < ' ' || c == '"' || c == '\\' ? String.format("\\u%04x", c) : String.valueOf((char) c)));
        return out.append('"').toString();
    }

    /** Tries many, and sees that they are neither all done nor all refused. */
    private void each(int cases, Cases.Law law) {
        if (Cases.each(cases, law) >= cases) {
            project.assertSomeOfBoth();
        }
    }

    private static String commented(String notation) {
        return notation.replaceAll("(?m)^", "-- effect: ");
    }

    private static String[] command(List<String> words, Dice dice) {
        List<String> command = new ArrayList<>(words);
        if (dice.chance(30)) {
            command.add("--json");
        }
        return command.toArray(String[]::new);
    }
}
