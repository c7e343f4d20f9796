package dev.matar.writer;

import dev.matar.operation.Operation;
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

    List<String> lines() {
        return comment.strip().lines().map(Commented::visible).toList();
    }

    /** Without what an editor or a compiler would take for more than a sign of a comment. */
    private static String visible(String line) {
        StringBuilder visible = new StringBuilder();
        line.codePoints().forEach(point -> visible.appendCodePoint(JavaText.isVisible(point) ? point : ' '));
        return visible.toString().stripTrailing();
    }
}
