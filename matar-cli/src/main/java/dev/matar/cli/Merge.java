package dev.matar.cli;

import dev.matar.Matar;
import dev.matar.revision.Draft;
import dev.matar.schema.Refusal;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        description = "Write a revision that joins several heads, and print the name of its file.",
        footer = {
            "  matar merge -m \"join billing and accounts\"       every head",
            "  matar merge -m \"join two of three\" a1b2 c3d4     these"
        })
final class Merge extends DraftCommand {

    @Parameters(arity = "0..*", paramLabel = "TARGET", description = "What it joins; heads unless given.")
    private List<String> targets = List.of("heads");

    private String message(List<String> joined) {
        int last = joined.size() - 1;
        return message().isBlank()
                ? "merge " + String.join(", ", joined.subList(0, last)) + " and " + joined.get(last)
                : message();
    }

    @Override
    void run() {
        Matar matar = files();
        List<String> joined = matar.graph().parentsOfNew(targets, false);
        if (joined.size() < 2) {
            throw new Refusal(
                    "nothing-to-merge",
                    joined.isEmpty() ? "There is no revision to merge." : "There is only " + joined.get(0) + " to merge.",
                    "A merge joins two revisions or more; matar heads lists what it can join.");
        }
        write(matar, new Draft(message(joined), id(), joined, false, List.of(), labels(), Optional.empty(), format()));
    }
}
