package dev.matar.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs the usual commands once, on a project of its own, while the JVM writes down which classes they load: the launcher has later
 * processes share that archive of classes, so that they start faster.
 */
public final class Rehearsal {

    private Rehearsal() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("matar-rehearsal");
        try {
            play(folder);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    private static void play(Path folder) throws IOException {
        String config = folder.resolve("matar.toml").toString();
        run("init", folder.toString());
        Files.writeString(
                folder.resolve("migrations/versions/a1_first.sql"),
                "-- revision: a1\n-- revises:\n-- message: first\n\n-- upgrade\nCREATE TABLE a (x INTEGER);\n\n"
                        + "-- downgrade\nDROP TABLE a;\n");
        run("-c", config, "revision", "-m", "second");
        for (String command : List.of("upgrade head", "current", "upgrade head", "history", "heads", "downgrade base")) {
            run(Stream.concat(Stream.of("-c", config), Stream.of(command.split(" "))).toArray(String[]::new));
        }
        run("-c", config, "current", "--json");
        run("-c", config, "nonsense");
        // A server that is not there: its driver is loaded as far as that goes.
        Files.writeString(
                folder.resolve("matar.toml"), "[matar]\nurl = \"jdbc:postgresql://127.0.0.1:1/x\"\nuser = \"x\"\n");
        run("-c", config, "current");
        run("-c", config, "upgrade", "head", "--sql");
    }

    private static void run(String... args) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        new CommandLineRun(new Terminal(nowhere, nowhere, Path.of("").toAbsolutePath(), System.getenv(), false)).run(args);
    }
}
