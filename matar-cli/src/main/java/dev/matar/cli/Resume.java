package dev.matar.cli;

import dev.matar.Matar;
import dev.matar.run.Point;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description = {
            "Tell what a run that ended early has left half done, or say what became of the statement that was under way.",
            "That is only asked for where it cannot be seen; upgrade and downgrade go on by themselves otherwise."
        },
        footer = {
            "  matar resume               where it stopped, and at which statement",
            "  matar resume --done        that statement is done: go on after it",
            "  matar resume --not-done    it is not: run it again"
        })
final class Resume extends ProjectCommand {

    @ArgGroup
    private Verdict verdict;

    /** One or the other. */
    private static final class Verdict {

        @Option(names = "--done", required = true, description = "The statement under way is done.")
        private boolean done;

        @Option(names = "--not-done", required = true, description = "It is not, not even in part.")
        private boolean notDone;
    }

    @Mixin
    private LockOptions lockOptions;

    @Override
    void run() {
        Matar matar = lockOptions.in(matar().listener(new Progress(output())));
        Optional<Point> point = verdict == null ? matar.underWay() : Optional.of(matar.resume(verdict.done));
        if (output().json()) {
            output().json(json(point));
        } else if (point.isEmpty()) {
            output().talk("Nothing is half done.");
        } else {
            tell(point.get());
        }
    }

    private void tell(Point point) {
        output().plain(words(point));
        if (!point.statements().isEmpty()) {
            String what = point.begun() ? "In doubt is the statement:" : "Next is the statement:";
            output().plain(what + "\n\n    " + point.statements().get(point.statement()).sql().replace("\n", "\n    ") + "\n");
        }
        output().talk(next(point));
    }

    /** What a run does with it, a sentence. */
    static String next(Point point) {
        return "matar " + point.step().direction().deed()
                + (point.begun() ? " looks what became of the statement under way, and goes on." : " goes on from there.");
    }

    /** How far a step is, a sentence. */
    static String words(Point point) {
        int done = point.operation();
        return "Revision " + point.step().revision() + ", " + point.step().direction().word() + ", is half done: "
                + (done == 0 ? "no operation is done" : done == 1 ? "1 operation is done" : done + " operations are done")
                + (point.statements().isEmpty() || point.statement() == 0
                        ? "."
                        : ", and " + point.statement() + " of " + point.statements().size() + " statements of the next one.");
    }

    private static Map<String, Object> json(Optional<Point> point) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("half_done", point.map(Resume::json).orElse(null));
        return json;
    }

    static Map<String, Object> json(Point point) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("revision", point.step().revision());
        json.put("direction", point.step().direction().word());
        json.put("operations_done", point.operation());
        json.put("statements_done", point.statement());
        json.put("in_doubt", point.begun());
        json.put("statement", point.statements().isEmpty() ? null : point.statements().get(point.statement()).sql());
        return json;
    }
}
