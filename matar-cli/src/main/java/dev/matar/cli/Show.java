package dev.matar.cli;

import dev.matar.Matar;
import dev.matar.notation.Notation;
import dev.matar.revision.RevisionFile;
import dev.matar.revision.RevisionHeader;
import dev.matar.revision.Step;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(description = "Show what a revision says: its head, its file, and what it does both ways.")
final class Show extends ProjectCommand {

    @Parameters(paramLabel = "REVISION", description = "An id, a beginning of one, head, base …")
    private String revision;

    @Override
    void run() {
        Matar matar = matar();
        for (String id : matar.graph().resolve(revision)) {
            Map<String, Object> facts = facts(matar, matar.file(id));
            if (output().json()) {
                output().json(facts);
            } else {
                facts.forEach(this::print);
            }
        }
    }

    private void print(String fact, Object value) {
        boolean block = fact.equals("upgrade") || fact.equals("downgrade");
        output().plain(block
                ? "\n" + output().styled("bold", fact) + "\n  " + value.toString().strip().replace("\n", "\n  ")
                : output().styled("faint", String.format("%-14s", fact)) + String.valueOf(value).replaceAll("^\\[|\\]$", ""));
    }

    private static Map<String, Object> facts(Matar matar, RevisionFile file) {
        RevisionHeader header = file.header();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("revision", header.id());
        facts.put("message", header.message());
        facts.put("revises", matar.graph().parents(header.id()));
        facts.put("depends_on", matar.graph().dependencies(header.id()));
        facts.put("branch_labels", matar.graph().labels(header.id()));
        facts.put("created", header.created().map(Object::toString).orElse(""));
        facts.put("file", file.path().toString());
        facts.put("upgrade", Notation.write(matar.operations(header.id(), Step.Direction.UP)));
        facts.put("downgrade", Notation.write(matar.operations(header.id(), Step.Direction.DOWN)));
        return facts;
    }
}
