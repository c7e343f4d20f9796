package dev.matar.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = "Say that the database stands at a target, without running anything.",
        footer = {
            "  matar stamp head          a database whose tables are there already",
            "  matar stamp --purge a1b2  forget first what the version table holds"
        })
final class Stamp extends Move {

    @Parameters(arity = "1..*", paramLabel = "TARGET", description = "An id, a beginning of one, head, heads, base …")
    private List<String> targets;

    @Option(names = "--purge", description = "Empty the version table first.")
    private boolean purge;

    @Option(names = "--sql", description = "Print the SQL and touch no database; a target may be FROM:TO.")
    private boolean sql;

    @Override
    void run() {
        String[] all = targets.toArray(String[]::new);
        if (sql) {
            String target = single(targets);
            print(scripts -> scripts.stamp(target));
        } else if (purge) {
            move(matar -> matar.purgeAndStamp(all));
        } else {
            move(matar -> matar.stamp(all));
        }
    }
}
