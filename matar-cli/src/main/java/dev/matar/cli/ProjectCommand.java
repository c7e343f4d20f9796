package dev.matar.cli;

import dev.matar.Autogenerate;
import dev.matar.Matar;
import dev.matar.source.SchemaSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What every command has: the options of {@code matar}, the project, and where to print. */
@Command(footerHeading = "%nExamples:%n")
abstract class ProjectCommand implements Callable<Integer> {

    private static final Pattern STEPS_BACK = Pattern.compile("-\\d+");

    @ParentCommand
    private MatarCommand root;

    @Spec
    private CommandSpec spec;

    final Output output() {
        return root.output();
    }

    final Terminal terminal() {
        return root.terminal();
    }

    final boolean namesConfig() {
        return root.namesConfig();
    }

    final ProjectFile project() {
        return root.project();
    }

    /** The project with its database. */
    final Matar matar() {
        return Matar.at(project().settings());
    }

    /** The project and what it wants its database to be; what a source is needed for is refused where there is none. */
    final Autogenerate autogenerate() {
        SchemaSource source = project().hasSource() ? project().source() : dialect -> project().source().read(dialect);
        return matar().listener(new Progress(output())).autogenerate(source).seeing(project().sight());
    }

    /** The project for a command that reads its files alone, so that nobody needs to tell it a database's password. */
    final Matar files() {
        return Matar.at(project().settingsOfFiles());
    }

    /** The revisions that a target names; {@code current} is where the database stands, which alone has to be asked. */
    final List<String> revisions(String target) {
        if (!target.equals("current")) {
            return files().graph().resolve(target);
        }
        Matar matar = matar();
        return matar.graph().current(matar.rows());
    }

    final ParameterException wrongUsage(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }

    @Override
    public final Integer call() throws Exception {
        refuseMistypedOptions();
        run();
        return exitCode();
    }

    /** What the process says by its number once the command has run. */
    int exitCode() {
        return ExitCode.DONE;
    }

    /** A word that begins with a dash is an argument only if it is a number of steps back. */
    private void refuseMistypedOptions() {
        for (ArgSpec argument : spec.commandLine().getParseResult().matchedPositionals()) {
            for (String word : List.copyOf(argument.originalStringValues())) {
                if (word.startsWith("-") && !STEPS_BACK.matcher(word).matches()) {
                    throw wrongUsage("There is no option " + word + ".");
                }
            }
        }
    }

    abstract void run() throws Exception;
}
