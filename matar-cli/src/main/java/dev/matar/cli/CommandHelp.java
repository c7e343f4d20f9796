package dev.matar.cli;

import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The help of a command, in which the options that every command takes stand below a heading of their own. */
final class CommandHelp extends Help {

    CommandHelp(CommandSpec command, ColorScheme colors) {
        super(command, colors);
    }

    @Override
    public String optionList() {
        return commandSpec().parent() == null
                ? super.optionList()
                : list(option -> !isEverywhere(option)) + "\nOptions of every command:\n" + list(CommandHelp::isEverywhere);
    }

    private static boolean isEverywhere(OptionSpec option) {
        return option.inherited() || option.usageHelp() || option.versionHelp();
    }

    private String list(Predicate<OptionSpec> which) {
        List<OptionSpec> options = commandSpec().options().stream().filter(which).toList();
        Layout layout = createDefaultLayout();
        layout.addAllOptions(options, createDefaultParamLabelRenderer());
        return layout.toString();
    }
}
