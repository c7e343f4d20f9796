package dev.matar.writer;

import dev.matar.schema.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** How any text stands in Java: as a literal in quotes, or line by line as a text block. */
final class JavaText {

    /** The JVM keeps a constant's length in 16 bits. */
    private static final int MOST_BYTES = 65_535;

    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;

    private JavaText() {}

    /** The literal {@code "text"}. */
    static String literal(String text) {
        if (text.length() > MOST_BYTES / 3 && text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new Refusal(
                    "unwritable-operation",
                    "A text of " + text.length() + " characters is too long for Java: " + text.substring(0, 40) + "…",
                    "Write this revision in SQL, or read the text from a file in code of your own.");
        }
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(point -> out.append(point == '"' ? "\\\"" : escaped(point)));
        return out.append('"').toString();
    }

    /** The lines between the two marks of a text block, without their indentation; the last one is the second mark, or holds it. */
    static List<String> blockLines(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            lines.add(blockLine(line));
        }
        int last = lines.size() - 1;
        if (lines.get(last).endsWith("\"")) {
            lines.set(last, lines.get(last).substring(0, lines.get(last).length() - 1) + "\\\"");
        }
        lines.set(last, lines.get(last) + "\"\"\"");
        return lines;
    }

    private static String blockLine(String line) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
            int point = line.codePointAt(i);
            out.append(line.startsWith("\"\"\"", i) ? "\\\"" : escaped(point));
        }
        boolean blankAtEnd = out.length() > 0 && out.charAt(out.length() - 1) == ' ';
        return blankAtEnd ? out.substring(0, out.length() - 1) + "\\s" : out.toString();
    }

    /** Whether a text of several lines is kept by a text block, from whose lines the compiler takes what it takes for indentation. */
    static boolean fitsBlock(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        return text.strip().indexOf('\n') > 0
                && lines.stream().anyMatch(line -> !line.isEmpty() && line.charAt(0) != ' ')
                && lines.stream().noneMatch(line -> isForeignBlank(line, 0) || isForeignBlank(line, line.length() - 1));
    }

    /** A blank whose escape the compiler reads before it strips the lines. */
    private static boolean isForeignBlank(String line, int at) {
        return !line.isEmpty() && line.charAt(at) > 0xff && Character.isWhitespace(line.charAt(at));
    }

    private static String escaped(int point) {
        return switch (point) {
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> isVisible(point) ? Character.toString(point) : point <= 0xff ? String.format("\\%03o", point) : unicode(point);
        };
    }

    private static String unicode(int point) {
        StringBuilder out = new StringBuilder();
        for (char unit : Character.toChars(point)) {
            out.append(String.format("\\u%04x", (int) unit));
        }
        return out.toString();
    }

    /**
     * Whether people see a character as what it is, in every editor and encoding. Joiners are part of how some scripts are spelled;
     * what turns the direction of writing is not.
     */
    static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.UNASSIGNED,
                    Character.PRIVATE_USE -> false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            case Character.FORMAT -> point == ZERO_WIDTH_JOINER || point == ZERO_WIDTH_NON_JOINER;
            default -> true;
        };
    }
}
