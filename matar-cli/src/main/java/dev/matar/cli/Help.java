package dev.matar.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        description = "Show the help of a command; of all of them unless one is named.",
        footer = {"  matar help", "  matar help upgrade       the same as matar upgrade --help"})
final class Help extends ProjectCommand {

    @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "Its name.")
    private String command;

    @Override
    void run() {
        CommandLine whole = CommandLineRun.whole(terminal());
        CommandLine asked = command == null ? whole : whole.getSubcommands().get(command);
        if (asked == null) {
            throw wrongUsage("There is no command " + command + ".");
        }
        String help = asked.getUsageMessage();
        if (output().json()) {
            output().json(Map.of("help", help));
        } else {
            output().whole(help);
        }
    }
}
