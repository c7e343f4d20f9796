package dev.matar.cli;

import dev.matar.Matar;
import dev.matar.revision.RevisionGraph;
import dev.matar.revision.RevisionHeader;
import dev.matar.revision.Step.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How revisions are shown to people. */
final class RevisionText {

    private final Matar matar;
    private final RevisionGraph graph;
    private final Output output;
    private final Terminal terminal;

    RevisionText(Matar matar, Output output, Terminal terminal) {
        this.matar = matar;
        this.graph = matar.graph();
        this.output = output;
        this.terminal = terminal;
    }

    /** An id, what is special of its revision, and its message. */
    String line(String id) {
        RevisionHeader header = graph.header(id);
        List<String> marks = new ArrayList<>(header.labels());
        if (graph.children(id).isEmpty()) {
            marks.add("head");
        }
        if (graph.children(id).size() > 1) {
            marks.add("branchpoint");
        }
        if (graph.parents(id).size() > 1) {
            marks.add("mergepoint");
        }
        return output.styled(Style.ID, id)
                + (marks.isEmpty() ? "" : " " + output.styled(Style.MARK, "(" + String.join(", ", marks) + ")"))
                + (header.message().isEmpty() ? "" : "  " + header.message());
    }

    /** What there is to tell beside that, a line each. */
    List<String> details(String id) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("revises", String.join(", ", graph.parents(id)));
        facts.put("depends on", String.join(", ", graph.dependencies(id)));
        facts.put("branch labels", String.join(", ", graph.labels(id)));
        facts.put("created", created(graph.header(id)));
        facts.put("loses data", String.join(", ", losesData(graph.header(id))));
        facts.put("file", terminal.shown(matar.file(id).path()));
        List<String> lines = new ArrayList<>();
        facts.forEach((name, value) -> {
            if (!value.isEmpty()) {
                lines.add(output.styled(Style.FAINT, String.format("%-14s", name)) + value);
            }
        });
        return lines;
    }

    /** The ways in which it is meant to. */
    static List<String> losesData(RevisionHeader header) {
        return header.losesData().stream().sorted().map(Direction::deed).toList();
    }

    static String created(RevisionHeader header) {
        return header.created().map(Object::toString).orElse("");
    }
}
