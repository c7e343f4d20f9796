package dev.matar.cli;

import dev.matar.revision.RevisionGraph;
import picocli.CommandLine.Command;

@Command(description = "List every revision that revises no other.")
final class Bases extends RevisionList {

    @Override
    void run() {
        RevisionGraph graph = matar().graph();
        print(graph, graph.bases());
    }
}
