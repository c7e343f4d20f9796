package dev.matar.cli;

import dev.matar.schema.Refusal;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Runs a project's own commands on a revision that was written; {@code {file}} in them stands for its path. */
record PostWrite(ProjectFile project, Terminal terminal) {

    void run(Path file) throws IOException {
        for (String hook : project.postWrite()) {
            List<String> words = Arrays.stream(hook.strip().split(" +")).map(word -> word.replace("{file}", file.toString())).toList();
            int exit = run(hook, words);
            if (exit != 0) {
                throw failed(hook, "ended with exit code " + exit, null);
            }
        }
    }

    private int run(String hook, List<String> words) throws IOException {
        try {
            // What it prints is talk, not the result.
            Process process = new ProcessBuilder(words)
                    .directory(project.folder().toFile())
                    .redirectErrorStream(true)
                    .redirectInput(Redirect.INHERIT)
                    .start();
            process.getInputStream().transferTo(terminal.err());
            return process.waitFor();
        } catch (IOException e) {
            throw failed(hook, "cannot be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(hook, "was interrupted", e);
        }
    }

    private static Refusal failed(String hook, String problem, Throwable cause) {
        return new Refusal(
                "hook-failed",
                "The command of post_write, " + hook + ", " + problem + ".",
                "The revision is written all the same. Mend post_write in the configuration, or run the command by hand.",
                cause);
    }
}
