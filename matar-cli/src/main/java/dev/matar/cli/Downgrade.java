package dev.matar.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = "Take back whatever stands above a target.",
        footer = {
            "  matar downgrade -1              one revision back",
            "  matar downgrade a1b2            to revision a1b2, which stays",
            "  matar downgrade base            everything",
            "  matar downgrade head:base --sql print the SQL instead"
        })
final class Downgrade extends Move {

    @Parameters(arity = "1", paramLabel = "TARGET", description = "An id, a beginning of one, base, LABEL@REV, -N …")
    private String target;

    @Option(names = "--sql", description = "Print the SQL and touch no database; the target is FROM:TO.")
    private boolean sql;

    @Mixin
    private DataLoss dataLoss;

    @Override
    void run() {
        if (sql) {
            print(scripts -> scripts.downgrade(target));
        } else {
            move(matar -> dataLoss.in(matar).downgrade(target));
        }
    }
}
