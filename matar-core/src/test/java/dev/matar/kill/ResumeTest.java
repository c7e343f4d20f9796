package dev.matar.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.matar.Matar;
import dev.matar.Queries;
import dev.matar.RevisionText;
import dev.matar.Settings;
import dev.matar.dialect.Database;
import dev.matar.dialect.mysql.MariadbServer;
import dev.matar.dialect.postgresql.PostgresqlServer;
import dev.matar.kill.CutProxy.Side;
import dev.matar.run.Point;
import dev.matar.run.Transactions;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody has to decide, and what may be mended, where a run has ended halfway. */
class ResumeTest {

    private static final String TRIGGER = "CREATE TRIGGER note_it BEFORE INSERT ON ran FOR EACH ROW SET @noted = 1";

    @TempDir
    Path folder;

    private String url;
    private CutProxy proxy;
    private Transactions transactions = Transactions.PER_REVISION;

    private void begin(String newUrl) throws Exception {
        url = newUrl;
        proxy = new CutProxy(Integer.parseInt(url.replaceFirst(".*?//[^/]*:(\\d+)/.*", "$1")));
        Files.createDirectories(folder.resolve("migrations/versions"));
    }

    @AfterEach
    void closeProxy() {
        proxy.close();
    }

    private Matar matar(String at) {
        return Matar.at(Settings.of(new Database(at, "", ""), folder.resolve("migrations")).transactions(transactions));
    }

    private void revision(String id, String revises, String up, String down) throws Exception {
        Files.writeString(
                folder.resolve("migrations/versions/" + id + ".sql"),
                RevisionText.sql(id, revises, up, down));
    }

    /** The upgrade whose line is cut at a statement. */
    private void cutAt(String statement, Side side) throws Exception {
        CutProxy.Line line = proxy.open(statement, side);
        Refusal lost = catchThrowableOfType(Refusal.class, () -> matar(proxy.through(url)).upgrade("head"));
        assertThat(line.isCut()).as("whether the line was cut at " + statement + ": " + lost).isTrue();
        // Who comes next gets the lock when the server has done with what it was told.
        matar(url).ensureVersionTable();
    }

    private Refusal refused() {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> matar(url).upgrade("head"));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private List<String> values(String sql) throws Exception {
        return Queries.values(url, sql);
    }

    @Nested
    class OnMariadb {

        @BeforeEach
        void begin() throws Exception {
            ResumeTest.this.begin(MariadbServer.running().createDatabase());
        }

        private void opaque() throws Exception {
            revision("a", "", "CREATE TABLE ran (x INTEGER);\n" + TRIGGER + ";\nINSERT INTO ran VALUES (1);", "DROP TABLE ran;");
        }

        @Test
        void sqlThatSaysNothingOfItselfIsSomebodysDecisionAndMayBeDone() throws Exception {
            opaque();
            cutAt(TRIGGER, Side.AFTER);
            Refusal refusal = refused();
            assertThat(refusal.code()).isEqualTo("in-doubt");
            assertThat(refusal.problem()).contains("a.sql", TRIGGER);
            assertThat(refusal.remedy()).contains("matar resume --done", "matar resume --not-done");
            assertThat(refused().code()).as("asked again").isEqualTo("in-doubt");
            assertThat(matar(url).standing().halfDone()).map(Point::begun).contains(true);
            matar(url).resume(true);
            matar(url).upgrade("head");
            assertThat(values("SELECT x FROM ran")).containsExactly("1");
            assertThat(matar(url).underWay()).isEmpty();
        }

        @Test
        void orNotDone() throws Exception {
            opaque();
            cutAt(TRIGGER, Side.AFTER);
            assertThat(refused().code()).isEqualTo("in-doubt");
            matar(url).resume(false);
            assertThat(refused().problem()).as("it was done").contains("already exists");
            revision("a", "", "CREATE TABLE ran (x INTEGER);\nDROP TRIGGER note_it;\n" + TRIGGER + ";\nINSERT INTO ran VALUES (1);", "");
            matar(url).upgrade("head");
            assertThat(values("SELECT x FROM ran")).containsExactly("1");
        }

        @Test
        void norIsItKnownWhetherItReachedTheServer() throws Exception {
            opaque();
            cutAt(TRIGGER, Side.BEFORE);
            assertThat(refused().code()).isEqualTo("in-doubt");
            matar(url).resume(false);
            matar(url).upgrade("head");
            assertThat(values("SELECT x FROM ran")).containsExactly("1");
        }

        @Test
        void changedRowsAreNeverInDoubt() throws Exception {
            opaque();
            cutAt("INSERT INTO ran", Side.AFTER);
            matar(url).upgrade("head");
            assertThat(values("SELECT x FROM ran")).containsExactly("1");
        }

        @Test
        void whatPlainSqlDoesIsSeenWithoutAnyDeclaration() throws Exception {
            revision("a", "", "CREATE TABLE ran (x INTEGER);\nALTER TABLE ran ADD COLUMN y TEXT;\nDROP TABLE ran;", "");
            for (String statement : List.of("CREATE TABLE ran", "ALTER TABLE ran", "DROP TABLE ran")) {
                cutAt(statement, Side.BEFORE);
                cutAt(statement, Side.AFTER);
            }
            matar(url).upgrade("head");
            assertThat(matar(url).databaseSchema().tables()).isEmpty();
        }

        @Test
        void whatSqlDeclaresIsLookedAt() throws Exception {
            revision("a", "", "-- effect: create table ran\n-- effect:   x integer\nCREATE TABLE ran (x INTEGER);", "DROP TABLE ran;");
            revision("b", "a", "-- effect: add column ran: y text\nALTER TABLE ran ADD COLUMN y TEXT;", "ALTER TABLE ran DROP COLUMN y;");
            cutAt("ALTER TABLE ran", Side.AFTER);
            assertThat(matar(url).underWay()).map(Point::begun).contains(true);
            matar(url).upgrade("head");
            assertThat(matar(url).rows()).containsExactly("b");
        }

        @Test
        void whatIsDeclaredOfAWholeSectionDoesNotSpeakForOneStatementOfIt() throws Exception {
            revision("a", "", "-- effect: create table ran\n-- effect:   x integer\nCREATE TABLE ran (x INTEGER);\n" + TRIGGER + ";", "");
            cutAt(TRIGGER, Side.BEFORE);
            assertThat(refused().code()).isEqualTo("in-doubt");
            matar(url).resume(false);
            matar(url).upgrade("head");
            assertThat(values("SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = DATABASE()")).hasSize(1);
        }

        @Test
        void whatWasDoneMayNotBeRewritten() throws Exception {
            revision("a", "", "CREATE TABLE ran (x INTEGER);\nCREATE TABLE nowhere.t (x INTEGER);", "DROP TABLE ran;");
            assertThat(refused().code()).isEqualTo("statement-failed");
            revision("a", "", "CREATE TABLE ran (x BIGINT);\nCREATE TABLE t (x INTEGER);", "DROP TABLE ran;");
            assertThat(refused().code()).isEqualTo("in-doubt");
            revision("a", "", "CREATE TABLE ran (x INTEGER);\nCREATE TABLE t (x INTEGER);", "DROP TABLE ran;");
            matar(url).upgrade("head");
            assertThat(matar(url).rows()).containsExactly("a");
            assertThat(matar(url).changedRevisions()).as("what was applied is what was mended").isEmpty();
        }

        @Test
        void anUpgradeIsFinishedBeforeItIsTakenBack() throws Exception {
            revision("a", "", "CREATE TABLE ran (x INTEGER);\nCREATE TABLE other (x INTEGER);", "DROP TABLE ran;\nDROP TABLE other;");
            cutAt("CREATE TABLE other", Side.BEFORE);
            matar(url).downgrade("base");
            assertThat(matar(url).rows()).isEmpty();
            assertThat(matar(url).databaseSchema().tables()).isEmpty();
        }

        @Test
        void whatNoFileTellsOfIsNotFinished() throws Exception {
            revision("a", "", "CREATE TABLE ran (x INTEGER);\nCREATE TABLE other (x INTEGER);", "DROP TABLE ran;\nDROP TABLE other;");
            cutAt("CREATE TABLE other", Side.BEFORE);
            Files.delete(folder.resolve("migrations/versions/a.sql"));
            assertThat(refused().problem()).isEqualTo("Revision a, up, is half done, and its file is not in this history.");
            assertThat(catchThrowableOfType(Refusal.class, () -> matar(url).downgrade("base")).code()).isEqualTo("half-done");
        }

        @Test
        void whatTheJournalTakesBackIsFinishedByIt() throws Exception {
            revision("a", "", "CREATE TABLE ran (x INTEGER);\nCREATE TABLE other (x INTEGER);", "DROP TABLE other;\nDROP TABLE ran;");
            matar(url).upgrade("head");
            Files.delete(folder.resolve("migrations/versions/a.sql"));
            CutProxy.Line line = proxy.open("DROP TABLE ran", Side.BEFORE);
            assertThat(catchThrowableOfType(Refusal.class, () -> matar(proxy.through(url)).downgrade("base"))).isNotNull();
            assertThat(line.isCut()).isTrue();
            matar(url).ensureVersionTable();
            assertThat(matar(url).underWay().map(Point::operation)).contains(1);
            matar(url).downgrade("base");
            assertThat(matar(url).rows()).isEmpty();
            assertThat(matar(url).databaseSchema().tables()).isEmpty();
        }

        @Test
        void whatTheJournalTakesBackMayBeInDoubt() throws Exception {
            revision("a", "", "CREATE TABLE ran (x INTEGER);\n" + TRIGGER + ";", "DROP TRIGGER note_it;\nDROP TABLE ran;");
            matar(url).upgrade("head");
            Files.delete(folder.resolve("migrations/versions/a.sql"));
            proxy.open("DROP TRIGGER note_it", Side.AFTER);
            assertThat(catchThrowableOfType(Refusal.class, () -> matar(proxy.through(url)).downgrade("base"))).isNotNull();
            matar(url).ensureVersionTable();
            assertThat(catchThrowableOfType(Refusal.class, () -> matar(url).downgrade("base")).code()).isEqualTo("in-doubt");
            matar(url).resume(true);
            matar(url).downgrade("base");
            assertThat(matar(url).databaseSchema().tables()).isEmpty();
        }

        @Test
        void nothingIsFinishedOnTheWayToNowhere() throws Exception {
            revision("a", "", "CREATE TABLE ran (x INTEGER);\nCREATE TABLE other (x INTEGER);", "DROP TABLE ran;\nDROP TABLE other;");
            cutAt("CREATE TABLE other", Side.BEFORE);
            assertThat(catchThrowableOfType(Refusal.class, () -> matar(url).upgrade("+2")).code()).isEqualTo("out-of-range");
            assertThat(catchThrowableOfType(Refusal.class, () -> matar(url).downgrade("-2")).code()).isEqualTo("out-of-range");
            assertThat(catchThrowableOfType(Refusal.class, () -> matar(url).downgrade("b")).code()).isEqualTo("no-such-revision");
            assertThat(matar(url).underWay()).isPresent();
        }

        @Test
        void whatCannotBeFinishedIsCutShortAndTakenBack() throws Exception {
            String ran = "CREATE TABLE ran (x INTEGER);\nALTER TABLE ran ADD COLUMN y INTEGER;";
            revision("a", "", ran + "\nCREATE TABLE nowhere.t (x INTEGER);", "DROP TABLE nowhere.t;\nDROP TABLE ran;");
            assertThat(refused().code()).isEqualTo("statement-failed");
            assertThat(catchThrowableOfType(Refusal.class, () -> matar(url).downgrade("-1")).code()).isEqualTo("statement-failed");
            revision("a", "", ran, "DROP TABLE ran;");
            matar(url).downgrade("-1");
            assertThat(matar(url).rows()).isEmpty();
            assertThat(matar(url).databaseSchema().tables()).isEmpty();
        }

        @Test
        void aRelativeTargetCountsWhatIsHalfDone() throws Exception {
            revision("a", "", "CREATE TABLE ran (x INTEGER);\nCREATE TABLE other (x INTEGER);", "DROP TABLE ran;\nDROP TABLE other;");
            revision("b", "a", "DROP TABLE other;", "CREATE TABLE other (x INTEGER);");
            cutAt("CREATE TABLE other", Side.BEFORE);
            matar(url).upgrade("+1");
            assertThat(matar(url).rows()).containsExactly("a");
        }

        @Test
        void nothingIsStampedOrAcceptedMeanwhile() throws Exception {
            opaque();
            cutAt(TRIGGER, Side.BEFORE);
            assertThat(catchThrowableOfType(Refusal.class, () -> matar(url).stamp("a")).code()).isEqualTo("half-done");
            assertThat(catchThrowableOfType(Refusal.class, () -> matar(url).accept("a")).code()).isEqualTo("half-done");
            assertThat(catchThrowableOfType(Refusal.class, () -> matar(url).autogenerate(dialect -> Schema.empty()).drift()).code()).isEqualTo("half-done");
            matar(url).purgeAndStamp("base");
            assertThat(matar(url).underWay()).isEmpty();
        }
    }

    @Nested
    class OnPostgresql {

        private static final String INDEX = "CREATE UNIQUE INDEX CONCURRENTLY ix_x ON ran (x)";

        @BeforeEach
        void begin() throws Exception {
            ResumeTest.this.begin(PostgresqlServer.running().createDatabase());
            revision("a", "", "CREATE TABLE ran (x INTEGER);\nINSERT INTO ran VALUES (1), (1);", "DROP TABLE ran;");
        }

        @Test
        void anInvalidIndexIsDroppedAndBuiltAgain() throws Exception {
            revision("b", "a", "UPDATE ran SET x = x + 1;\n-- autocommit\n" + INDEX + ";\n-- end autocommit\nUPDATE ran SET x = x + 1;", "");
            assertThat(refused().problem()).contains(INDEX);
            assertThat(values("SELECT indisvalid FROM pg_index WHERE indexrelid = 'ix_x'::regclass")).containsExactly("f");
            assertThat(values("DELETE FROM ran WHERE ctid = (SELECT min(ctid) FROM ran) RETURNING 1")).hasSize(1);
            matar(url).upgrade("head");
            assertThat(values("SELECT indisvalid FROM pg_index WHERE indexrelid = 'ix_x'::regclass")).containsExactly("t");
            assertThat(values("SELECT x FROM ran")).containsExactly("3");
        }

        @Test
        void aBuiltIndexIsSeenWithoutAnyDeclaration() throws Exception {
            revision("b", "a", "DELETE FROM ran WHERE ctid = (SELECT min(ctid) FROM ran);\n-- autocommit\n" + INDEX
                    + ";\n-- end autocommit\nUPDATE ran SET x = x + 1;", "");
            cutAt(INDEX, Side.AFTER);
            matar(url).upgrade("head");
            assertThat(values("SELECT x FROM ran")).containsExactly("2");
        }

        @Test
        void whatIsDeclaredOfASectionIsNotForgottenOnTheWayThroughIt() throws Exception {
            revision("b", "a", "-- effect: add column ran: y integer\n-- effect: create index ran: ix_y (y)\nALTER TABLE ran ADD y INTEGER;\n"
                    + "-- autocommit\nCREATE INDEX CONCURRENTLY ix_y ON ran (y);\n-- end autocommit", "");
            Files.writeString(
                    folder.resolve("migrations/versions/Rc.java"),
                    RevisionText.java(
                            "c",
                            "b",
                            "op.createIndex(\"ran\", index(\"x\", \"y\").named(\"ix_xy\").option(\"postgresql.concurrently\", \"true\"));",
                            ""));
            cutAt("CREATE INDEX CONCURRENTLY ix_y", Side.BEFORE);
            cutAt("CREATE INDEX CONCURRENTLY ix_xy", Side.BEFORE);
            matar(url).upgrade("head");
            assertThat(values("SELECT indexrelid::regclass FROM pg_index WHERE indrelid = 'ran'::regclass AND indisvalid ORDER BY 1"))
                    .containsExactly("ix_y", "ix_xy");
        }

        @Test
        void withoutTransactionsEachOperationIsDoneOnce() throws Exception {
            transactions = Transactions.NONE;
            revision("b", "a", "UPDATE ran SET x = x + 1;\nVACUUM ran;\nUPDATE ran SET x = x + 10;", "");
            for (String statement : List.of("UPDATE ran SET x = x + 1;", "VACUUM", "UPDATE ran SET x = x + 10")) {
                cutAt(statement.replace(";", ""), Side.AFTER);
            }
            matar(url).upgrade("head");
            assertThat(values("SELECT DISTINCT x FROM ran")).containsExactly("12");
        }
    }
}
