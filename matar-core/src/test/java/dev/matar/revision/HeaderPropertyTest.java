package dev.matar.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.schema.Refusal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Random texts for everything that reads headers; the seed is in the message of a failure. */
@Timeout(60)
class HeaderPropertyTest {

    private static final String MARKS = "\"'\\/*-@(){}=+,;: \n\r\tau\0\uFEFFé";

    @Test
    void aBrokenSqlFileIsReadOrRefused() {
        int refused = refusals(SqlRevisionTest.WHOLE, text -> SqlRevision.read(text, "F"));

        assertThat(refused).isBetween(500, 4_500);
    }

    @Test
    void aBrokenJavaFileIsReadOrRefused() {
        int refused = refusals(JavaRevisionTest.WHOLE, text -> JavaRevision.read(text, "F"));

        assertThat(refused).isBetween(500, 4_500);
    }

    @Test
    void aMessageComesBackFromItsJavadoc() {
        String letters = "abc */\\{@}<p>&amp;#42; \"é\uD83D\uDE00u";
        for (long seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(20); i > 0; i--) {
                text.appendCodePoint(letters.codePointAt(random.nextInt(letters.length() - 4)));
            }
            String message = text.toString().strip().replaceAll("\\s+", " ");
            String javadoc = Javadoc.write(message);
            assertThat(Javadoc.read(javadoc)).as("seed %d: %s", seed, javadoc).isEqualTo(message);
            assertThat(JavaRevision.read(javadoc + "@Revision(id = \"a\") class A {}", "F")
                            .orElseThrow()
                            .header()
                            .message())
                    .as("seed %d: %s", seed, javadoc)
                    .isEqualTo(message);
        }
    }

    @Test
    void timesAreReadAsTheJdkReadsThem() {
        for (long seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            int nanos = random.nextInt(1_000_000_000);
            nanos -= nanos % new int[] {1, 1_000, 1_000_000, 1_000_000_000}[random.nextInt(4)];
            long seconds = 60L * random.nextInt(30_000_000) + random.nextInt(60) * random.nextInt(2);
            LocalDateTime time = LocalDateTime.ofEpochSecond(seconds, nanos, ZoneOffset.UTC);
            assertThat(Created.parse(time.toString())).as("seed %d", seed).contains(time);
            assertThat(Created.parse(time.toString().replace('T', ' '))).contains(time);
        }
        for (String wrong : "2023-02-30T10:00 2023-01-01 2023-01-01T25:00 2023-01-01T10:00: 2023-01-01T10:00:00. x"
                .split(" ")) {
            assertThat(Created.parse(wrong)).as(wrong).isEmpty();
        }
        assertThat(Created.parse("2023-01-01T10:00:00.0000000001")).isEqualTo(Optional.empty());
    }

    /** Long runs of what begins something, which reading that starts over would take hours for. */
    @Test
    void timeIsLinearInLength() {
        int many = 200_000;
        for (String run : new String[] {"&", "{@", "{@ ", "&#4", "* ", "<p", "@", "\n * "}) {
            Javadoc.read("/**" + run.repeat(many) + "}; */");
        }
        for (String run : new String[] {"\"\" ", "{", "@a(", "/**/", "//\n", "@a.", "class a{}", "a.", "'\\''"}) {
            readOrRefuse(run.repeat(many), text -> JavaRevision.read(text, "F"));
        }
        String values = "\"a,b\"+".repeat(many) + "\"\"";
        assertThat(JavaRevision.read("@Revision(id=\"a\",labels=" + values + ") class A", "F")
                        .orElseThrow()
                        .header()
                        .labels())
                .hasSize(many + 1);
        for (String run : new String[] {"-- effect: a\n", "-- autocommit\n-- end autocommit\n", "--\n", "\n", "x;\n"}) {
            String head = "-- revision: a\n-- upgrade\n";
            assertThat(readOrRefuse(head + run.repeat(many) + "-- downgrade\n", text -> SqlRevision.read(text, "F")))
                    .isTrue();
        }
    }

    private static int refusals(String whole, Consumer<String> reader) {
        int refused = 0;
        for (long seed = 0; seed < 5_000; seed++) {
            String text = broken(whole, new Random(seed));
            try {
                refused += readOrRefuse(text, reader) ? 0 : 1;
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed " + seed + ":\n" + text, e);
            }
        }
        return refused;
    }

    private static boolean readOrRefuse(String text, Consumer<String> reader) {
        try {
            reader.accept(text);
            return true;
        } catch (Refusal refusal) {
            assertThat(refusal.code()).isEqualTo("invalid-revision-file");
            assertThat(refusal.problem()).matches("F:\\d+: (?s:.+)").hasSizeLessThan(150);
            assertThat(Integer.parseInt(refusal.problem().split(":")[1]))
                    .isLessThanOrEqualTo(1 + (int) text.chars().filter(c -> c == '\n').count());
            return false;
        }
    }

    private static String broken(String whole, Random random) {
        StringBuilder text = new StringBuilder(whole);
        for (int i = random.nextInt(5); i >= 0 && text.length() > 0; i--) {
            int at = random.nextInt(text.length());
            int to = Math.min(text.length(), at + random.nextInt(30));
            switch (random.nextInt(5)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.delete(at, to);
                case 2 -> text.insert(random.nextInt(text.length()), text.substring(at, to));
                case 3 -> text.insert(at, MARKS.charAt(random.nextInt(MARKS.length())));
                default -> text.setLength(random.nextInt(4) == 0 ? at : text.length());
            }
        }
        return text.toString();
    }
}
