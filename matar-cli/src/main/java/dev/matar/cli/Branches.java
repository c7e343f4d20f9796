package dev.matar.cli;

import dev.matar.Matar;
import dev.matar.revision.RevisionGraph;
import picocli.CommandLine.Command;

@Command(
        description = "List the revisions that several others revise, with those.",
        footer = {"  matar branches", "  matar branches --json"})
final class Branches extends RevisionList {

    @Override
    void run() {
        Matar matar = files();
        RevisionGraph graph = matar.graph();
        if (output().json()) {
            printJson(graph.branchPoints());
            return;
        }
        if (graph.branchPoints().isEmpty()) {
            output().talk("No revision is revised by several.");
        }
        RevisionText text = text(matar);
        for (String point : graph.branchPoints()) {
            output().plain(text.line(point));
            graph.children(point).forEach(child -> output().plain("  -> " + text.line(child)));
        }
    }
}
