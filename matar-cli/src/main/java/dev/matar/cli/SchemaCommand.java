package dev.matar.cli;

import dev.matar.notation.Notation;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(description = "Show the schema at a revision, by the files alone; no database is touched.")
final class SchemaCommand extends ProjectCommand {

    @Parameters(arity = "0..1", paramLabel = "TARGET", description = "An id, a beginning of one, head …; heads unless given.")
    private String target = "heads";

    @Override
    void run() {
        String schema = Notation.write(matar().schema(target));
        if (output().json()) {
            output().json(Map.of("target", target, "schema", schema));
        } else {
            output().results().print(schema);
        }
    }
}
