package dev.matar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.matar.dialect.Database;
import dev.matar.notation.Notation;
import dev.matar.revision.EffectLines;
import dev.matar.revision.Step.Direction;
import dev.matar.schema.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What SQL does is found on a scratch database and put into its file, where nothing else changes. */
class EffectTest {

    @TempDir
    Path folder;

    private Settings settings;
    private Path versions;

    @BeforeEach
    void begin() throws IOException {
        settings = Settings.of(new Database("jdbc:sqlite::memory:", "", ""), folder.resolve("migrations"));
        versions = Files.createDirectories(settings.versions().get(0));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(versions.resolve(name), text);
    }

    private List<Effect> declare(String revision) {
        return Matar.at(settings).declareEffect(revision, List.of(), false);
    }

    private static String sql(String up, String down) {
        return "-- revision: a1\n\n-- upgrade\n" + up + "\n-- downgrade\n" + down;
    }

    private Path java(String up, String down) throws IOException {
        return write("Ra1.java", """
                import static dev.matar.migration.Ddl.*;
                import dev.matar.migration.*;

                /** change */
                @Revision(id = "a1")
                public class Ra1 implements Migration {
                    @Override public void upgrade(Operations op) {
                        %s
                    }
                    @Override public void downgrade(Operations op) {
                        %s
                    }
                }
                """.formatted(up, down));
    }

    @Test
    void linesKeepTheFilesOwnEndsAndEverythingElse() {
        String text = "\uFEFF-- revision: a1\r\n-- UPGRADE \r\n-- why\r\n  -- effect: old\r\nSELECT 1;\r\n-- downgrade";
        String up = EffectLines.in(text, Direction.UP, "-- effect: drop table a\n-- effect: drop table b\n");
        assertThat(up).isEqualTo("\uFEFF-- revision: a1\r\n-- UPGRADE \r\n-- effect: drop table a\r\n-- effect: drop table b\r\n-- why\r\nSELECT 1;\r\n-- downgrade");
        assertThat(EffectLines.in(up, Direction.DOWN, "-- effect: drop table c\n")).isEqualTo(up + "\n-- effect: drop table c\n");
    }

    @Test
    void sectionsThatOnlyTouchRowsGetNone() throws IOException {
        Path file = write("a1.sql", sql("CREATE TABLE t (id INTEGER);\nINSERT INTO t VALUES (1);\n", "DELETE FROM t;\nDROP TABLE t;\n"));
        write("b2.sql", "-- revision: b2\n-- revises: a1\n-- upgrade\nCREATE INDEX i ON t (id);\n-- downgrade\nDELETE FROM t;\nDROP INDEX i;\n");
        declare("a1");
        assertThat(file).hasContent(sql(
                "-- effect: create table t\n-- effect:   id integer\nCREATE TABLE t (id INTEGER);\nINSERT INTO t VALUES (1);\n",
                "-- effect: drop table t\nDELETE FROM t;\nDROP TABLE t;\n"));
        assertThat(Matar.at(settings).schema("a1").isKnown()).isTrue();
        assertThat(declare("b2")).extracting(effect -> Notation.write(effect.operations()))
                .containsExactly("create index t: i (id)\n", "drop index t.i\n");
    }

    @Test
    void whatLeavesTheSchemaAsItIsSaysSo() throws IOException {
        Path file = write("a1.sql", sql("PRAGMA optimize;\n", "PRAGMA optimize;\n"));
        declare("a1");
        assertThat(file).hasContent(sql("-- effect:\nPRAGMA optimize;\n", "-- effect:\nPRAGMA optimize;\n"));
        assertThat(Matar.at(settings).schema("a1").isKnown()).isTrue();
    }

    @Test
    void aFileKeepsItsPermissions() throws IOException {
        Path file = write("a1.sql", sql("CREATE TABLE t (id INTEGER);\n", "DROP TABLE t;\n"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        declare("a1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-r--r--");
    }

    @Test
    void nothingUndeclaredIsRefused() throws IOException {
        String text = sql("INSERT INTO t VALUES (1);\n", "");
        Path file = write("a1.sql", text);
        refused("nothing-undeclared", file, text);
    }

    @Test
    void aStatementThatFailsIsNamedWithItsLine() throws IOException {
        String text = sql("CREATE TABLE t (id INTEGER);\nCREATE INDEX i ON u (id);\n", "");
        Path file = write("a1.sql", text);
        assertThat(refused("scratch-failed", file, text).problem()).contains(file + ": line 5: this statement failed:\n\n    CREATE INDEX i ON u (id)");
    }

    @Test
    void inJavaEachPieceGetsItsOwn() throws IOException {
        Path file = java(
                "op.autocommit(o -> o.execute(\"CREATE TABLE t (id INTEGER)\"));\n        op.addColumn(\"t\", column(\"n\", text()));\n"
                        + "        op.execute(\"ALTER TABLE t DROP COLUMN n\", \"ALTER TABLE t ADD COLUMN n TEXT\");",
                "op.executeUndeclared(\"DROP TABLE t\");");
        declare("a1");
        assertThat(file).content()
                .contains("        op.autocommit(o -> o.execute(\"CREATE TABLE t (id INTEGER)\", effect -> {\n")
                .contains("effect.createTable(\"t\", column(\"id\", integer()));\n        }));\n")
                .contains("\"ALTER TABLE t ADD COLUMN n TEXT\", effect -> {\n            effect.dropColumn(\"t\", \"n\");\n        });")
                .contains("op.execute(\"DROP TABLE t\", effect -> {\n            effect.dropTable(\"t\");\n        });");
        assertThat(Notation.write(Matar.at(settings).schema("a1"))).isEqualTo("table t\n  id integer\n");
    }

    @Test
    void inJavaATextThatIsPutTogetherIsRefusedWithTheEffect() throws IOException {
        Path file = java("op.execute(\"DROP TABLE t\".replace(\"DROP\", \"CREATE\") + \" (id INTEGER)\");", "op.execute(\"DROP TABLE t\");");
        Refusal refusal = refused("effect-not-placed", file, Files.readString(file));
        assertThat(refusal.remedy()).contains("effect.createTable(\"t\", column(\"id\", integer()));");
    }

    @Test
    void inJavaWithoutTheWordsAtHandTheFileStaysAsItWas() throws IOException {
        java("op.execute(\"CREATE TABLE t (id INTEGER)\");", "op.execute(\"DROP TABLE t\");");
        String text = Files.readString(versions.resolve("Ra1.java")).replace("import static dev.matar.migration.Ddl.*;\n", "");
        Path file = write("Ra1.java", text);
        assertThat(refused("effect-not-placed", file, text).problem()).contains("would not be read");
    }

    private Refusal refused(String code, Path file, String text) throws IOException {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> declare("a1"));
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(file).hasContent(text);
        return refusal;
    }
}
