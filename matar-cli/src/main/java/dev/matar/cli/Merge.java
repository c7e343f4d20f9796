package dev.matar.cli;

import dev.matar.revision.Draft;
import dev.matar.revision.RevisionFormat;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        description = "Write a revision that joins several heads.",
        footer = {"", "  matar merge -m \"join billing and accounts\" heads"})
final class Merge extends DraftCommand {

    @Parameters(arity = "0..*", paramLabel = "TARGET", description = "What it joins; heads unless given.")
    private List<String> targets = List.of("heads");

    @Override
    void run() {
        requireTargets(targets);
        write(new Draft(
                message(), id(), targets, false, List.of(), labels(), Optional.empty(), RevisionFormat.JAVA));
    }
}
