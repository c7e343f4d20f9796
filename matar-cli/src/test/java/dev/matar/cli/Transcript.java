package dev.matar.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * A page with prose and, indented by four spaces, what was typed and what came back.
 *
 * <p>{@code $} is before what is typed and {@code >} before its further lines. The README beside the transcripts says the rest.
 */
final class Transcript {

    private static final String INDENT = "    ";

    private final List<Object> parts = new ArrayList<>();

    /** What is typed: a command and further lines, such as the text of a file. */
    record Typed(String command, List<String> input) {}

    private record Prose(String line) {}

    /** Types what is on the page and gives back what is answered, a line each. */
    @FunctionalInterface
    interface Answers {
        List<String> to(Typed typed);
    }

    static Transcript read(String page) {
        Transcript transcript = new Transcript();
        for (String line : page.lines().toList()) {
            if (line.startsWith(INDENT + "$ ")) {
                transcript.parts.add(new Typed(line.substring(6), new ArrayList<>()));
            } else if (line.startsWith(INDENT + ">")) {
                transcript.lastTyped().input().add(line.length() < 6 ? "" : line.substring(6));
            } else if (!line.isBlank() && !line.startsWith(INDENT)) {
                transcript.parts.add(new Prose(line));
            } else if (line.isBlank()) {
                transcript.parts.add(new Prose(""));
            }
        }
        return transcript;
    }

    private Typed lastTyped() {
        return (Typed) parts.get(parts.size() - 1);
    }

    List<Typed> typed() {
        return parts.stream().filter(Typed.class::isInstance).map(Typed.class::cast).toList();
    }

    /** The page with these answers. */
    String with(Answers answers) {
        StringBuilder page = new StringBuilder();
        Object before = new Prose("");
        for (Object part : parts) {
            if (part instanceof Typed typed) {
                separate(page, before instanceof Prose);
                write(page, typed, answers.to(typed));
            } else if (!((Prose) part).line().isEmpty()) {
                separate(page, before instanceof Typed || ((Prose) before).line().isEmpty());
                page.append(((Prose) part).line()).append('\n');
            }
            before = part instanceof Prose prose && prose.line().isEmpty() && before instanceof Typed ? before : part;
        }
        return page.toString();
    }

    private static void separate(StringBuilder page, boolean apart) {
        if (apart && page.length() > 0) {
            page.append('\n');
        }
    }

    private static void write(StringBuilder page, Typed typed, List<String> answer) {
        append(page, "$ " + typed.command());
        typed.input().forEach(line -> append(page, ("> " + line).stripTrailing()));
        answer.forEach(line -> append(page, line));
    }

    private static void append(StringBuilder page, String line) {
        page.append(line.isEmpty() ? "" : INDENT + line).append('\n');
    }
}
