package dev.matar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.dialect.Database;
import dev.matar.dialect.postgresql.PostgresqlServer;
import dev.matar.proof.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a verification finds beside a wrong schema: lost rows, what no transaction allows, what a branch leaves to another. */
class VerificationTest {

    private static final Database SQLITE = new Database("jdbc:sqlite::memory:", "", "");

    @TempDir
    Path folder;

    private Path versions;

    @BeforeEach
    void begin() throws IOException {
        versions = Files.createDirectories(folder.resolve("migrations/versions"));
    }

    private void sql(String id, String revises, String up, String down) throws IOException {
        Files.writeString(versions.resolve(id + ".sql"),
                "-- revision: " + id + "\n-- revises: " + revises + "\n-- upgrade\n" + up + "\n-- downgrade\n" + down + "\n");
    }

    private Verification.Result verify(Database database, String range) {
        return Matar.at(Settings.of(database, folder.resolve("migrations"))).verify(range, step -> {});
    }

    private static List<String> disagreements(Verification.Result result) {
        List<String> all = new ArrayList<>();
        result.findings().forEach(finding -> all.addAll(finding.disagreements()));
        return all;
    }

    private void table() throws IOException {
        sql("a1", "", "-- effect: create table t\n-- effect:   id integer not null\n-- effect:   primary key pk_t (id)\n"
                + "CREATE TABLE t (id INTEGER NOT NULL CONSTRAINT pk_t PRIMARY KEY);", "-- effect: drop table t\nDROP TABLE t;");
    }

    @Test
    void rowsThatAreLostAreMissed() throws IOException {
        table();
        sql("b2", "a1", "-- effect:\nDROP TABLE t;\nCREATE TABLE t (id INTEGER NOT NULL CONSTRAINT pk_t PRIMARY KEY);", "-- effect:\nPRAGMA optimize;");
        assertThat(disagreements(verify(SQLITE, ":"))).containsExactly(
                "The rows of table t are not the same after the upgrade: [[1], [2]] were [].",
                "The rows of table t are not the same after the downgrade: [[1], [2]] were [].");
    }

    @Test
    void rowsThatWerePutInAreOutAgainBeforeTheNextRevisionPutsInItsOwn() throws IOException {
        table();
        sql("b2", "a1", "-- effect: add column t: name text\nALTER TABLE t ADD COLUMN name TEXT;", "-- effect: drop column t.name\nALTER TABLE t DROP COLUMN name;");
        sql("c3", "b2", "INSERT INTO t (id) VALUES (1);", "DELETE FROM t WHERE id = 1;");
        assertThat(disagreements(verify(SQLITE, ":"))).isEmpty();
    }

    /** Else those that are put in to be kept would be in the way of these. */
    @Test
    void aRevisionThatPutsInRowsItselfFindsNoOthers() throws IOException {
        table();
        sql("b2", "a1", "-- effect: add column t: name text\nALTER TABLE t ADD COLUMN name TEXT;\nINSERT INTO t VALUES (1, 'one');",
                "-- effect: drop column t.name\nDELETE FROM main.t;\nALTER TABLE t DROP COLUMN name;");
        sql("c3", "b2", "-- effect: add column t: note text\nALTER TABLE t ADD COLUMN note TEXT;\nINSERT INTO main.t VALUES (2, 'two', '');",
                "-- effect: drop column t.note\nDELETE FROM t WHERE id = 2;\nALTER TABLE t DROP COLUMN note;");
        assertThat(disagreements(verify(SQLITE, ":"))).isEmpty();
    }

    /** A table that is built anew by SQL keeps its rows only if they are copied, and that is seen. */
    @Test
    void rowsThatAreCopiedIntoATableOfAnotherNameAreKept() throws IOException {
        table();
        String anew = "-- effect: %s\nCREATE TABLE t_new (id INTEGER NOT NULL CONSTRAINT pk_t PRIMARY KEY%s);\n"
                + "INSERT INTO \"t_new\" (id) SELECT id FROM t%s;\nDROP TABLE t;\nALTER TABLE t_new RENAME TO t;";
        String back = anew.formatted("drop column t.name", "", "");
        sql("b2", "a1", anew.formatted("add column t: name text", ", name TEXT", ""), back);
        assertThat(disagreements(verify(SQLITE, ":"))).isEmpty();
        sql("b2", "a1", anew.formatted("add column t: name text", ", name TEXT", " WHERE id > 1"), back);
        assertThat(disagreements(verify(SQLITE, ":"))).first().isEqualTo(
                "The rows of table t are not the same after the upgrade: [[1], [2]] were [[2]].");
    }

    @Test
    void branchesAndTheirMergeAreTriedInOneOrder() throws IOException {
        table();
        sql("b2", "a1", "CREATE TABLE u (id INTEGER);", "DROP TABLE u;");
        sql("c3", "a1", "CREATE TABLE v (id INTEGER);", "DROP TABLE v;");
        sql("d4", "b2, c3", "", "");
        Verification.Result result = verify(SQLITE, "b2:");
        assertThat(disagreements(result)).isEmpty();
        assertThat(result.findings()).extracting(Verification.Finding::revision).containsExactlyInAnyOrder("b2", "d4");
        assertThat(verify(SQLITE, ":").findings()).hasSize(4);
    }

    @Test
    void anEmptyHistoryIsSound() {
        assertThat(verify(SQLITE, ":").findings()).isEmpty();
    }

    @Test
    void onPostgresqlNothingIsEverCommitted() throws IOException, SQLException {
        String url = PostgresqlServer.running().createDatabase();
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.createStatement().execute("CREATE SCHEMA audit");
        }
        sql("a1", "", "-- effect: create namespace audit\nCREATE SCHEMA audit;", "-- effect: drop namespace audit\nDROP SCHEMA audit;");
        sql("b2", "a1", "CREATE TABLE t (id integer);\n-- autocommit\nBEGIN;\nCREATE UNIQUE INDEX CONCURRENTLY i ON t (id);\nCOMMIT;\nVACUUM t;\n"
                + "REINDEX INDEX CONCURRENTLY i;\n-- end autocommit", "DROP TABLE t;");
        sql("c3", "b2", "COMMIT;", "SELECT 1;");
        Verification.Result result = verify(new Database(url, "", ""), ":");
        assertThat(disagreements(result)).singleElement().asString().contains("c3.sql").contains("COMMIT would end the transaction");
        assertThat(result.findings().get(1).notes()).contains("Not tried, since no transaction allows it: VACUUM t");
        try (Connection connection = DriverManager.getConnection(url)) {
            var left = connection.createStatement().executeQuery("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'matar%' OR nspname = 'audit'");
            left.next();
            assertThat(left.getInt(1)).isEqualTo(1);
        }
    }
}
