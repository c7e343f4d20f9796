package dev.matar.cli;

import dev.matar.schema.Refusal;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** One run of the command line: finds the command, runs it, and turns what goes wrong into a message and an exit code. */
final class CommandLineRun {

    private final Terminal terminal;

    CommandLineRun(Terminal terminal) {
        this.terminal = terminal;
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
        commands.put("resume", Resume::new);
        commands.put("ensure-version", EnsureVersion::new);
        commands.put("purge", PurgeCommand::new);
        commands.put("current", Current::new);
        commands.put("heads", Heads::new);
        commands.put("bases", Bases::new);
        commands.put("branches", Branches::new);
        commands.put("history", HistoryCommand::new);
        commands.put("show", Show::new);
        commands.put("plan", PlanCommand::new);
        commands.put("check", CheckCommand::new);
        commands.put("accept", Accept::new);
        commands.put("diff", DiffCommand::new);
        commands.put("verify", VerifyCommand::new);
        commands.put("effect", EffectCommand::new);
        commands.put("schema", SchemaCommand::new);
        commands.put("completion", Completion::new);
        commands.put("help", Help::new);
        return commands;
    }

    /** The command line with all its commands. */
    static CommandLine whole(Terminal terminal) {
        CommandLine whole = new CommandLine(new MatarCommand(terminal));
        commands().forEach((name, command) -> whole.addSubcommand(name, command.get()));
        return whole.setHelpFactory(CommandHelp::new);
    }

    /** Returns the exit code. */
    int run(String... args) {
        MatarCommand root = new MatarCommand(terminal);
        CommandLine commandLine = new CommandLine(root);
        addCommands(commandLine, args);
        commandLine
                .setHelpFactory(CommandHelp::new)
                .setOut(writer(terminal.out()))
                .setErr(writer(terminal.err()))
                .setCaseInsensitiveEnumValuesAllowed(true)
                // A message or a target that begins with an at sign is no file to take arguments from.
                .setExpandAtFiles(false)
                // A target such as -1 is a plain argument, so a word that begins with a dash is taken as one and looked at later.
                .setUnmatchedOptionsArePositionalParams(true)
                .setParameterExceptionHandler(this::wrongUsage)
                .setExecutionExceptionHandler((e, line, result) -> failed(e, root, args));
        try {
            return commandLine.execute(args);
        } catch (LinkageError | StackOverflowError | OutOfMemoryError | AssertionError e) {
            return failed(bug(e, root), root);
        }
    }

    /** Only the command that is asked for is made, since making all of them takes longer than most of them run. */
    private static void addCommands(CommandLine commandLine, String[] args) {
        Map<String, Supplier<Object>> all = commands();
        List<String> asked = Arrays.stream(args).filter(all::containsKey).toList();
        all.forEach((name, command) -> {
            if (asked.isEmpty() || asked.contains(name)) {
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
        boolean json = Arrays.asList(args).contains("--json");
        new Output(terminal, false, json, false, false).error(new Refusal("usage", problem(e), remedy));
        return ExitCode.WRONG_USAGE;
    }

    private static String problem(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)) {
            String message = e.getMessage().replace("option option", "option").replaceFirst("^Error: ", "");
            return message.endsWith(".") ? message : message + ".";
        }
        String word = unmatched.getUnmatched().get(0);
        List<String> similar = unmatched.getSuggestions();
        String kind = word.startsWith("-") ? "option" : e.getCommandLine().getParent() == null ? "command" : "argument";
        String hint = similar.isEmpty() ? "" : " Did you mean " + similar.get(0) + "?";
        return kind.equals("argument") ? "The argument " + word + " is one too many." : "There is no " + kind + " " + word + "." + hint;
    }

    private int failed(Exception e, MatarCommand root, String[] args) {
        if (e instanceof ParameterException usage) {
            return wrongUsage(usage, args);
        }
        if (e instanceof InvalidPathException path) {
            return failed(noPath(path), root);
        }
        return failed(e instanceof Refusal refusal ? refusal : bug(e, root), root);
    }

    /** Paths come from the command line and from the configuration, in many places. */
    private static Refusal noPath(InvalidPathException e) {
        return new Refusal(
                "invalid-path",
                "There can be no file " + e.getInput() + ": " + e.getReason() + ".",
                "Correct the path. Where LANG is C, names of files are of ASCII alone; C.UTF-8 lets them have other letters.",
                e);
    }

    private static int failed(Refusal refusal, MatarCommand root) {
        root.output().error(refusal);
        root.output().trace(refusal, root::withoutSecrets);
        return ExitCode.of(refusal);
    }

    private static Refusal bug(Throwable e, MatarCommand root) {
        return new Refusal(
                "internal-error",
                "Matar itself failed: " + root.withoutSecrets(e.toString()),
                root.output().verbose()
                        ? "This is a defect. Report it with what stands below."
                        : "This is a defect. Run again with -v and report what it prints.",
                e);
    }
}
