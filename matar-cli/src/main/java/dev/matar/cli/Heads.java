package dev.matar.cli;

import dev.matar.Matar;
import picocli.CommandLine.Command;

@Command(
        description = "List every revision that no other revises.",
        footer = {"  matar heads", "  matar heads -v       with files, dates and parents"})
final class Heads extends RevisionList {

    @Override
    void run() {
        Matar matar = files();
        print(matar, matar.graph().heads());
    }
}
