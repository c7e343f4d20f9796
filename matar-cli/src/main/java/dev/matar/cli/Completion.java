package dev.matar.cli;

import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
        description = "Print a script that completes commands and options in bash and zsh.",
        footer = {"", "  source <(matar completion)"})
final class Completion extends ProjectCommand {

    @Override
    void run() {
        CommandLine all = new CommandLine(new MatarCommand(System.out, System.err));
        CommandLineRun.commands().forEach((name, command) -> all.addSubcommand(name, command.get()));
        String script = AutoComplete.bash("matar", all);
        if (output().json()) {
            output().json(Map.of("script", script));
        } else {
            output().results().print(script);
        }
    }
}
