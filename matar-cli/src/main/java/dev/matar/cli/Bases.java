package dev.matar.cli;

import dev.matar.Matar;
import picocli.CommandLine.Command;

@Command(
        description = "List every revision that revises no other.",
        footer = {"  matar bases", "  matar bases -v       with files and dates"})
final class Bases extends RevisionList {

    @Override
    void run() {
        Matar matar = files();
        print(matar, matar.graph().bases());
    }
}
