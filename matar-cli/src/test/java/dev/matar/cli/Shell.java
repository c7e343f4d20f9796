package dev.matar.cli;

import dev.matar.dialect.Database;
import dev.matar.dialect.Dialect;
import dev.matar.dialect.Lock;
import dev.matar.dialect.LockHolder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A small shell in a folder of its own: runs {@code matar} in this process, and the few other commands that its README lists. */
final class Shell {

    private static final Pattern WORD = Pattern.compile("((?:[^\\s\"']|\"[^\"]*\"|'[^']*')+)");
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Z_]+)=(.*)", Pattern.DOTALL);

    private final Path folder;
    private final Map<String, String> environment = new TreeMap<>();
    private final List<String> answer = new ArrayList<>();
    private Lock held;

    Shell(Path folder) {
        this.folder = folder;
    }

    void export(String name, String value) {
        environment.put(name, value);
    }

    /** What is answered: lines of the results as they are, others after {@code ! }, and the exit code, unless it is 0, in brackets. */
    List<String> run(Transcript.Typed typed) {
        answer.clear();
        List<String> words = words(typed.command());
        Map<String, String> all = new TreeMap<>(environment);
        while (ASSIGNMENT.matcher(words.get(0)).matches()) {
            assign(words.remove(0), all);
        }
        try {
            run(words, typed.input(), all);
        } catch (IOException | SQLException e) {
            answer.add("! " + words.get(0) + ": " + e);
            answer.add("[1]");
        }
        return List.copyOf(answer);
    }

    private static void assign(String word, Map<String, String> variables) {
        Matcher assignment = ASSIGNMENT.matcher(word);
        if (!assignment.matches()) {
            throw new IllegalArgumentException(word + " is no assignment");
        }
        variables.put(assignment.group(1), assignment.group(2));
    }

    private void run(List<String> words, List<String> input, Map<String, String> all) throws IOException, SQLException {
        String[] rest = words.stream().skip(1).toArray(String[]::new);
        switch (words.get(0)) {
            case "matar" -> matar(rest, all, false);
            case "script" -> matar(words.stream().skip(2).toArray(String[]::new), all, true);
            case "export" -> assign(rest[0], environment);
            case "cat" -> cat(rest, input);
            case "ls" -> ls(rest[0]);
            case "rm" -> Files.delete(folder.resolve(rest[0]));
            case "mkdir" -> Files.createDirectories(folder.resolve(rest[0]));
            case "printf" -> Files.write(folder.resolve(rest[2]), bytes(rest[0]));
            case "hold" -> hold("jdbc:sqlite:" + folder.resolve(rest[0]));
            case "release" -> held.close();
            case "sqlite3" -> sql("jdbc:sqlite:" + folder.resolve(rest[0]), rest[1]);
            case "psql" -> sql(all.get("PGURL"), rest[0]);
            default -> throw new IllegalArgumentException("This shell has no command " + words.get(0));
        }
    }

    private void matar(String[] arguments, Map<String, String> variables, boolean watched) {
        PrintStream out = new PrintStream(new Lines(""), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new Lines("! "), true, StandardCharsets.UTF_8);
        int exit = new CommandLineRun(new Terminal(out, err, folder, Map.copyOf(variables), watched)).run(arguments);
        out.close();
        err.close();
        if (exit != 0) {
            answer.add("[" + exit + "]");
        }
    }

    /** Takes the lock of a database, as another process would. */
    private void hold(String url) throws SQLException {
        Dialect dialect = new Database(url, "", "").dialect();
        LockHolder other = new LockHolder("process 4711", "deploy", "build-7", "");
        Lock.Wish wish = new Lock.Wish("matar_version", other, Duration.ZERO, sentence -> {});
        try (Connection work = DriverManager.getConnection(url)) {
            held = dialect.engine().lock(work, () -> DriverManager.getConnection(url), wish);
        }
    }

    private void cat(String[] words, List<String> input) throws IOException {
        if (words[0].equals(">")) {
            Path file = folder.resolve(words[1]);
            Files.createDirectories(file.getParent());
            Files.writeString(file, String.join("\n", input) + "\n");
        } else {
            answer.addAll(Files.readAllLines(folder.resolve(words[0])));
        }
    }

    private void ls(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            files.map(file -> file.getFileName().toString()).sorted().forEach(answer::add);
        }
    }

    /** Understands {@code \n} and {@code \xHH}. */
    private static byte[] bytes(String text) {
        return Pattern.compile("\\\\x(..)")
                .matcher(text.replace("\\n", "\n"))
                .replaceAll(hex -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(hex.group(1), 16))))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private void sql(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            boolean hasRows = statement.execute(sql);
            try (ResultSet rows = hasRows ? statement.getResultSet() : null) {
                while (hasRows && rows.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        row.add(rows.getString(i) == null ? "" : rows.getString(i));
                    }
                    answer.add(String.join("|", row));
                }
            }
        }
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            words.add(word.group().replaceAll("\"([^\"]*)\"|'([^']*)'", "$1$2"));
        }
        return words;
    }

    /** Adds each line to the answer once it is whole. */
    private final class Lines extends OutputStream {
        private final String mark;
        private final java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();

        Lines(String mark) {
            this.mark = mark;
        }

        @Override
        public void write(int b) {
            if (b == '\n') {
                finish();
            } else {
                line.write(b);
            }
        }

        private void finish() {
            answer.add((mark + line.toString(StandardCharsets.UTF_8)).stripTrailing());
            line.reset();
        }

        @Override
        public void close() {
            if (line.size() > 0) {
                finish();
            }
        }
    }
}
