package dev.matar.cli;

import dev.matar.revision.Plan;
import dev.matar.revision.RevisionGraph;
import dev.matar.revision.Step;
import dev.matar.run.Listener;
import java.time.Duration;
import java.util.Locale;

/** Tells of each step when it is done, with its place among all of them, its message and how long it took. */
final class Progress implements Listener {

    private final Output output;
    private final RevisionGraph graph;
    private int total;
    private int done;

    Progress(Output output, RevisionGraph graph) {
        this.output = output;
        this.graph = graph;
    }

    @Override
    public void waiting(String sentence) {
        output.talk(output.styled("yellow", "waiting: ") + sentence);
    }

    @Override
    public void planned(Plan plan) {
        total = plan.steps().size();
    }

    @Override
    public void started(Step step) {
        output.transientTalk(line(step, "…"));
    }

    @Override
    public void finished(Step step, Duration took) {
        done++;
        output.talk(line(step, output.styled("faint", duration(took))));
    }

    private String line(Step step, String end) {
        String width = String.valueOf(String.valueOf(total).length());
        String count = String.format(Locale.ROOT, "%" + width + "d/%d", Math.min(done + (end.equals("…") ? 1 : 0), total), total);
        String arrow = switch (step.direction()) {
            case UP -> output.styled("green", "up  ");
            case DOWN -> output.styled("yellow", "down");
            case STAMP -> output.styled("cyan", "mark");
        };
        return output.styled("faint", count) + " " + arrow + " " + output.styled("bold", step.revision()) + "  "
                + graph.header(step.revision()).message() + "  " + end;
    }

    /** A time as a person says it. */
    static String duration(Duration time) {
        long millis = time.toMillis();
        if (millis < 1000) {
            return millis + " ms";
        }
        return millis < 60_000
                ? String.format(Locale.ROOT, "%.1f s", millis / 1000.0)
                : String.format(Locale.ROOT, "%d min %d s", millis / 60_000, millis / 1000 % 60);
    }
}
