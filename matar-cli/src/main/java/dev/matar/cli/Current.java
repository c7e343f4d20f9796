package dev.matar.cli;

import dev.matar.Matar;
import dev.matar.Standing;
import dev.matar.dialect.LockHolder;
import dev.matar.run.Point;
import dev.matar.schema.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(
        description = "Tell where the database stands.",
        footer = {"  matar current", "  matar current -v             with file, date and parents", "  matar -e production current"})
final class Current extends RevisionList {

    @Override
    void run() {
        Matar matar = matar();
        Standing standing = matar.standing();
        List<String> rows = standing.rows();
        standing.mover().ifPresent(this::talkOfMover);
        standing.halfDone().ifPresent(this::talkOfHalf);
        if (output().verbose() && !rows.isEmpty()) {
            output().talk(matar.settings().database() + " is at:");
        }
        if (rows.isEmpty() && !output().json()) {
            output().talk(matar.settings().database() + " is at base, before any revision.");
            return;
        }
        try {
            print(matar, matar.graph().current(rows), standing);
        } catch (Refusal unreadable) {
            printPlain(standing, unreadable);
        }
    }

    private void talkOfMover(LockHolder mover) {
        output().warn("This database is being moved by " + mover + ".");
    }

    private void talkOfHalf(Point point) {
        output().warn(Resume.words(point) + " " + Resume.next(point));
    }

    private void print(Matar matar, List<String> ids, Standing standing) {
        if (output().json()) {
            printJson(ids, standing);
        } else {
            print(matar, ids);
        }
    }

    /** Who moves the database, or has left it half done, is a field of its own, and only where somebody does. */
    private void printJson(List<String> ids, Standing standing) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("revisions", ids);
        standing.mover().ifPresent(one -> json.put("moved_by", json(one)));
        standing.halfDone().ifPresent(point -> json.put("half_done", Resume.json(point)));
        output().json(json);
    }

    private static Map<String, String> json(LockHolder mover) {
        Map<String, String> json = new LinkedHashMap<>();
        json.put("process", mover.process());
        json.put("who", mover.who());
        json.put("host", mover.host());
        json.put("since", mover.since());
        return json;
    }

    /** The database tells where it stands even when the files cannot. */
    private void printPlain(Standing standing, Refusal why) {
        if (output().json()) {
            printJson(standing.rows(), standing);
        } else {
            standing.rows().forEach(output()::plain);
        }
        output().warn(why.problem() + " " + why.remedy());
    }
}
