package dev.matar.cli;

import dev.matar.notation.Notation;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        description = "Show the schema at a revision, by the files alone; no database is touched.",
        footer = {"", "  matar schema", "  matar schema a1b2"})
final class SchemaCommand extends ProjectCommand {

    @Parameters(arity = "0..1", paramLabel = "TARGET", description = "An id, a beginning of one, head …; heads unless given.")
    private String target = "heads";

    @Override
    void run() {
        Schema known = files().schema(target);
        if (!known.isKnown()) {
            throw new Refusal(
                    "unknown-schema",
                    "The schema at " + target + " is unknown, because " + known.unknownSince() + ".",
                    "Declare what the SQL does in lines -- effect: … above it.");
        }
        String schema = Notation.write(known);
        if (output().json()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("target", target);
            json.put("schema", schema);
            output().json(json);
        } else {
            output().whole(schema);
        }
    }
}
