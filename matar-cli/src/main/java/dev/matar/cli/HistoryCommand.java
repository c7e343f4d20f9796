package dev.matar.cli;

import dev.matar.Matar;
import dev.matar.revision.RevisionGraph;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        description = "Show the revisions, newest first, as the graph that they are.",
        footer = {
            "",
            "  matar history                all of it",
            "  matar history -r a1b2:head   a part, both ends included",
            "  matar history -r-3:          the last three and the one before",
            "  matar history -r current:    what the database lacks"
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
        Matar matar = matar();
        List<String> rows = indicateCurrent || range.contains("current") ? matar.rows() : List.of();
        RevisionGraph graph = matar.graph();
        List<String> ids = graph.history(range, rows);
        if (output().json()) {
            print(graph, ids);
            return;
        }
        Set<String> current = Set.copyOf(rows);
        new GraphDrawing(ids, graph::parents).lines().forEach(drawn -> output().plain(drawn.revision()
                .map(id -> drawn.lines() + " " + line(output(), graph, id)
                        + (current.contains(id) ? output().styled("bold,green", " <- the database") : ""))
                .orElse(drawn.lines())));
    }
}
