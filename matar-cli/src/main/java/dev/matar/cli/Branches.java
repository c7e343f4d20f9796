package dev.matar.cli;

import dev.matar.revision.RevisionGraph;
import picocli.CommandLine.Command;

@Command(description = "List the revisions that several others revise, with those.")
final class Branches extends RevisionList {

    @Override
    void run() {
        RevisionGraph graph = matar().graph();
        if (output().json()) {
            print(graph, graph.branchPoints());
            return;
        }
        for (String point : graph.branchPoints()) {
            output().plain(line(output(), graph, point));
            graph.children(point).forEach(child -> output().plain("  -> " + line(output(), graph, child)));
        }
    }
}
