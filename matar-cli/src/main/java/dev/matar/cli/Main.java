package dev.matar.cli;

/** Starts the command line in a process of its own. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(new CommandLineRun(Terminal.ofProcess()).run(args));
    }
}
