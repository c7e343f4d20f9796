package dev.matar.cli;

import dev.matar.Matar;
import picocli.CommandLine.Option;

/** The option by which somebody says that a run may lose data. */
final class DataLoss {

    @Option(
            names = "--allow-data-loss",
            description = "Drop what holds rows or values, too. Without this a revision has to say so itself (losesData).")
    private boolean allowed;

    Matar in(Matar matar) {
        return allowed ? matar.allowingDataLoss() : matar;
    }
}
