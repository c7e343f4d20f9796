package dev.matar.cli;

import dev.matar.Matar;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What every command has: the options of {@code matar}, the project, and where to print. */
@Command
abstract class ProjectCommand implements Callable<Integer> {

    private static final Pattern STEPS_BACK = Pattern.compile("-\\d+");

    @ParentCommand
    private MatarCommand root;

    @Spec
    private CommandSpec spec;

    final MatarCommand root() {
        return root;
    }

    final Output output() {
        return root.output();
    }

    final Matar matar() {
        return root.matar();
    }

    /** A word that begins with a dash is a target only if it is a number of steps back; otherwise it is a mistyped option. */
    final void requireTargets(List<String> words) {
        for (String word : words) {
            if (word.startsWith("-") && !STEPS_BACK.matcher(word).matches()) {
                throw wrongUsage("There is no option " + word + ".");
            }
        }
    }

    final ParameterException wrongUsage(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }

    @Override
    public final Integer call() throws Exception {
        run();
        return ExitCode.DONE;
    }

    abstract void run() throws Exception;
}
