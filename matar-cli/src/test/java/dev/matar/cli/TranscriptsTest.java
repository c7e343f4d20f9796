package dev.matar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.dialect.postgresql.PostgresqlServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Types what the transcripts show at the command line, and compares what comes back with what they show. */
class TranscriptsTest {

    private static final Path TRANSCRIPTS = Path.of("src/test/resources/transcripts");
    private static final boolean REWRITE = Boolean.getBoolean("transcripts.rewrite");
    /** The password in all transcripts; none may print it. */
    private static final String SECRET = "s3cret";

    @TempDir
    Path folder;

    static Stream<String> transcripts() throws IOException {
        return names(TRANSCRIPTS);
    }

    static Stream<String> postgresqlTranscripts() throws IOException {
        return names(TRANSCRIPTS.resolve("postgresql"));
    }

    private static Stream<String> names(Path where) throws IOException {
        try (Stream<Path> files = Files.list(where)) {
            List<String> names = files.map(Path::getFileName)
                    .map(Path::toString)
                    .filter(name -> name.endsWith(".txt"))
                    .sorted()
                    .toList();
            assertThat(names).isNotEmpty();
            return names.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void theCommandLineAnswersAsShown(String name) throws IOException {
        Path file = TRANSCRIPTS.resolve(name);
        Transcript transcript = read(file);
        Shell shell = new Shell(folder.toRealPath());
        compare(file, replay(transcript, shell, new Normal(folder.toRealPath(), transcript.typed())));
    }

    @ParameterizedTest
    @MethodSource("postgresqlTranscripts")
    void theCommandLineAnswersAsShownOnPostgresql(String name) throws IOException, SQLException {
        Path file = TRANSCRIPTS.resolve("postgresql").resolve(name);
        Transcript transcript = read(file);
        String url = PostgresqlServer.running().createDatabase();
        Matcher parts = Pattern.compile("//([^/:]+):(\\d+)/([^?]+)").matcher(url);
        assertThat(parts.find()).isTrue();
        Shell shell = new Shell(folder.toRealPath());
        shell.export("PGURL", url);
        shell.export("PGHOST", parts.group(1));
        shell.export("PGPORT", parts.group(2));
        shell.export("PGDATABASE", parts.group(3));
        Normal normal = new Normal(folder.toRealPath(), transcript.typed());
        normal.name(":" + parts.group(2), ":<port>");
        normal.name(parts.group(3), "<database>");
        compare(file, replay(transcript, shell, normal));
    }

    private static Transcript read(Path file) throws IOException {
        return Transcript.read(Files.readString(file));
    }

    private static String replay(Transcript transcript, Shell shell, Normal normal) {
        return transcript.with(typed -> {
            List<String> answer = normal.lines(shell.run(typed));
            if (typed.command().contains("matar")) {
                assertThat(answer).noneMatch(line -> line.contains(SECRET));
            }
            return answer;
        });
    }

    private static void compare(Path file, String replayed) throws IOException {
        if (REWRITE) {
            Files.writeString(file, replayed);
        }
        String shown = Files.readString(file);
        assertThat(replayed).as(() -> file + " shows otherwise, first at " + difference(shown, replayed)).isEqualTo(shown);
    }

    private static String difference(String shown, String replayed) {
        List<String> before = shown.lines().toList();
        List<String> after = replayed.lines().toList();
        int line = 0;
        while (line < before.size() && line < after.size() && before.get(line).equals(after.get(line))) {
            line++;
        }
        return "line " + (line + 1) + ", where it answers\n" + (line < after.size() ? after.get(line) : "nothing");
    }
}
