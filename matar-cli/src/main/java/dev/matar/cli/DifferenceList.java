package dev.matar.cli;

import dev.matar.diff.Candidate;
import dev.matar.rule.Difference;
import dev.matar.rule.Differences;
import dev.matar.rule.Selector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Differences as people read them, those of one kind together, and as programs do. */
final class DifferenceList {

    private final Output output;
    private final List<Selector> only;

    /** @param only what is shown; all where nothing is said */
    DifferenceList(Output output, List<String> only) {
        this.output = output;
        this.only = only.stream().map(Selector::parse).toList();
    }

    List<Difference> shown(List<Difference> differences) {
        return differences.stream()
                .filter(difference -> only.isEmpty() || only.stream().anyMatch(selector -> selector.test(difference)))
                .toList();
    }

    /** @param where what the two schemas are called in sentences, the known one first */
    void print(List<Difference> differences, String... where) {
        Differences.grouped(differences)
                .forEach((heading, some) -> print(heading, some.stream().map(one -> one.sentence(where[0], where[1])).toList()));
    }

    /** What may be a rename rather than two differences. */
    void warn(List<Candidate> doubts) {
        doubts.forEach(doubt -> output.warn(doubt.sentence() + " If so, say --rename " + doubt.rename().text() + "."));
    }

    /** Lines below a heading; nothing where there are none. */
    void print(String heading, List<String> lines) {
        if (!lines.isEmpty()) {
            output.plain(output.styled(Style.STRONG, heading) + " " + output.styled(Style.FAINT, "(" + lines.size() + ")"));
            lines.forEach(line -> output.plain("  " + line));
        }
    }

    static List<Map<String, Object>> json(List<Difference> differences) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Difference difference : differences) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("kind", difference.kind().code());
            json.put("side", difference.side().word());
            json.put("path", difference.path());
            json.put("known", difference.known());
            json.put("wanted", difference.wanted());
            list.add(json);
        }
        return list;
    }
}
