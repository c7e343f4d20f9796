package dev.matar.cli;

import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

@Command(
        description = "Print a script that completes commands and options in bash and zsh.",
        footer = {"  source <(matar completion)"})
final class Completion extends ProjectCommand {

    @Override
    void run() {
        String script = AutoComplete.bash("matar", CommandLineRun.whole(terminal()));
        if (output().json()) {
            output().json(Map.of("script", script));
        } else {
            output().whole(script);
        }
    }
}
