package dev.matar.cli;

import dev.matar.Matar;
import dev.matar.revision.RevisionGraph;
import dev.matar.schema.Refusal;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(description = "Tell where the database stands.")
final class Current extends RevisionList {

    @Override
    void run() {
        Matar matar = matar();
        List<String> rows = matar.rows();
        try {
            RevisionGraph graph = matar.graph();
            print(graph, graph.current(rows));
        } catch (Refusal unreadable) {
            printPlain(rows, unreadable);
        }
    }

    /** The database tells where it stands even when the files cannot. */
    private void printPlain(List<String> rows, Refusal why) {
        if (output().json()) {
            output().json(Map.of("revisions", rows));
        } else {
            rows.forEach(output()::plain);
        }
        output().talk(output().styled("yellow", "warning: ") + why.problem() + " " + why.remedy());
    }
}
