package dev.matar.cli;

import dev.matar.Matar;
import dev.matar.schema.Refusal;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code matar} itself: the options that every command takes, and the project they lead to. */
@Command(
        name = "matar",
        description = "Moves a database's schema along a history of revisions, both ways.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        usageHelpAutoWidth = true,
        sortOptions = false,
        footer = {
            "",
            "Begin:  matar init, then matar revision -m \"create account table\", then matar upgrade head",
            "Help:   matar COMMAND --help",
            "Exit:   0 done, 1 failed, 2 wrong usage, 3 a check found a difference, 4 refused, needs a decision"
        })
final class MatarCommand implements Callable<Integer> {

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "The project's configuration; matar.toml in this folder unless given.")
    Path config = Path.of("matar.toml");

    @Option(
            names = {"-e", "--environment"},
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "Settings of [environments.NAME] overrule those of [matar].")
    String environment = "";

    @Option(
            names = "-x",
            paramLabel = "KEY=VALUE",
            scope = ScopeType.INHERIT,
            description = "A value for $${x.KEY} in the configuration.")
    Map<String, String> variables = new LinkedHashMap<>();

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print the result, or the error, as JSON.")
    boolean json;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "No progress; results and errors only.")
    boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Tell more; with an error, where in Matar it arose.")
    boolean verbose;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            scope = ScopeType.INHERIT,
            description = "auto, always or never; auto heeds NO_COLOR and whether this is a terminal.")
    ColorWhen color = ColorWhen.auto;

    /** Lower case, since it is what a user types. */
    enum ColorWhen {
        auto,
        always,
        never
    }

    @Spec
    private CommandSpec spec;

    private final PrintStream results;
    private final PrintStream talk;
    private Output output;

    MatarCommand(PrintStream results, PrintStream talk) {
        this.results = results;
        this.talk = talk;
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "No command was given.");
    }

    /** Made at first use, when the options are known. */
    Output output() {
        if (output == null) {
            output = new Output(results, talk, this);
        }
        return output;
    }

    ProjectFile project() {
        return ProjectFile.read(config, environment, variables);
    }

    Matar matar() {
        return Matar.at(project().settings());
    }

    /** On a terminal in colour, unless the user says otherwise; see https://no-color.org. */
    Ansi ansi() {
        return switch (color) {
            case always -> Ansi.ON;
            case never -> Ansi.OFF;
            case auto -> System.console() != null && System.getenv("NO_COLOR") == null ? Ansi.ON : Ansi.OFF;
        };
    }

    int fail(Refusal refusal) {
        output().error(refusal);
        return ExitCode.of(refusal);
    }
}
