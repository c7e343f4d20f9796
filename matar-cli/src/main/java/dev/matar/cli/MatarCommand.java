package dev.matar.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code matar} itself: the options that every command takes. */
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
            "Begin:  matar init",
            "        matar revision -m \"create account table\"",
            "        matar upgrade head",
            "Help:   matar help COMMAND",
            "Exit:   0 done, 1 failed, 2 wrong usage, 3 a check found a difference,",
            "        4 refused, needs a decision"
        })
final class MatarCommand implements Callable<Integer> {

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "The project's configuration; matar.toml in this folder unless given.")
    private Path config;

    @Option(
            names = {"-e", "--environment"},
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "Settings of [environments.NAME] overrule those of [matar].")
    private String environment;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print the result, or the error, as JSON.")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "No progress; results and errors only.")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Tell more; with an error, where in the code it arose.")
    private boolean verbose;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            scope = ScopeType.INHERIT,
            description = "auto, always or never; auto heeds NO_COLOR and whether this is a terminal.")
    private ColorWhen color = ColorWhen.auto;

    /** Lower case, since it is what a user types. */
    enum ColorWhen {
        auto,
        always,
        never
    }

    @Spec
    private CommandSpec spec;

    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Terminal terminal;
    private Output output;
    private ProjectFile project;

    MatarCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** A method, since options before the command and behind it are given one after the other, and all of them count. */
    @Option(
            names = "-x",
            paramLabel = "KEY=VALUE",
            scope = ScopeType.INHERIT,
            description = "A value for $${x.KEY} in the configuration.")
    void variables(List<String> more) {
        for (String each : more == null ? List.<String>of() : more) {
            int equals = each.indexOf('=');
            if (equals < 1) {
                throw new ParameterException(spec.commandLine(), "The option -x takes KEY=VALUE, and " + each + " is none.");
            }
            // Taken apart here, since a map of picocli's takes quotes in a value for its own.
            variables.put(each.substring(0, equals), each.substring(equals + 1));
        }
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "No command was given.");
    }

    Terminal terminal() {
        return terminal;
    }

    /** Made at first use, when the options are known. */
    Output output() {
        if (output == null) {
            output = new Output(terminal, colored(), json, quiet, verbose);
        }
        return output;
    }

    /** Whether a configuration was named. */
    boolean namesConfig() {
        return config != null;
    }

    ProjectFile project() {
        Path file = terminal.path(namesConfig() ? config : Path.of("matar.toml"));
        project = ProjectFile.read(file, environment(), new Interpolation(file, terminal.environment(), variables));
        return project;
    }

    /** An empty name is a variable of the shell that is not set, and must not mean another database. */
    private String environment() {
        if (environment != null && environment.isBlank()) {
            throw new ParameterException(spec.commandLine(), "The name of the environment is empty.");
        }
        return environment == null ? "" : environment;
    }

    /** A text that quotes others, without the secrets of the project that was read, if one was. */
    String withoutSecrets(String text) {
        return project == null ? text : project.withoutSecrets(text);
    }

    /** In colour on a terminal, unless the user says otherwise; see https://no-color.org. */
    private boolean colored() {
        return switch (color) {
            case always -> true;
            case never -> false;
            case auto -> terminal.watched()
                    && terminal.environment().getOrDefault("NO_COLOR", "").isEmpty();
        };
    }
}
