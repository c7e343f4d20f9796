package dev.matar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.matar.law.Damage;
import dev.matar.law.Dice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A small project that is made anew for each bad input: an SQLite file with rows at revision {@code b2}, and one revision above it.
 *
 * <p>What must hold of every command is held here: it ends in time, says what is wrong in sentences, and leaves the database alone when
 * it refuses.
 */
final class BadInputProject {

    static final String CONFIGURATION = """
            [matar]
            url = "jdbc:sqlite:app.db"
            format = "sql"
            """;

    private static final int SECONDS = 20;

    private static final String BASE = """
            -- revision: a1
            -- revises:
            -- message: accounts

            -- upgrade
            CREATE TABLE account (id INTEGER PRIMARY KEY, name VARCHAR(20) NOT NULL);
            INSERT INTO account VALUES (1, 'Ada'), (2, 'it''s');

            -- downgrade
            DROP TABLE account;
            """;

    private static final String SECOND = """
            -- revision: b2
            -- revises: a1
            -- branch_labels: main
            -- message: posts

            -- upgrade
            CREATE TABLE post (id INTEGER PRIMARY KEY, author INTEGER REFERENCES account (id), title TEXT);
            CREATE INDEX ix_post_title ON post (title);
            INSERT INTO post VALUES (1, 1, 'first');

            -- downgrade
            DROP TABLE post;
            """;

    private static final String THIRD = """
            -- revision: c3
            -- revises: b2
            -- message: a third

            -- upgrade
            -- effect: create table label
            -- effect:   id integer
            CREATE TABLE label (id INTEGER);

            -- downgrade
            -- effect: drop table label
            DROP TABLE label;
            """;

    private static final List<String> NEVER =
            List.of("\tat ", "Exception in thread", "internal-error", "Matar itself failed", "This is a defect", "[picocli");

    private final Path around;
    private final Path folder;
    private final byte[] database;
    private final List<String> here = here();
    private int done;
    private int refused;

    /** @param around an empty folder; the project is made in one below it, so that what strays from there is seen */
    BadInputProject(Path around) throws IOException, SQLException {
        this.around = around;
        this.folder = around.resolve("x/y/project");
        clear();
        assertThat(run("upgrade", "b2").exit()).isZero();
        database = Files.readAllBytes(folder.resolve("app.db"));
    }

    /** Files as they were, and nothing else. */
    void clear() throws IOException {
        try (Stream<Path> all = Files.walk(around)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).filter(path -> !path.equals(around)).toList()) {
                Files.delete(each);
            }
        }
        Files.createDirectories(folder.resolve("migrations/versions"));
        write("matar.toml", CONFIGURATION);
        write("migrations/versions/a1.sql", BASE);
        write("migrations/versions/b2.sql", SECOND);
        write("migrations/versions/c3.sql", THIRD);
        if (database != null) {
            Files.write(folder.resolve("app.db"), database);
        }
    }

    void write(String name, String text) throws IOException {
        Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a damaged text; at times a byte of it is bad, too, so that it is no text in UTF-8 any more. */
    void writeDamaged(String name, String text, Dice dice) throws IOException {
        byte[] bytes = Damage.of(text, dice).getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && dice.chance(5)) {
            bytes[dice.below(bytes.length)] = (byte) dice.below(256);
        }
        Files.write(folder.resolve(name), bytes);
    }

    void delete(String name) throws IOException {
        Files.delete(folder.resolve(name));
    }

    Path folder() {
        return folder;
    }

    private static boolean isJson(String text) {
        try {
            return JsonParser.parseString(text).isJsonObject();
        } catch (JsonParseException e) {
            return false;
        }
    }

    /** Signs that would be lost in a report of tests. */
    private static String seen(String text) {
        StringBuilder seen = new StringBuilder();
        text.chars().forEach(c -> seen.append(c >= ' ' && c < 127 || c == '\n' ? String.valueOf((char) c) : String.format("\\u%04x", c)));
        return seen.length() > 3_000 ? seen.substring(0, 3_000) : seen.toString();
    }

    /** Input that is always refused, or never, has tried little. */
    void assertSomeOfBoth() {
        assertThat(done).isGreaterThan((done + refused) / 100);
        assertThat(refused).isGreaterThan((done + refused) / 100);
    }

    /** How a command ended, and all that it said. */
    record Outcome(int exit, String out, String err) {}

    /** Runs a command on bad input and holds it to what must hold of all of them. */
    Outcome hold(String... command) throws Exception {
        String before = content();
        Outcome outcome = run(command);
        String what = seen(Arrays.toString(command) + " ended with " + outcome.exit() + " and said\n" + outcome.out() + outcome.err());
        assertThat(outcome.exit()).as(what).isBetween(0, 4);
        boolean asksForTrace = Arrays.stream(command).anyMatch(word -> word.matches("(?s)-[a-z]*v.*|--verb.*"));
        for (String never : NEVER) {
            assertThat(asksForTrace ? "" : outcome.out() + outcome.err()).as(what).doesNotContain(never);
        }
        if (outcome.exit() != ExitCode.DONE) {
            assertThat(content()).as("the database after %s", what).isEqualTo(before);
        }
        boolean json = Arrays.asList(command).contains("--json");
        boolean help = outcome.out().startsWith("Usage: ");
        if (json && !help) {
            assertThat(isJson(outcome.out())).as(what).isTrue();
        } else if (outcome.exit() == ExitCode.FAILED || outcome.exit() == ExitCode.WRONG_USAGE) {
            assertThat(outcome.err() + outcome.out()).as(what).isNotBlank();
        }
        assertNothingStrays();
        done += outcome.exit() == ExitCode.DONE ? 1 : 0;
        refused += outcome.exit() == ExitCode.DONE ? 0 : 1;
        return outcome;
    }

    /** Runs a command that must be done now that another was. */
    void mustDo(String... command) throws Exception {
        Outcome outcome = hold(command);
        assertThat(outcome.exit()).as("%s said %s%s", Arrays.toString(command), outcome.out(), outcome.err()).isZero();
    }

    /** What libraries print past the terminal counts as said. */
    private Outcome run(String... command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream usual = System.err;
        System.setErr(stream(err));
        try {
            FutureTask<Integer> task = new FutureTask<>(() -> new CommandLineRun(terminal(out, err)).run(command));
            Thread thread = new Thread(task, "bad input");
            thread.setDaemon(true);
            thread.start();
            return new Outcome(
                    exit(task, thread, command), out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(usual);
        }
    }

    private Terminal terminal(ByteArrayOutputStream out, ByteArrayOutputStream err) {
        Map<String, String> environment = Map.of("NAME", "app", "ODD", "\"'\\${env.NAME}", "EMPTY", "");
        return new Terminal(stream(out), stream(err), folder, environment, false);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static int exit(FutureTask<Integer> task, Thread thread, String... command) {
        try {
            return task.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(Arrays.toString(command) + " hangs in\n" + Arrays.toString(thread.getStackTrace()).replace(", ", "\n"));
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(Arrays.toString(command) + " threw " + e.getCause(), e.getCause());
        }
    }

    /** The database's schema and all its rows but those of the journal, which may tell of what failed. */
    String content() throws SQLException {
        StringBuilder content = new StringBuilder();
        Path file = folder.resolve("app.db");
        if (!Files.exists(file)) {
            return "";
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            List<String> tables = new java.util.ArrayList<>();
            try (ResultSet row = statement.executeQuery("SELECT type, name, sql FROM sqlite_master ORDER BY name")) {
                while (row.next()) {
                    content.append(row.getString(3)).append('\n');
                    if (row.getString(1).equals("table") && !row.getString(2).matches(".*_journal|sqlite_.*")) {
                        tables.add(row.getString(2));
                    }
                }
            }
            for (String table : tables) {
                append(content, statement, table);
            }
        }
        return content.toString();
    }

    private static void append(StringBuilder content, Statement statement, String table) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT * FROM \"" + table.replace("\"", "\"\"") + "\"")) {
            while (row.next()) {
                content.append(table);
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    content.append('|').append(row.getString(i));
                }
                content.append('\n');
            }
        }
    }

    /** The names in the folder that this process was started in. */
    private static List<String> here() throws IOException {
        try (Stream<Path> names = Files.list(Path.of("").toAbsolutePath())) {
            return names.map(Path::toString).sorted().toList();
        }
    }

    private void assertNothingStrays() throws IOException {
        assertThat(here()).isEqualTo(here);
        try (Stream<Path> all = Files.walk(around)) {
            assertThat(all.filter(path -> !path.startsWith(folder) && !folder.startsWith(path))).isEmpty();
        }
    }
}
