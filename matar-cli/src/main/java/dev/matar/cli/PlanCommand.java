package dev.matar.cli;

import dev.matar.revision.Plan;
import dev.matar.revision.RevisionGraph;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = "Tell what a move would run, by the files alone; no database is touched.",
        footer = {
            "",
            "  matar plan upgrade head                   from nothing",
            "  matar plan downgrade -1 --from a1b2       from a database that stands at a1b2",
            "  matar plan upgrade head --from a1b2,c3d4  from one with two rows"
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
            split = ",",
            paramLabel = "ROW",
            description = "Where the database stands: the rows of its version table; none means nothing is applied.")
    private List<String> rows = List.of();

    @Override
    void run() {
        RevisionGraph graph = files().graph();
        Plan plan = plan(graph);
        if (output().json()) {
            output().json(Move.json(plan));
            return;
        }
        plan.steps().forEach(step -> output().plain(String.format("%-5s", step.direction().word())
                + output().styled(Style.STRONG, step.revision()) + "  "
                + graph.header(step.revision()).message()));
        output().plain((plan.steps().isEmpty() ? "Nothing to do: it is at " : "Then it is at ")
                + Move.place(graph, plan.rowsAfter()) + ".");
    }

    private Plan plan(RevisionGraph graph) {
        if (deed == Deed.downgrade && targets.size() > 1) {
            throw wrongUsage("A downgrade has one target.");
        }
        return switch (deed) {
            case upgrade -> graph.upgrade(rows, targets);
            case downgrade -> graph.downgrade(rows, targets.get(0));
            case stamp -> graph.stamp(rows, targets);
        };
    }
}
