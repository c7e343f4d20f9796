package dev.matar.cli;

import dev.matar.notation.Notation;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = "Show a schema: at a revision, by the files alone; of the database; or of an SQL script.",
        footer = {
            "  matar schema                        at the heads; no database is touched",
            "  matar schema a1b2                   at a revision",
            "  matar schema --database             what the database holds now",
            "  matar schema --script schema.sql    what a script makes of an empty database"
        })
final class SchemaCommand extends ProjectCommand {

    private static final class Source {

        @Parameters(arity = "0..1", paramLabel = "TARGET", description = "An id, a beginning of one, head …; heads unless given.")
        private String target;

        @Option(names = "--database", description = "The schema that the database holds, without Matar's own tables.")
        private boolean database;

        @Option(
                names = "--script",
                paramLabel = "FILE",
                description = "The schema that an SQL script makes, run on a scratch database like the project's.")
        private Path script;
    }

    @ArgGroup
    private Source source = new Source();

    @Override
    void run() {
        String schema = Notation.write(schema());
        if (output().json()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("target", source.database || source.script != null ? null : target());
            json.put("schema", schema);
            output().json(json);
        } else {
            output().whole(schema);
        }
    }

    private Schema schema() {
        if (source.database) {
            return matar().databaseSchema();
        }
        return source.script != null ? matar().scriptSchema(terminal().path(source.script)) : atTarget();
    }

    private Schema atTarget() {
        Schema known = files().schema(target());
        if (!known.isKnown()) {
            throw new Refusal(
                    "unknown-schema",
                    "The schema at " + target() + " is unknown, because " + known.unknownSince() + ".",
                    "Let matar effect with this revision find out what the SQL does and declare it in the file, or do it by hand (-- effect: …).");
        }
        return known;
    }

    private String target() {
        return source.target == null ? "heads" : source.target;
    }
}
