package dev.matar.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Starts the command line in a process of its own. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        int exit = new CommandLineRun(utf8(FileDescriptor.out), utf8(FileDescriptor.err)).run(args);
        System.exit(exit);
    }

    /** Names and messages are in any language, whatever the platform's own encoding is. */
    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
