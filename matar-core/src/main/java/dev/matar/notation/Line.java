package dev.matar.notation;

import dev.matar.schema.Refusal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A line that was read, with the lines that stand deeper below it. Empty lines and lines that begin with {@code --} are
 * passed over.
 *
 * @param number its place in the text, counted from 1
 * @param text the line without its indentation
 */
record Line(int number, int indentation, String text, List<Line> members) {

    static final String CODE = "notation";

    /** Deeper than any change that makes sense, and shallow enough for every stack. */
    private static final int DEEPEST = 100;

    static List<Line> parse(String text) {
        Line root = new Line(0, -1, "", new ArrayList<>());
        Deque<Line> open = new ArrayDeque<>(List.of(root));
        int number = 0;
        for (String raw : text.split("\n", -1)) {
            Line line = of(++number, raw.endsWith("\r") ? raw.substring(0, raw.length() - 1) : raw);
            if (!line.text.isEmpty() && !line.text.startsWith("--")) {
                line.standUnder(open);
            }
        }
        return root.members;
    }

    private static Line of(int number, String raw) {
        int indentation = 0;
        while (indentation < raw.length() && raw.charAt(indentation) == ' ') {
            indentation++;
        }
        String text = raw.substring(indentation);
        if (text.startsWith("\t") && !text.isBlank()) {
            throw refuse(number, "a tab stands before the first word.", "Indent with spaces, two for each step.");
        }
        return new Line(number, indentation, text.isBlank() ? "" : text, new ArrayList<>());
    }

    private void standUnder(Deque<Line> open) {
        while (open.peek().indentation >= indentation) {
            open.pop();
        }
        List<Line> siblings = open.peek().members;
        if (!siblings.isEmpty() && siblings.get(0).indentation != indentation) {
            throw refuse(
                    number,
                    indentation + " spaces stand before «" + text + "», and " + siblings.get(0).indentation
                            + " before line " + siblings.get(0).number + ".",
                    "Indent lines that belong to the same one alike.");
        }
        siblings.add(this);
        open.push(this);
        if (open.size() > DEEPEST) {
            throw refuse(number, "it stands deeper than " + DEEPEST + " steps.", "Write it less nested.");
        }
    }

    Refusal refuse(String problem, String remedy) {
        return refuse(number, problem, remedy);
    }

    /** A refusal of what this line says, told with its place. */
    Refusal refuse(Refusal cause) {
        return new Refusal(CODE, "Line " + number + ": " + cause.problem(), cause.remedy(), cause);
    }

    private static Refusal refuse(int number, String problem, String remedy) {
        return new Refusal(CODE, "Line " + number + ": " + problem, remedy);
    }
}
