package dev.matar.cli;

import dev.matar.Autogenerate;
import dev.matar.ChangedRevision;
import dev.matar.Gap;
import dev.matar.rule.Difference;
import dev.matar.rule.Reconciliation;
import dev.matar.rule.Rule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        description = {
            "Tell what the history lacks of what [matar.source] says, what somebody has changed in the database beside it, and which applied"
                    + " revisions say something else now.",
            "Ends with 3 where there is something."
        },
        footer = {
            "  matar check                              all of it",
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
        List<ChangedRevision> changed = noDatabase || !only.isEmpty() ? List.of() : matar().changedRevisions();
        DifferenceList list = new DifferenceList(output(), only);
        boolean hasSource = noDatabase || project().hasSource();
        Autogenerate autogenerate = autogenerate();
        Map<String, Gap> gaps = new LinkedHashMap<>();
        if (hasSource) {
            gaps.put("history", autogenerate.fromHistory());
        }
        if (!noDatabase) {
            gaps.put("database", autogenerate.drift());
        }
        Map<String, List<Difference>> open = new LinkedHashMap<>();
        gaps.forEach((name, gap) -> open.put(name, list.shown(gap.open())));
        if (output().json()) {
            json(open, changed, stale(gaps.values()));
        } else {
            print(changed);
            open.forEach((name, differences) -> print(name, gaps.get(name), differences, list));
            tell(open, changed.isEmpty(), stale(gaps.values()), autogenerate.rulesFile());
        }
        List<Difference> all = open.values().stream().flatMap(List::stream).toList();
        if (accept && !all.isEmpty()) {
            autogenerate.accept(all);
            output().talk(count(all.size()) + " accepted in " + autogenerate.rulesFile() + ".");
        }
        found = !changed.isEmpty() || !all.isEmpty() && !accept;
    }

    private void json(Map<String, List<Difference>> open, List<ChangedRevision> changed, List<Rule> stale) {
        Map<String, Object> json = new LinkedHashMap<>();
        open.forEach((name, differences) -> json.put(name, DifferenceList.json(differences)));
        json.put("changed_revisions", changed.stream().map(one -> Accept.json(one, terminal())).toList());
        json.put("stale_rules", stale.stream().map(Rule::text).toList());
        output().json(json);
    }

    private void print(List<ChangedRevision> changed) {
        for (ChangedRevision one : changed) {
            output().plain(output().styled(Style.STRONG, terminal().relative(one.heading())));
            one.lines().forEach(line -> output().plain("  " + line));
        }
        if (!changed.isEmpty()) {
            output().talk(ChangedRevision.remedy(changed));
        }
    }

    private void print(String name, Gap gap, List<Difference> open, DifferenceList list) {
        if (!open.isEmpty()) {
            output().plain(output().styled(Style.STRONG, "The " + name + " differs:"));
            list.print(open, "in the " + name, name.equals("history") ? "wanted" : "in the history");
        }
        if (name.equals("history") && only.isEmpty()) {
            list.warn(gap.doubts(gap.hints(List.of())));
        }
        Reconciliation differences = gap.differences();
        differences.conflicts().stream()
                .filter(conflict -> open.contains(conflict.difference()))
                .forEach(conflict -> output().warn(conflict.sentence()));
        if (!differences.accepted().isEmpty() && output().verbose()) {
            output().talk("The " + name + ": " + count(differences.accepted().size()) + " accepted.");
        }
    }

    private void tell(Map<String, List<Difference>> open, boolean isUnchanged, List<Rule> stale, Path rules) {
        if (isUnchanged && open.values().stream().allMatch(List::isEmpty)) {
            output().talk(only.isEmpty() ? "Nothing differs." : "Nothing of that differs.");
        }
        if (!open.containsKey("history")) {
            output().talk("Only the database was compared with its history: without [matar.source] nothing says what is wanted.");
        }
        stale.forEach(rule -> output().warn(
                rules + ", line " + rule.line() + ": «" + rule.text() + "» accepts nothing any more. Take it out."));
    }

    /** The rules that are for neither comparison; after one alone nobody knows. */
    private static List<Rule> stale(Collection<Gap> gaps) {
        if (gaps.size() < 2) {
            return List.of();
        }
        List<List<Rule>> stale = gaps.stream().map(gap -> gap.differences().stale()).toList();
        return stale.get(0).stream().filter(stale.get(1)::contains).toList();
    }

    private static String count(int differences) {
        return differences + (differences == 1 ? " difference is" : " differences are");
    }

    @Override
    int exitCode() {
        return found ? ExitCode.DIFFERENCE : ExitCode.DONE;
    }
}
