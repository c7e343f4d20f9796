package dev.matar.kill;

import dev.matar.kill.Move.Hit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/**
 * A process that halts after a statement, for SQLite, which no line leads to.
 *
 * @param driver the folder of a driver that takes the real one's place in that process
 * @param at the statement, from 1
 */
record HaltedProcess(Path driver, int at) implements Kill {

    private static final Pattern STATEMENTS = Pattern.compile(HaltingConnection.STATEMENTS + "(\\d+)");

    /** Compiles the driver; it has the real one's name, so it is kept out of the way of all other tests. */
    static Path driver(Path folder) throws IOException {
        Path source = Files.createDirectories(folder.resolve("driver/org/sqlite")).resolve("JDBC.java");
        Files.write(source, HaltedProcess.class.getResourceAsStream("/kill/JDBC.java").readAllBytes());
        String classPath = System.getProperty("java.class.path");
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", "-cp", classPath, source.toString());
        if (result != 0) {
            throw new AssertionError("The driver does not compile.");
        }
        return folder.resolve("driver");
    }

    /** How many statements a move has that nobody kills. */
    static int statements(Path driver, Move move) throws IOException, InterruptedException {
        try (ChildProcess process = start(driver, move, 0)) {
            process.end();
            Matcher said = STATEMENTS.matcher(process.said());
            if (!said.find()) {
                throw new AssertionError("The process does not tell its statements: " + process.said());
            }
            return Integer.parseInt(said.group(1));
        }
    }

    private static ChildProcess start(Path driver, Move move, int at) throws IOException {
        return ChildProcess.start(move, driver.toString(), "-D" + HaltingConnection.AT + "=" + at);
    }

    @Override
    public String kind() {
        return "halt after a statement";
    }

    @Override
    public Hit strike(Move move) throws IOException, InterruptedException {
        try (ChildProcess process = start(driver, move, at)) {
            return process.end();
        }
    }

    @Override
    public String toString() {
        return "a halt after statement " + at;
    }
}
