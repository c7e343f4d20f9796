package dev.matar.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matar.schema.Naming;
import dev.matar.schema.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a draft says stands in the file, whatever the template is. */
class DraftTest {

    @TempDir
    private Path folder;

    private RevisionFile write(RevisionFormat format, String up, String down) {
        return new Draft("drop post", "ab12", List.of("head"), false, List.of(), List.of(), Optional.empty(), format)
                .body(up, down)
                .write(RevisionGraph.of(List.of()), folder, List.of(folder.resolve("versions")));
    }

    @Test
    void javaStandsWithinItsMethods() {
        String text = write(RevisionFormat.JAVA, "        op.dropTable(\"${post}\");\n", "        op.createTable(\"$1\");\n").text();
        assertThat(text).endsWith("""
                    @Override
                    public void upgrade(Operations op) {
                        op.dropTable("${post}");
                    }

                    @Override
                    public void downgrade(Operations op) {
                        op.createTable("$1");
                    }
                }
                """.indent(0));
    }

    @Test
    void sqlStandsInItsSections() {
        assertThat(write(RevisionFormat.SQL, "DROP TABLE post;\n", "CREATE TABLE post (a int);\n").text())
                .endsWith("\n\n-- upgrade\nDROP TABLE post;\n\n-- downgrade\nCREATE TABLE post (a int);\n");
    }

    @Test
    void aTemplateThatWouldLoseWhatIsWrittenIsRefused() throws IOException {
        Files.writeString(folder.resolve("revision.sql.template"), "${header}\n-- upgrade\n${upgrade}\n-- downgrade\n");
        assertThat(write(RevisionFormat.SQL, "DROP TABLE post;\n", "").text()).endsWith("DROP TABLE post;\n\n-- downgrade\n");
        assertThatThrownBy(() -> write(RevisionFormat.SQL, "", "CREATE TABLE post (a int);\n"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("invalid-template"))
                .hasMessageContaining("${downgrade}");
    }

    @Test
    void aMessageIsNoEscapeOfJava() {
        RevisionFile file = new Draft("move C:\\users */", "ab12", List.of("head"), false, List.of(), List.of(), Optional.empty(), RevisionFormat.JAVA)
                .write(RevisionGraph.of(List.of()), folder, List.of(folder.resolve("versions")));
        assertThat(RevisionFile.read(file.path()).orElseThrow().header().message()).isEqualTo("move C:\\users * /");
        Revisions revisions = Revisions.in(List.of(folder.resolve("versions")), folder, Naming.STANDARD, sql -> false);
        assertThat(revisions.of(new Step(Step.Direction.UP, "ab12", List.of(), List.of()))).isEmpty();
    }
}
