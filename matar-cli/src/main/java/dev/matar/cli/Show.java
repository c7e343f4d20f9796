package dev.matar.cli;

import dev.matar.Matar;
import dev.matar.notation.Notation;
import dev.matar.revision.RevisionGraph;
import dev.matar.revision.RevisionHeader;
import dev.matar.revision.Step.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        description = "Show what revisions say: what they revise, their file, and what they do both ways.",
        footer = {"  matar show head", "  matar show a1b2", "  matar show current    where the database stands"})
final class Show extends RevisionList {

    @Parameters(paramLabel = "TARGET", description = "An id, a beginning of one, a branch label, head, heads, current …")
    private String target;

    @Override
    void run() {
        Matar matar = files();
        List<String> ids = revisions(target);
        if (output().json()) {
            output().json(Map.of("revisions", ids.stream().map(id -> facts(matar, id)).toList()));
        } else if (ids.isEmpty()) {
            output().talk("There is nothing at " + target + ": it is before any revision.");
        } else {
            ids.forEach(id -> lines(matar, id).forEach(output()::plain));
        }
    }

    /** The lines for people; all of them are known before the first is printed. */
    private List<String> lines(Matar matar, String id) {
        RevisionText text = text(matar);
        List<String> lines = new ArrayList<>(List.of(text.line(id)));
        text.details(id).forEach(detail -> lines.add("  " + detail));
        for (Direction direction : List.of(Direction.UP, Direction.DOWN)) {
            String operations = operations(matar, id, direction).strip();
            lines.add("");
            lines.add("  " + output().styled(Style.STRONG, direction.deed()));
            lines.add(operations.isEmpty() ? "    does nothing" : operations.replaceAll("(?m)^(?=.)", "    "));
        }
        return lines;
    }

    private Map<String, Object> facts(Matar matar, String id) {
        RevisionGraph graph = matar.graph();
        RevisionHeader header = graph.header(id);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("revision", id);
        facts.put("message", header.message());
        facts.put("revises", graph.parents(id));
        facts.put("depends_on", graph.dependencies(id));
        facts.put("branch_labels", graph.labels(id));
        facts.put("created", RevisionText.created(header));
        facts.put("loses_data", RevisionText.losesData(header));
        facts.put("file", terminal().shown(matar.file(id).path()));
        facts.put("upgrade", operations(matar, id, Direction.UP));
        facts.put("downgrade", operations(matar, id, Direction.DOWN));
        return facts;
    }

    private static String operations(Matar matar, String id, Direction direction) {
        return Notation.write(matar.operations(id, direction));
    }
}
