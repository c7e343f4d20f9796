package dev.matar.cli;

import dev.matar.Autogenerate;
import dev.matar.Gap;
import dev.matar.rule.Difference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        description = {
            "Tell what the history lacks of what [matar.source] says, and what somebody has changed in the database beside it.",
            "Ends with 3 where there is something."
        },
        footer = {
            "  matar check                              both",
            "  matar check --no-database                the history alone",
            "  matar check --only \"extra index *\"      some of it; as in a file of rules",
            "  matar check --accept                     writes rules that accept all of it from now on"
        })
final class CheckCommand extends ProjectCommand {

    @Option(names = "--no-database", description = "Look at the history alone.")
    private boolean noDatabase;

    @Option(names = "--only", paramLabel = "KIND NAME", description = "Only differences of a kind and a name; may be given again.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--accept", description = "Accept what is found: write rules for it.")
    private boolean accept;

    private boolean found;

    @Override
    void run() {
        Autogenerate autogenerate = autogenerate();
        DifferenceList list = new DifferenceList(output(), only);
        Map<String, Object> json = new LinkedHashMap<>();
        List<Difference> all = new ArrayList<>();
        if (project().hasSource()) {
            all.addAll(told(autogenerate.fromHistory(), "history", list, json, "in the history", "in the entities"));
        }
        if (!noDatabase) {
            all.addAll(told(autogenerate.drift(), "database", list, json, "in the database", "in the history"));
        }
        if (accept && !all.isEmpty()) {
            autogenerate.accept(all);
            output().talk(all.size() + " differences are accepted in " + terminal().shown(autogenerate.rulesFile()) + ".");
        }
        found = !all.isEmpty() && !accept;
        if (output().json()) {
            output().json(json);
        } else if (all.isEmpty()) {
            output().talk("Nothing differs.");
        }
    }

    private List<Difference> told(Gap gap, String name, DifferenceList list, Map<String, Object> json, String... where) {
        List<Difference> open = list.shown(gap.open());
        json.put(name, DifferenceList.json(open));
        if (!output().json() && !open.isEmpty()) {
            output().plain(output().styled(Style.STRONG, "The " + name + " differs:"));
            list.print(open, where);
        }
        int accepted = gap.differences().accepted().size();
        if (accepted > 0 && output().verbose()) {
            output().talk(accepted + " differences of the " + name + " are accepted.");
        }
        return open;
    }

    @Override
    int exitCode() {
        return found ? ExitCode.DIFFERENCE : ExitCode.DONE;
    }
}
