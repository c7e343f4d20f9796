package dev.matar.cli;

import dev.matar.Matar;
import dev.matar.revision.RevisionGraph;
import dev.matar.schema.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        description = "Show the revisions, newest first, as the graph that they are.",
        footer = {
            "  matar history                all of it",
            "  matar history -v             with files, dates and parents",
            "  matar history -i             with a mark where the database stands",
            "  matar history -r a1b2:head   a part, both ends included",
            "  matar history -r-3:          the last three and the one before",
            "  matar history -r current:    where the database stands, and what it lacks"
        })
final class HistoryCommand extends RevisionList {

    @Option(
            names = {"-r", "--range"},
            paramLabel = "FROM:TO",
            description = "Only what lies between two revisions, base, head, current, or -N.")
    private String range = ":";

    @Option(
            names = {"-i", "--indicate-current"},
            description = "Mark where the database stands.")
    private boolean indicateCurrent;

    @Override
    void run() {
        boolean asksDatabase = indicateCurrent || range.contains("current");
        Matar matar = asksDatabase ? matar() : files();
        List<String> rows = asksDatabase ? matar.rows() : List.of();
        List<String> ids = matar.graph().history(range, range.contains("current") ? rows : List.of());
        if (output().json()) {
            printJson(ids, rows);
        } else {
            talkOfNone(matar);
            draw(matar, ids, indicateCurrent ? Set.copyOf(rows) : Set.of());
            warnOfUnknown(matar.graph(), rows);
        }
    }

    private void printJson(List<String> ids, List<String> rows) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("revisions", ids);
        if (indicateCurrent) {
            json.put("current", rows);
        }
        output().json(json);
    }

    /** The history can be shown all the same, but no mark in it tells where the database stands. */
    private void warnOfUnknown(RevisionGraph graph, List<String> rows) {
        try {
            graph.current(rows);
        } catch (Refusal unknown) {
            output().warn(unknown.problem() + " " + unknown.remedy());
        }
    }

    private void draw(Matar matar, List<String> ids, Set<String> current) {
        RevisionGraph graph = matar.graph();
        RevisionText text = text(matar);
        for (GraphDrawing.Row row : new GraphDrawing(ids, graph::parents).rows()) {
            if (row.revision().isEmpty()) {
                output().plain(row.lines().stripTrailing());
                continue;
            }
            String id = row.revision().get();
            boolean here = current.contains(id);
            output().plain((here ? row.marked() : row.lines()) + "  " + text.line(id)
                    + (here ? "  " + output().styled(Style.HERE, "← the database") : ""));
            if (output().verbose()) {
                text.details(id).forEach(detail -> output().plain(row.below() + "    " + detail));
                separate(row);
            }
        }
    }

    private void separate(GraphDrawing.Row row) {
        if (!row.below().isBlank()) {
            output().plain(row.below().stripTrailing());
        }
    }
}
