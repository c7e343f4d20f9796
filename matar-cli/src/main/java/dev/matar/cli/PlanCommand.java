package dev.matar.cli;

import dev.matar.Matar;
import dev.matar.check.Cost;
import dev.matar.revision.Plan;
import dev.matar.revision.RevisionGraph;
import dev.matar.revision.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = "Tell what a move would run, by the files alone; no database is touched.",
        footer = {
            "  matar plan upgrade head                   from nothing",
            "  matar plan downgrade -1 --from a1b2       from a database that stands at a1b2",
            "  matar plan upgrade head --from a1b2,c3d4  from one with two rows",
            "  matar plan upgrade head --costs           what that costs; -v: what to do"
        })
final class PlanCommand extends ProjectCommand {

    /** Lower case, since it is what a user types. */
    enum Deed {
        upgrade,
        downgrade,
        stamp
    }

    @Parameters(index = "0", paramLabel = "DEED", description = "upgrade, downgrade or stamp.")
    private Deed deed;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "TARGET", description = "As the command of that name takes it.")
    private List<String> targets;

    @Option(
            names = "--from",
            paramLabel = "ROW,…",
            description = "Where the database stands: the rows of its version table; none means nothing is applied.")
    private List<String> rows = List.of();

    @Option(
            names = "--costs",
            description = "Read the revisions, too, and tell what each may cost a database that holds rows: data lost, rows"
                    + " that stand in the way, tables that are blocked.")
    private boolean withCosts;

    @Override
    void run() {
        Matar matar = files();
        RevisionGraph graph = matar.graph();
        Plan plan = plan(graph);
        Map<Step, List<Cost>> costs = withCosts ? matar.costs(plan) : Map.of();
        if (output().json()) {
            Map<String, Object> json = Move.json(plan);
            if (withCosts) {
                json.put("costs", costs.entrySet().stream().map(PlanCommand::json).toList());
            }
            output().json(json);
            return;
        }
        for (Step step : plan.steps()) {
            output().plain(String.format("%-4s ", step.direction().word())
                    + output().styled(Style.STRONG, step.revision()) + "  "
                    + graph.header(step.revision()).message());
            costs.getOrDefault(step, List.of()).forEach(this::print);
        }
        output().plain((plan.steps().isEmpty() ? "Nothing to do: it is at " : "Then it is at ")
                + Move.place(graph, plan.rowsAfter()) + ".");
    }

    private void print(Cost cost) {
        Style style = cost.kind() == Cost.Kind.DATA_LOST ? Style.ERROR : Style.WARNING;
        output().plain("     " + output().styled(style, String.format("%-10s", cost.kind().word())) + cost.sentence());
        if (output().verbose()) {
            output().plain("               " + output().styled(Style.FAINT, cost.remedy()));
        }
    }

    private static Map<String, Object> json(Map.Entry<Step, List<Cost>> costs) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("revision", costs.getKey().revision());
        json.put("costs", costs.getValue().stream().map(PlanCommand::json).toList());
        return json;
    }

    private static Map<String, String> json(Cost cost) {
        Map<String, String> json = new LinkedHashMap<>();
        json.put("kind", cost.kind().word());
        json.put("message", cost.sentence());
        json.put("remedy", cost.remedy());
        return json;
    }

    private Plan plan(RevisionGraph graph) {
        // Taken apart here, since picocli takes quotes for its own where it does.
        List<String> from = rows.stream().flatMap(some -> Stream.of(some.split(",", -1))).map(String::strip).map(graph::find).toList();
        if (deed == Deed.downgrade && targets.size() > 1) {
            throw wrongUsage("A downgrade has one target.");
        }
        return switch (deed) {
            case upgrade -> graph.upgrade(from, targets);
            case downgrade -> graph.downgrade(from, targets.get(0));
            case stamp -> graph.stamp(from, targets);
        };
    }
}
