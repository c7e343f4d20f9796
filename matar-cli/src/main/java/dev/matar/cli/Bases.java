package dev.matar.cli;

import dev.matar.Matar;
import picocli.CommandLine.Command;

@Command(description = "List every revision that revises no other.")
final class Bases extends RevisionList {

    @Override
    void run() {
        Matar matar = files();
        print(matar, matar.graph().bases());
    }
}
