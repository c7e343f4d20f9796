package dev.matar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionTest {

    @TempDir
    Path folder;

    private String completion(String... options) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        String[] words = new String[1 + options.length];
        words[0] = "completion";
        System.arraycopy(options, 0, words, 1, options.length);
        assertThat(new CommandLineRun(new Terminal(stream, stream, folder, Map.of(), false)).run(words)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theScriptKnowsEveryCommandAndIsOneThatBashReads() throws Exception {
        String script = completion();
        assertThat(script).contains(CommandLineRun.commands().keySet()).contains("--splice");
        Path file = Files.writeString(folder.resolve("completion"), script);
        Process bash = new ProcessBuilder("bash", "-c", ". '" + file + "' && complete -p matar")
                .redirectErrorStream(true)
                .start();
        String answer = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(answer).isZero();
        assertThat(answer).contains("complete ").contains(" matar");
    }

    @Test
    void theScriptComesAsJsonToo() {
        assertThat(completion("--json")).startsWith("{\"script\":\"#!").endsWith("}\n");
    }
}
