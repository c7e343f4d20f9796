package dev.matar.cli;

import java.util.Map;
import picocli.CommandLine.Command;

@Command(description = "Create the version table and the journal where they are missing.")
final class EnsureVersion extends ProjectCommand {

    @Override
    void run() {
        matar().ensureVersionTable();
        String table = root().project().settings().versionTable().toString();
        if (output().json()) {
            output().json(Map.of("version_table", table));
        } else {
            output().plain("The version table " + table + " and its journal are there.");
        }
    }
}
