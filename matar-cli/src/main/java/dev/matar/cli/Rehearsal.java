package dev.matar.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.sqlite.util.OSInfo;

/**
 * Runs the usual commands once, on a project of its own, while the JVM writes down which classes they load: the launcher has later
 * processes share that archive of classes, so that they start faster.
 */
public final class Rehearsal {

    private Rehearsal() {}

    /** @param args a folder that SQLite's library is put into, so that its driver need not unpack it in each process */
    public static void main(String[] args) throws IOException {
        unpackLibrary(Path.of(args[0]));
        Path folder = Files.createTempDirectory("matar-rehearsal");
        try {
            play(folder);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    private static void unpackLibrary(Path folder) throws IOException {
        String name = System.mapLibraryName("sqlitejdbc");
        String inJar = "/org/sqlite/native/" + OSInfo.getNativeLibFolderPathForCurrentOS() + "/" + name;
        try (InputStream library = OSInfo.class.getResourceAsStream(inJar)) {
            if (library != null) {
                Files.createDirectories(folder);
                Files.copy(library, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
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
