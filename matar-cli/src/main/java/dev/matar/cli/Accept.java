package dev.matar.cli;

import dev.matar.ChangedRevision;
import dev.matar.Matar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Note that what the file of an applied revision says now is what was applied; the database is not touched beside that.",
            "For a file that was mended after somebody had brought the database there by hand."
        },
        footer = {
            "  matar check                   which applied revisions have changed, and in what",
            "  matar accept a1b2             what that one says now was applied",
            "  matar accept a1b2 head        several at once"
        })
final class Accept extends ProjectCommand {

    @Parameters(arity = "1..*", paramLabel = "REV", description = "An id, a beginning of one, head …")
    private List<String> revisions;

    @Mixin
    private LockOptions lock;

    @Override
    void run() {
        Matar matar = lock.in(matar().listener(new Progress(output())));
        List<String> ids = new ArrayList<>();
        revisions.forEach(revision -> ids.addAll(matar.graph().resolve(revision)));
        List<ChangedRevision> accepted = ids.stream().distinct().map(matar::accept).toList();
        if (output().json()) {
            output().json(Map.of("accepted", accepted.stream().map(one -> json(one, terminal())).toList()));
            return;
        }
        for (ChangedRevision one : accepted) {
            one.lines().forEach(line -> output().plain("  " + line));
            String what = one.lines().isEmpty() ? " means what was applied" : " is what was applied from now on";
            output().talk(one.file().header().id() + what + ": " + one.file().path());
        }
    }

    static Map<String, Object> json(ChangedRevision changed, Terminal terminal) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("revision", changed.file().header().id());
        json.put("file", terminal.shown(changed.file().path()));
        json.put("difference", changed.lines());
        return json;
    }
}
