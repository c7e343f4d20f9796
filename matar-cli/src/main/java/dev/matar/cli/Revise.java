package dev.matar.cli;

import dev.matar.revision.Draft;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description = {
            "Write a new revision and print the name of its file.",
            "With --autogenerate it is what the database lacks of what [matar.source] says; otherwise it is to be filled in."
        },
        footer = {
            "  matar revision --autogenerate -m \"add account.code\"",
            "  matar revision --autogenerate -m \"call users accounts\" --rename user=account",
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

    @Option(names = "--autogenerate", description = "Write what the database lacks, with its way back, and prove both.")
    private boolean autogenerate;

    @Mixin
    private AutogenerateOptions options = new AutogenerateOptions();

    @Override
    void run() throws IOException {
        if (!autogenerate) {
            options.given().ifPresent(option -> {
                throw wrongUsage("The option " + option + " goes with --autogenerate.");
            });
            write(files(), draft());
            return;
        }
        new Autogeneration(autogenerate(), options, output(), terminal(), new PostWrite(project(), terminal()))
                .write(draft())
                .ifPresentOrElse(this::print, this::printNone);
    }

    private void printNone() {
        if (output().json()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("revision", null);
            json.put("file", null);
            output().json(json);
        } else {
            output().talk("Nothing to do: there is no difference.");
        }
    }

    private Draft draft() {
        return new Draft(
                message(),
                id(),
                List.of(head),
                splice,
                dependsOn,
                labels(),
                Optional.ofNullable(folder).map(terminal()::path),
                format());
    }
}
