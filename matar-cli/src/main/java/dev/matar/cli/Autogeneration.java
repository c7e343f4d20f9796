package dev.matar.cli;

import dev.matar.Autogenerate;
import dev.matar.Changes;
import dev.matar.Gap;
import dev.matar.diff.Candidate;
import dev.matar.diff.RenameHints;
import dev.matar.proof.Proof;
import dev.matar.revision.Draft;
import dev.matar.revision.RevisionFile;
import dev.matar.schema.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes a revision from what the project lacks, asking a person about renames, and keeps it if it is proved. */
final class Autogeneration {

    private final Autogenerate autogenerate;
    private final AutogenerateOptions options;
    private final Output output;
    private final Terminal terminal;
    private final PostWrite postWrite;

    Autogeneration(
            Autogenerate autogenerate, AutogenerateOptions options, Output output, Terminal terminal, PostWrite postWrite) {
        this.autogenerate = autogenerate;
        this.options = options;
        this.output = output;
        this.terminal = terminal;
        this.postWrite = postWrite;
    }

    /** The file that was written; none where nothing is lacking. */
    Optional<RevisionFile> write(Draft draft) throws IOException {
        Gap gap = options.fromHistory ? autogenerate.fromHistory() : autogenerate.fromDatabase();
        Changes changes = autogenerate.changes(gap, hints(gap).renames());
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        RevisionFile file = autogenerate.write(draft, changes);
        postWrite.run(file.path());
        if (!options.noProof) {
            prove(file, changes);
        }
        return Optional.of(file);
    }

    /** What is said about renames, on the command line or by somebody who is asked. */
    private RenameHints hints(Gap gap) throws IOException {
        List<String> said = new ArrayList<>(options.renames);
        String file = options.renameFile == null ? "" : textOf(terminal.path(options.renameFile));
        RenameHints hints = gap.hints(said, file);
        List<Candidate> doubts = options.noRename ? List.of() : gap.doubts(hints);
        while (!doubts.isEmpty()) {
            Candidate doubt = doubts.get(0);
            Optional<Boolean> answer = terminal.ask(doubt.sentence() + " Is it?");
            if (answer.isEmpty()) {
                throw inDoubt(doubts);
            }
            said.add((answer.get() ? "" : "not ") + doubt.rename().text());
            hints = gap.hints(said, file);
            doubts = gap.doubts(hints);
        }
        return hints;
    }

    private static String textOf(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new Refusal("unreadable-file", "There is no file of hints " + file + ".", "Check the path.");
        }
        return Files.readString(file);
    }

    private static Refusal inDoubt(List<Candidate> doubts) {
        List<String> lines = doubts.stream()
                .map(doubt -> "\n    " + doubt.sentence() + "\n        --rename " + doubt.rename().text())
                .toList();
        return new Refusal(
                "rename-in-doubt",
                "Something may be renamed rather than dropped and created, and nobody has said so:" + String.join("", lines),
                "Say which are renamed, and with --no-rename that nothing else is.");
    }

    /** A revision that is not proved is put aside, where nobody runs it. */
    private void prove(RevisionFile file, Changes changes) throws IOException {
        Proof.Result result;
        try {
            result = autogenerate.prove(file, changes);
        } catch (Refusal untried) {
            String remedy = untried.remedy() + " " + putAside(file) + " Take the ending off when that is mended, or write it with --no-proof.";
            throw new Refusal(untried.code(), "The revision cannot be proved. " + untried.problem(), remedy.strip(), untried);
        }
        if (result.holds()) {
            output.talk("proved on " + result.engine() + ": up, down, up; 0 differences");
            return;
        }
        String disagreements = String.join("\n", result.disagreements()).replace("\n", "\n    ");
        throw new Refusal(
                "not-proved",
                "The revision does not do what it shall on " + result.engine() + ":\n    " + disagreements,
                putAside(file) + " Mend it and take the ending off, or write it with --no-proof.");
    }

    private static String putAside(RevisionFile file) throws IOException {
        Path aside = file.path().resolveSibling(file.path().getFileName() + ".unproved");
        Files.move(file.path(), aside, StandardCopyOption.REPLACE_EXISTING);
        return "The revision is kept aside as " + aside + ", and is no part of the history.";
    }
}
