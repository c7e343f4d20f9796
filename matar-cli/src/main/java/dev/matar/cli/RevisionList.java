package dev.matar.cli;

import dev.matar.revision.RevisionGraph;
import dev.matar.revision.RevisionHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A command that lists revisions. */
abstract class RevisionList extends ProjectCommand {

    final void print(RevisionGraph graph, List<String> ids) {
        if (output().json()) {
            output().json(Map.of("revisions", ids));
        } else {
            ids.forEach(id -> output().plain(line(output(), graph, id)));
        }
    }

    /** An id, what is special of its revision, and its message. */
    static String line(Output output, RevisionGraph graph, String id) {
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
        String special = marks.isEmpty() ? "" : " " + output.styled("cyan", "(" + String.join(", ", marks) + ")");
        return output.styled("bold,yellow", id) + special + "  " + header.message();
    }
}
