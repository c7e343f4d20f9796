package dev.matar.writer;

import dev.matar.operation.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * An operation to be written down, and what its reader should know of it.
 *
 * @param comment one line or several, written above it; empty for none
 */
public record Commented(Operation operation, String comment) {

    /** Operations that speak for themselves. */
    public static List<Commented> plain(List<Operation> operations) {
        return operations.stream().map(operation -> new Commented(operation, "")).toList();
    }

    /** Its lines, those longer than {@code width} wrapped at a blank. */
    List<String> lines(int width) {
        return comment.strip().lines().flatMap(line -> wrapped(visible(line), width).stream()).toList();
    }

    private static List<String> wrapped(String line, int width) {
        List<String> lines = new ArrayList<>();
        String rest = line;
        while (rest.length() > width && rest.indexOf(' ') > 0) {
            int end = rest.lastIndexOf(' ', width);
            end = end > 0 ? end : rest.indexOf(' ');
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).strip();
        }
        lines.add(rest);
        return lines;
    }

    /** Without what an editor or a compiler would take for more than a sign of a comment. */
    private static String visible(String line) {
        StringBuilder visible = new StringBuilder();
        line.codePoints().forEach(point -> visible.appendCodePoint(JavaText.isVisible(point) ? point : ' '));
        return visible.toString().strip();
    }
}
