package dev.matar.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = "Apply what a target needs and the database lacks.",
        footer = {
            "  matar upgrade head            to the newest revision",
            "  matar upgrade +2              two revisions on",
            "  matar upgrade heads           to the newest one on every branch",
            "  matar upgrade head --sql      print the SQL instead, from an empty database",
            "  matar upgrade a1b2:head --sql print the SQL instead, from revision a1b2"
        })
final class Upgrade extends Move {

    @Parameters(
            arity = "1..*",
            paramLabel = "TARGET",
            description = "An id, a beginning of one, head, heads, LABEL@head, +N …")
    private List<String> targets;

    @Option(names = "--sql", description = "Print the SQL and touch no database; the target may be FROM:TO.")
    private boolean sql;

    @Mixin
    private DataLoss dataLoss;

    @Override
    void run() {
        if (sql) {
            String target = single(targets);
            print(scripts -> scripts.upgrade(target));
        } else {
            move(matar -> dataLoss.in(matar).upgrade(targets.toArray(String[]::new)));
        }
    }
}
