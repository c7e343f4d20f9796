package dev.matar.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.matar.schema.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a setting may ask for, and that asking is all it can do. */
class InterpolationTest {

    @TempDir
    Path folder;

    /** What shells, template engines and loggers run or look up, and Matar does not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$(touch ran)", "`touch ran`", "$((1+1))", "#{T(java.lang.Runtime).getRuntime().exec('touch ran')}", "<%= `touch ran` %>", "{{7*7}}",
                "%{touch ran}", "@{touch ran}", "!touch ran", "| touch ran", "$HOME"
            })
    void otherLanguagesAreTextAsItIs(String text) {
        assertThat(fill(text)).isEqualTo(text);
        assertThat(fill("${env.EVIL}")).isEqualTo("$(touch ran) ${env.X} ${file:secret}");
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${cmd:touch ran}", "${exec:touch ran}", "${sh:touch ran}", "${script:js:1+1}", "${jndi:ldap://localhost/x}", "${sys.user.home}",
                "${url:http://localhost/}", "${dns:localhost}", "${}", "${ env.X }", "${ENV.X}", "${${env.X}}", "${env}"
            })
    void whatIsNotOfferedIsRefused(String text) {
        refuses(text, "It can ask for ${env.NAME}, ${env.NAME:otherwise}, ${x.KEY} and ${file:PATH}.");
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    /** Neither is what a file or a variable holds looked at again. */
    @Test
    void whatIsFilledInStaysAsItIs() throws IOException {
        Files.writeString(folder.resolve("secret"), "${env.X} $(touch ran)\n\n");
        assertThat(fill("a${file:secret}b")).isEqualTo("a${env.X} $(touch ran)b");
        assertThat(fill("${env.MISSING:${env.X}")).isEqualTo("${env.X");
    }

    @Test
    void aFileThatIsNotThereIsToldWithWhereItWasSought() {
        refuses("${file:nowhere/secret}", "asks for the file " + folder.resolve("nowhere/secret") + ", which is not there", "starts from the folder");
        refuses("${file:a\0b}", "no path can");
        refuses("${file:.}", "is no file of text");
        refuses("${file:}", "is no file of text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/zero", "/dev/random"})
    @EnabledOnOs(OS.LINUX)
    void whatNeverEndsIsNotRead(String device) {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> refuses("${file:" + device + "}", "file of text"));
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() throws IOException {
        Files.write(folder.resolve("large"), new byte[65_537]);
        refuses("${file:large}", "has more than 65536 bytes");
        Files.writeString(folder.resolve("fits"), "x".repeat(65_536));
        assertThat(fill("${file:fits}")).hasSize(65_536);
    }

    @Test
    void aFileThatIsNoTextIsRefusedWithoutShowingIt() throws IOException {
        Files.write(folder.resolve("binary"), new byte[] {'p', 'w', (byte) 0xff, (byte) 0xfe});
        refuses("${file:binary}", "is not UTF-8");
        Files.write(folder.resolve("zero"), new byte[] {'p', 'w', 0, '1'});
        refuses("${file:zero}", "is no text");
    }

    private String fill(String text) {
        Map<String, String> environment = Map.of("X", "x", "EVIL", "$(touch ran) ${env.X} ${file:secret}");
        return new Interpolation(folder.resolve("matar.toml"), environment, Map.of("KEY", "k")).fill(text, "matar.toml:1:1: password");
    }

    private void refuses(String text, String... saying) {
        assertThatThrownBy(() -> fill(text))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("invalid-config"))
                .hasMessageContainingAll(saying)
                .hasMessageStartingWith("matar.toml:1:1: password ");
    }
}
