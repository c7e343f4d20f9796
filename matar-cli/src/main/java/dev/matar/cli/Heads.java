package dev.matar.cli;

import dev.matar.revision.RevisionGraph;
import picocli.CommandLine.Command;

@Command(description = "List every revision that no other revises.")
final class Heads extends RevisionList {

    @Override
    void run() {
        RevisionGraph graph = matar().graph();
        print(graph, graph.heads());
    }
}
