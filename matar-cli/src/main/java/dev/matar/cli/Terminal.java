package dev.matar.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where a command is typed.
 *
 * @param out where results go
 * @param err where progress, warnings and errors go
 * @param folder the folder that paths start from; absolute
 * @param environment the environment variables
 * @param watched whether a person looks at it, rather than a pipe or a file
 */
record Terminal(
        PrintStream out, PrintStream err, Path folder, Map<String, String> environment, boolean watched) {

    /** The one that this process was started in. */
    static Terminal ofProcess(OutputStream results) {
        // Some runtimes have a console even for a pipe unless they are told to take their own.
        System.setProperty("jdk.console", "java.base");
        return new Terminal(
                utf8(results),
                utf8(new FileOutputStream(FileDescriptor.err)),
                Path.of("").toAbsolutePath(),
                System.getenv(),
                System.console() != null);
    }

    /** Names and messages are in any language, whatever the platform's own encoding is. */
    private static PrintStream utf8(OutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    /** Asks who sits there; no answer where nobody does. */
    Optional<Boolean> ask(String question) {
        Console console = watched ? System.console() : null;
        if (console == null) {
            return Optional.empty();
        }
        while (true) {
            String answer = console.readLine("%s [y/n] ", question);
            if (answer == null) {
                return Optional.empty();
            }
            String word = answer.strip().toLowerCase(Locale.ROOT);
            if (List.of("y", "yes", "n", "no").contains(word)) {
                return Optional.of(word.startsWith("y"));
            }
        }
    }

    /** A path that was typed here. */
    Path path(Path typed) {
        return folder.resolve(typed).normalize();
    }

    /** A path as somebody in this folder would type it. */
    String shown(Path path) {
        return relative(path.toString());
    }

    /** A text whose paths below this folder are written as somebody in this folder would type them. */
    String relative(String text) {
        return folder.getParent() == null ? text : text.replace(folder + folder.getFileSystem().getSeparator(), "");
    }
}
