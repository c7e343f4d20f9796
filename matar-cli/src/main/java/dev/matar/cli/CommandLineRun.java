package dev.matar.cli;

import dev.matar.schema.Refusal;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** One run of the command line: finds the command, runs it, and turns what goes wrong into a message and an exit code. */
final class CommandLineRun {

    private final PrintStream out;
    private final PrintStream err;

    CommandLineRun(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    static Map<String, Supplier<Object>> commands() {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("init", Init::new);
        commands.put("list-templates", ListTemplates::new);
        commands.put("revision", Revise::new);
        commands.put("merge", Merge::new);
        commands.put("edit", Edit::new);
        commands.put("upgrade", Upgrade::new);
        commands.put("downgrade", Downgrade::new);
        commands.put("stamp", Stamp::new);
        commands.put("ensure-version", EnsureVersion::new);
        commands.put("current", Current::new);
        commands.put("heads", Heads::new);
        commands.put("bases", Bases::new);
        commands.put("branches", Branches::new);
        commands.put("history", HistoryCommand::new);
        commands.put("show", Show::new);
        commands.put("plan", PlanCommand::new);
        commands.put("schema", SchemaCommand::new);
        commands.put("completion", Completion::new);
        return commands;
    }

    /** Returns the exit code. */
    int run(String... args) {
        MatarCommand root = new MatarCommand(out, err);
        CommandLine commandLine = new CommandLine(root)
                .setOut(writer(out))
                .setErr(writer(err))
                .setCaseInsensitiveEnumValuesAllowed(true);
        addCommands(commandLine, args);
        // A target such as -1 is a plain argument, so a word that begins with a dash is taken as one and looked at later.
        commandLine.setUnmatchedOptionsArePositionalParams(true);
        commandLine.setParameterExceptionHandler((e, arguments) -> wrongUsage(e, arguments));
        commandLine.setExecutionExceptionHandler((e, line, result) -> failed(e, root));
        return commandLine.execute(args);
    }

    /** Only the command that is asked for is made, since making all of them takes longer than most of them run. */
    private void addCommands(CommandLine commandLine, String[] args) {
        Map<String, Supplier<Object>> all = commands();
        List<String> asked = Arrays.stream(args).filter(all::containsKey).toList();
        boolean one = !asked.isEmpty() && !asked.get(0).equals("completion");
        all.forEach((name, command) -> {
            if (!one || asked.contains(name)) {
                commandLine.addSubcommand(name, command.get());
            }
        });
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private int wrongUsage(ParameterException e, String[] args) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        String remedy = "See " + command + " --help.";
        if (Arrays.asList(args).contains("--json")) {
            new Output(out, err, Ansi.OFF, true, false, false).error(new Refusal("usage", e.getMessage(), remedy));
            return ExitCode.WRONG_USAGE;
        }
        err.println("error: " + e.getMessage());
        UnmatchedArgumentException.printSuggestions(e, err);
        err.println(remedy);
        return ExitCode.WRONG_USAGE;
    }

    private int failed(Exception e, MatarCommand root) throws Exception {
        if (e instanceof ParameterException usage) {
            return wrongUsage(usage, root.json ? new String[] {"--json"} : new String[0]);
        }
        return root.fail(e instanceof Refusal refusal ? refusal : bug(e));
    }

    private static Refusal bug(Exception e) {
        return new Refusal(
                "internal-error",
                "Matar itself failed: " + e,
                "This is a defect. Run again with -v and report what it prints.",
                e);
    }
}
