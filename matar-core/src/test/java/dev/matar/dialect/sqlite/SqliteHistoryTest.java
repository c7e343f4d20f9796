package dev.matar.dialect.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.Matar;
import dev.matar.RevisionText;
import dev.matar.Settings;
import dev.matar.dialect.Database;
import dev.matar.run.Transactions;
import dev.matar.schema.Name;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A rebuild in the middle of a run knows what SQL of the same run did beside what it declares. */
class SqliteHistoryTest {

    @TempDir
    Path folder;

    private Settings settings() {
        return Settings.of(new Database("jdbc:sqlite:" + folder.resolve("t.db"), "", ""), folder.resolve("migrations"));
    }

    private void write(String id, String revises, String up) throws IOException {
        Path versions = Files.createDirectories(settings().versions().get(0));
        Files.writeString(
                versions.resolve(id + ".sql"),
                "-- revision: " + id + "\n-- revises: " + revises + "\n-- message: change " + id + "\n\n-- upgrade\n"
                        + up + "\n\n-- downgrade\n");
    }

    private void writeJava(String id, String revises, String up) throws IOException {
        Path versions = Files.createDirectories(settings().versions().get(0));
        Files.writeString(versions.resolve("R" + id + ".java"), RevisionText.java(id, revises, up, ""));
    }

    @Test
    void whatSqlDidUndeclaredIsCarriedThroughTheRebuildThatFollows() throws IOException {
        writeJava("z", "", "op.createTable(\"u\", column(\"a\", text()));");
        write(
                "a",
                "z",
                """
                -- effect: create table t
                -- effect:   a integer not null
                -- effect:   b text
                -- effect:   primary key pk_t (a)
                -- effect:   unique own_name (b)
                CREATE TABLE t (a INTEGER NOT NULL PRIMARY KEY, b TEXT, extra TEXT, UNIQUE (b));
                CREATE TRIGGER tr AFTER INSERT ON t BEGIN UPDATE t SET extra = 'fired' WHERE a = new.a; END;
                CREATE INDEX ix ON t (extra);
                """);
        write("b", "a", "-- effect: rename column t.b to c\nALTER TABLE t RENAME COLUMN b TO c;");
        writeJava(
                "c",
                "b",
                """
                op.addConstraint("t", check("a > 0").named("ck"));
                op.dropConstraint("t", "own_name");
                op.execute("INSERT INTO t (a, c) VALUES (1, 'x'), (2, 'x')");
                """);
        Matar.at(settings()).upgrade("head");
        try (SqliteDatabase database = new SqliteDatabase(settings().database().url())) {
            assertThat(database.rows("SELECT a, c, extra FROM t"))
                    .containsExactly("Integer 1, String x, String fired", "Integer 2, String x, String fired");
            assertThat(database.rows("SELECT name FROM sqlite_master WHERE name IN ('tr', 'ix')"))
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PER_REVISION", "NONE"})
    void aTableIsBuiltAnewOutsideOfTheRevisionsTransaction(Transactions transactions) throws IOException {
        writeJava("a", "", """
                op.createTable("t", column("a", integer()), column("b", text()));
                op.execute("INSERT INTO t VALUES (1, 'x')");
                op.autocommit(each -> {
                    each.alterColumn("t", column("b", text()).notNull());
                    each.execute("INSERT INTO t VALUES (2, 'y')");
                    each.execute("VACUUM");
                });
                """);
        Matar matar = Matar.at(settings().transactions(transactions));
        matar.upgrade("head");
        try (SqliteDatabase database = new SqliteDatabase(settings().database().url())) {
            assertThat(database.rows("SELECT a, b FROM t")).containsExactly("Integer 1, String x", "Integer 2, String y");
        }
        assertThat(matar.databaseSchema().table(Name.of("t")).column("b").nullable()).isFalse();
        assertThat(matar.underWay()).isEmpty();
    }
}
