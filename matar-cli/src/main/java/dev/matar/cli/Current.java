package dev.matar.cli;

import dev.matar.Matar;
import dev.matar.schema.Refusal;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
        description = "Tell where the database stands.",
        footer = {"  matar current", "  matar current -v             with file, date and parents", "  matar -e production current"})
final class Current extends RevisionList {

    @Override
    void run() {
        Matar matar = matar();
        List<String> rows = matar.rows();
        if (output().verbose() && !rows.isEmpty()) {
            output().talk(matar.settings().database() + " is at:");
        }
        if (rows.isEmpty() && !output().json()) {
            output().talk(matar.settings().database() + " is at base, before any revision.");
            return;
        }
        try {
            print(matar, matar.graph().current(rows));
        } catch (Refusal unreadable) {
            printPlain(rows, unreadable);
        }
    }

    /** The database tells where it stands even when the files cannot. */
    private void printPlain(List<String> rows, Refusal why) {
        if (output().json()) {
            printJson(rows);
        } else {
            rows.forEach(output()::plain);
        }
        output().warn(why.problem() + " " + why.remedy());
    }
}
