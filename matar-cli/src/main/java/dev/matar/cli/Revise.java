package dev.matar.cli;

import dev.matar.revision.Draft;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        description = "Write a new revision, to be filled in, and print the name of its file.",
        footer = {
            "  matar revision -m \"create account table\"",
            "  matar revision -m \"index accounts\" --sql-file",
            "  matar revision -m \"begin billing\" --head base --branch-label billing"
        })
final class Revise extends DraftCommand {

    @Option(names = "--head", paramLabel = "TARGET", description = "What it revises; head unless given, base for a new base.")
    private String head = "head";

    @Option(names = "--splice", description = "Let it revise what another revision revises already.")
    private boolean splice;

    @Option(names = "--depends-on", paramLabel = "TARGET", description = "What must be applied before it; may be given again.")
    private List<String> dependsOn = new ArrayList<>();

    @Option(names = "--version-path", paramLabel = "FOLDER", description = "One of the project's folders of revisions.")
    private Path folder;

    @Override
    void run() {
        write(files(), new Draft(
                message(),
                id(),
                List.of(head),
                splice,
                dependsOn,
                labels(),
                Optional.ofNullable(folder).map(terminal()::path),
                format()));
    }
}
