package dev.matar.cli;

import dev.matar.Matar;
import dev.matar.proof.Verification;
import dev.matar.revision.Step;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Try revisions on a scratch database like the project's, each up, down and up again, with rows inside: a downgrade has to"
                    + " bring back what was, and what a revision says it does has to be what it does.",
            "Ends with 3 where something is not so. No database of yours is changed."
        },
        footer = {
            "  matar verify                all revisions",
            "  matar verify a1b2           this one",
            "  matar verify a1b2:          and all after it",
            "  matar verify current:head   what the database lacks",
            "  matar verify --json         for a program"
        })
final class VerifyCommand extends ProjectCommand {

    /** A range with a dash in front is written attached, as {@code history} takes it. */
    @Option(names = {"-r", "--range"}, hidden = true)
    private Optional<String> option = Optional.empty();

    @Parameters(arity = "0..1", paramLabel = "RANGE", description = "FROM:TO, as history -r takes it, or one revision; all of them unless given.")
    private Optional<String> range = Optional.empty();

    private boolean failed;

    @Override
    void run() {
        Matar matar = matar();
        Verification.Result result = matar.verify(range(), step -> trying(matar, step));
        failed = result.differences() > 0;
        if (output().json()) {
            output().json(json(result));
            return;
        }
        result.findings().forEach(finding -> print(matar, finding));
        if (!result.untried().isEmpty()) {
            output().plain(output().styled(Style.WARNING, "not tried") + " " + String.join(", ", result.untried())
                    + ": what comes before fails");
        }
        output().plain((failed ? "not verified" : "verified") + " on " + result.engine() + ": " + counted(result.findings().size(), "revision")
                + ", up, down, up; " + counted(result.differences(), "difference"));
    }

    private String range() {
        String typed = range.or(() -> option).orElse(":");
        return typed.contains(":") ? typed : typed + ":" + typed;
    }

    private void trying(Matar matar, Step step) {
        if (output().talksTransiently()) {
            output().transientTalk("trying " + named(matar, step.revision()) + " …");
        }
    }

    private void print(Matar matar, Verification.Finding finding) {
        String revision = named(matar, finding.revision());
        if (finding.holds()) {
            output().talk(output().styled(Style.HERE, "ok") + " " + revision + ": up, down, up");
        } else {
            output().plain(output().styled(Style.ERROR, "wrong") + " " + revision);
            finding.disagreements().forEach(sentence -> output().plain(indented(sentence)));
        }
        finding.notes().forEach(note -> output().talk(indented(output().styled(Style.FAINT, "note:") + " " + note)));
    }

    private String indented(String sentence) {
        return terminal().relative(("  " + sentence).replace("\n", "\n  ").replaceAll("(?m)[ ]+$", ""));
    }

    private String named(Matar matar, String id) {
        String message = matar.graph().header(id).message();
        return output().styled(Style.STRONG, id) + (message.isEmpty() ? "" : " " + message);
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private Map<String, Object> json(Verification.Result result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("engine", result.engine());
        json.put("revisions", result.findings().stream().map(this::json).toList());
        json.put("not_tried", result.untried());
        json.put("differences", result.differences());
        return json;
    }

    private Map<String, Object> json(Verification.Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("revision", finding.revision());
        json.put("verified", finding.holds());
        json.put("differences", finding.disagreements().stream().map(terminal()::relative).toList());
        json.put("notes", finding.notes().stream().map(terminal()::relative).toList());
        return json;
    }

    @Override
    int exitCode() {
        return failed ? ExitCode.DIFFERENCE : ExitCode.DONE;
    }
}
