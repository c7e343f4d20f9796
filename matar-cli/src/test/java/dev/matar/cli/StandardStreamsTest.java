package dev.matar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the standard streams of a process. */
class StandardStreamsTest {

    private static final File FULL = new File("/dev/full");

    @TempDir
    Path folder;

    static boolean hasFullDevice() {
        return FULL.exists();
    }

    @BeforeEach
    void writeProject() throws IOException {
        Files.writeString(folder.resolve("matar.toml"), "[matar]\nurl = \"jdbc:sqlite:a.db\"\n");
        Path versions = Files.createDirectories(folder.resolve("migrations/versions"));
        Files.writeString(versions.resolve("Ra1.java"), """
                import dev.matar.migration.Migration;
                import dev.matar.migration.Operations;
                import dev.matar.migration.Revision;

                @Revision(id = "a1")
                public class Ra1 implements Migration {
                    @Override public void upgrade(Operations op) {
                        System.out.println("chatter");
                    }

                    @Override public void downgrade(Operations op) {}
                }
                """);
    }

    @Test
    void whatARevisionPrintsDoesNotMixWithResults() throws Exception {
        File out = folder.resolve("out").toFile();
        assertThat(matar(out, "plan", "upgrade", "head", "--costs", "--json")).isZero();
        assertThat(Files.readString(out.toPath())).startsWith("{\"steps\"").doesNotContain("chatter");
        assertThat(Files.readString(folder.resolve("err"))).contains("chatter");
    }

    @Test
    @EnabledIf("hasFullDevice")
    void aResultThatCannotBeWrittenIsAFailure() throws Exception {
        assertThat(matar(FULL, "history")).isEqualTo(ExitCode.FAILED);
        assertThat(Files.readString(folder.resolve("err"))).startsWith("error: The result cannot be written: No space");
    }

    /** The driver would log the password, past whatever is printed here. */
    @Test
    void noPasswordIsLogged() throws Exception {
        for (String userAndPassword : List.of("app:s3cret", "app:s3cret/4", "app:4/s3cret:x", "app:s3cret?4")) {
            String url = "jdbc:postgresql://" + userAndPassword + "@127.0.0.1/app";
            Files.writeString(folder.resolve("matar.toml"), "[matar]\nurl = \"" + url + "\"\n");
            assertThat(matar(folder.resolve("out").toFile(), "current", "-v")).isEqualTo(ExitCode.FAILED);
            assertThat(Files.readString(folder.resolve("err")))
                    .startsWith("error: There is no connection to jdbc:postgresql://127.0.0.1/app: ")
                    .doesNotContain("s3cret");
        }
    }

    private int matar(File out, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out)
                .redirectError(folder.resolve("err").toFile())
                .start()
                .waitFor();
    }
}
