package dev.matar.kill;

import dev.matar.Matar;
import dev.matar.revision.Plan;
import dev.matar.revision.Step.Direction;
import dev.matar.run.Listener;
import dev.matar.run.Report;
import dev.matar.schema.Refusal;

/** What is killed: the way from the floor to the head, or back. */
record Move(Project project, String url, Direction direction) {

    /** When a kill came. */
    enum Hit {
        /** Before the first step. */
        BEFORE,
        /** Before the end. */
        WITHIN,
        /** The move was done. */
        AFTER
    }

    /** Runs all of it. */
    Report run() {
        return run(() -> {});
    }

    /** @param underWay called when the first step is about to run */
    Report run(Runnable underWay) {
        Matar matar = project.matar(url).listener(new Listener() {
            @Override
            public void planned(Plan plan) {
                underWay.run();
            }
        });
        return direction == Direction.UP ? matar.upgrade("head") : matar.downgrade(Project.FLOOR);
    }

    /** The same by another way to the same database. */
    Move by(String otherUrl) {
        return new Move(project, otherUrl, direction);
    }

    /** Runs it while somebody kills it; a failure has to be told as one. */
    Hit tried(Runnable underWay) {
        boolean[] planned = new boolean[1];
        try {
            run(() -> {
                planned[0] = true;
                underWay.run();
            });
            return Hit.AFTER;
        } catch (Refusal killed) {
            return planned[0] ? Hit.WITHIN : Hit.BEFORE;
        }
    }
}
