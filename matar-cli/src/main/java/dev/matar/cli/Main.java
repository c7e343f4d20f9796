package dev.matar.cli;

import java.io.FileDescriptor;

/** Starts the command line in a process of its own. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        ResultStream results = new ResultStream(FileDescriptor.out);
        Terminal terminal = Terminal.ofProcess(results);
        // What a revision's code prints is talk: among the results it would break JSON and SQL.
        System.setOut(terminal.err());
        int exit = new CommandLineRun(terminal).run(args);
        System.exit(terminal.out().checkError() ? unwritten(results, terminal) : exit);
    }

    private static int unwritten(ResultStream results, Terminal terminal) {
        if (!results.readerIsGone()) {
            terminal.err().println("error: The result cannot be written: " + results.reason() + ".");
            terminal.err().println("Look where standard output goes. What the command did to files or the database is done.");
        }
        return ExitCode.FAILED;
    }
}
