package dev.matar.cli;

import dev.matar.Effect;
import dev.matar.notation.Notation;
import dev.matar.revision.Step.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Find what the SQL of a revision does to the schema, by running it on a scratch database, and declare that in its file: in lines"
                    + " -- effect: …, in Java in the call of op.execute.",
            "The schema can be told by the files alone then. What is seemingly renamed is asked about (--rename, --no-rename)."
        },
        footer = {
            "  matar effect a1b2",
            "  matar effect head --rename user.name=title",
            "  matar effect a1b2 && matar schema a1b2"
        })
final class EffectCommand extends ProjectCommand {

    @Parameters(paramLabel = "REV", description = "An id, a beginning of one, head …")
    private String revision;

    @Option(names = "--rename", paramLabel = "OLD=NEW", description = "What the SQL renames; may be given again.")
    private List<String> renames = new ArrayList<>();

    @Option(names = "--no-rename", description = "The SQL renames nothing else.")
    private boolean noRename;

    @Override
    void run() {
        List<String> ids = files().graph().resolve(revision);
        if (ids.size() != 1) {
            throw wrongUsage("The command looks at one revision, and " + revision + " is " + (ids.isEmpty() ? "none." : String.join(", ", ids) + "."));
        }
        List<Effect> effects = matar().declareEffect(ids.get(0), renames, noRename);
        String file = terminal().shown(effects.get(0).file().path());
        if (output().json()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("revision", ids.get(0));
            json.put("file", file);
            json.put("effects", effects.stream().map(EffectCommand::json).toList());
            output().json(json);
            return;
        }
        for (Effect effect : effects) {
            output().plain(output().styled(Style.STRONG, word(effect)));
            String operations = Notation.write(effect.operations()).stripTrailing();
            output().plain(operations.isEmpty() ? "  leaves the schema as it is" : operations.replaceAll("(?m)^(?=.)", "  "));
        }
        output().talk("declared in " + file);
    }

    private static String word(Effect effect) {
        return effect.direction() == Direction.UP ? "upgrade" : "downgrade";
    }

    private static Map<String, Object> json(Effect effect) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("direction", effect.direction().word());
        json.put("operations", effect.operations().stream().map(Notation::write).toList());
        return json;
    }
}
