package dev.matar.cli;

import dev.matar.Matar;
import dev.matar.Scripts;
import dev.matar.revision.Plan;
import dev.matar.revision.RevisionGraph;
import dev.matar.revision.Step;
import dev.matar.run.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine.Mixin;

/** A command that moves the database and tells how, or prints the SQL that would. */
abstract class Move extends ProjectCommand {

    @Mixin
    private LockOptions lock;

    /** The project, whose other movers are waited for, or ended, as this run's options say. */
    final Matar patientMatar() {
        return lock.in(matar());
    }

    /** Moves with progress on the side, then tells where the database stands. */
    final void move(Function<Matar, Report> deed) {
        Progress progress = new Progress(output());
        Matar matar = patientMatar().listener(progress);
        progress.showMessagesOf(matar);
        Report report = deed.apply(matar);
        if (output().json()) {
            output().json(json(report));
        } else {
            output().plain(summary(matar, report));
        }
    }

    /** Prints a script when all of it is known, so that nobody takes the half of one for the whole. */
    final void print(Function<Scripts, Plan> script) {
        StringBuilder sql = new StringBuilder();
        Matar matar = matar();
        Plan plan = script.apply(matar.scripts(sql));
        print(sql);
        if (plan.steps().isEmpty()) {
            output().talk("There is nothing to do: it is at " + place(matar.graph(), plan.rowsAfter()) + ".");
        }
    }

    final void print(StringBuilder sql) {
        if (output().json()) {
            output().json(Map.of("sql", sql.toString().strip()));
        } else if (sql.length() > 0) {
            output().plain(sql.toString().strip());
        }
    }

    final String single(List<String> targets) {
        if (targets.size() > 1) {
            throw wrongUsage("With --sql there is one target.");
        }
        return targets.get(0);
    }

    private String summary(Matar matar, Report report) {
        String database = terminal().relative(matar.settings().database().toString());
        String where = database + " is at " + place(matar.graph(), report.rowsAfter());
        if (report.steps().isEmpty()) {
            return where + ": nothing to do.";
        }
        int steps = report.steps().size();
        return where + ": " + steps + (steps == 1 ? " step in " : " steps in ") + Progress.duration(report.took()) + ".";
    }

    /** Where a database stands, in words. */
    static String place(RevisionGraph graph, List<String> rows) {
        if (rows.isEmpty()) {
            return "base, before any revision";
        }
        Set<String> heads = Set.copyOf(graph.heads());
        List<String> places = new ArrayList<>();
        rows.forEach(row -> places.add(row + (heads.contains(row) ? " (head)" : "")));
        return String.join(", ", places);
    }

    private static Map<String, Object> json(Report report) {
        List<Map<String, Object>> steps = new ArrayList<>();
        for (Report.Done done : report.steps()) {
            Map<String, Object> step = json(done.step());
            step.put("milliseconds", done.took().toMillis());
            steps.add(step);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("steps", steps);
        json.put("rows_before", report.rowsBefore());
        json.put("rows_after", report.rowsAfter());
        json.put("milliseconds", report.took().toMillis());
        return json;
    }

    static Map<String, Object> json(Plan plan) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("steps", plan.steps().stream().map(Move::json).toList());
        json.put("rows_after", plan.rowsAfter());
        return json;
    }

    private static Map<String, Object> json(Step step) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("direction", step.direction().word());
        json.put("revision", step.revision());
        return json;
    }
}
