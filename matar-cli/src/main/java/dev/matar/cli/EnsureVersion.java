package dev.matar.cli;

import dev.matar.Matar;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        description = "Create the version table and the journal where they are missing.",
        footer = {"  matar ensure-version", "  matar ensure-version --sql   print the SQL instead"})
final class EnsureVersion extends Move {

    @Option(names = "--sql", description = "Print the SQL and touch no database.")
    private boolean sql;

    @Override
    void run() {
        if (sql) {
            StringBuilder script = new StringBuilder();
            matar().scripts(script).ensureVersionTable();
            print(script);
            return;
        }
        Matar matar = patientMatar().listener(new Progress(output()));
        matar.ensureVersionTable();
        String table = matar.settings().versionTable().toString();
        if (output().json()) {
            output().json(Map.of("version_table", table));
        } else {
            output().plain("The version table " + table + " and its journal are there.");
        }
    }
}
