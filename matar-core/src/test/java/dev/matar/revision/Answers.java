package dev.matar.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.schema.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Asks a history a question as the text files write it, and writes the answer in the same way. */
final class Answers {

    private Answers() {}

    /** Asks what a line asks, and compares with the answer that stands in it. */
    static void check(Histories.Section section, String line) {
        int equals = line.indexOf(" =");
        String question = line.substring(0, equals).strip();
        String expected = line.substring(equals + 2).strip();
        String actual =
                question.equals("problem") ? refusal(section.revisions()) : answer(section.revisions(), question);
        assertThat(actual).as(section.title() + ": " + question).isEqualTo(expected);
    }

    /** The answer to a question such as {@code from a b: upgrade heads}. */
    static String answer(List<RevisionHeader> revisions, String question) {
        try {
            RevisionGraph graph = RevisionGraph.of(revisions);
            int colon = question.startsWith("from ") ? question.indexOf(": ") : -2;
            List<String> rows = colon < 0 ? List.of() : words(question.substring("from ".length(), colon));
            List<String> command = words(question.substring(colon + 2));
            return answer(graph, rows, command.get(0), command.subList(1, command.size()));
        } catch (Refusal refusal) {
            return "refused " + refusal.code();
        }
    }

    /** The sentences in which a question is refused. */
    static String refusal(List<RevisionHeader> revisions) {
        try {
            RevisionGraph.of(revisions);
            return "not refused";
        } catch (Refusal refusal) {
            return refusal.problem();
        }
    }

    private static List<String> words(String text) {
        return text.isBlank() || text.strip().equals("nothing") ? List.of() : Arrays.asList(text.strip().split("\\s+"));
    }

    private static String answer(RevisionGraph graph, List<String> rows, String command, List<String> arguments) {
        return switch (command) {
            case "upgrade" -> moved(graph.upgrade(rows, arguments));
            case "downgrade" -> moved(graph.downgrade(rows, arguments.get(0)));
            case "stamp" -> moved(graph.stamp(rows, arguments));
            case "history" -> list(graph.history(arguments.isEmpty() ? ":" : arguments.get(0), rows));
            case "current" -> list(graph.current(rows));
            case "heads" -> list(graph.heads());
            case "bases" -> list(graph.bases());
            case "branches" -> list(graph.branchPoints());
            case "labels" -> list(graph.labels(arguments.get(0)));
            case "needs" -> list(graph.dependencies(arguments.get(0)));
            case "revises" -> list(graph.parents(arguments.get(0)));
            case "resolve" -> list(graph.resolve(arguments.get(0)));
            case "rows" -> list(graph.rowsAt(arguments));
            case "revise" -> list(graph.parentsOfNew(arguments, false));
            case "splice" -> list(graph.parentsOfNew(arguments, true));
            case "depend" -> list(graph.dependenciesOfNew(arguments));
            case "load" -> "ok";
            default -> throw new IllegalArgumentException(command);
        };
    }

    private static String list(List<String> ids) {
        return ids.isEmpty() ? "nothing" : String.join(" ", ids);
    }

    /** The steps of a plan and the rows after them, which must be the rows that the steps lead to one by one. */
    private static String moved(Plan plan) {
        List<String> rows = plan.rowsBefore();
        for (Step step : plan.steps()) {
            rows = step.after(rows);
        }
        if (!rows.equals(plan.rowsAfter())) {
            return "the steps lead to " + rows + " but the plan says " + plan.rowsAfter();
        }
        String steps = plan.steps().stream()
                .map(step -> sign(step.direction()) + step.revision())
                .collect(Collectors.joining(" "));
        return (steps + " | " + list(rows)).strip();
    }

    private static String sign(Step.Direction direction) {
        return switch (direction) {
            case UP -> "+";
            case DOWN -> "-";
            case STAMP -> "=";
        };
    }
}
