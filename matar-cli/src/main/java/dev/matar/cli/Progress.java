package dev.matar.cli;

import dev.matar.Matar;
import dev.matar.dialect.LockHolder;
import dev.matar.revision.Plan;
import dev.matar.revision.Step;
import dev.matar.run.Listener;
import dev.matar.run.Point;
import java.time.Duration;
import java.util.Locale;

/** Tells of each step when it is done, with its place among all of them, its message and how long it took. */
final class Progress implements Listener {

    private final Output output;
    private Matar matar;
    private int total;
    private int done;

    Progress(Output output) {
        this.output = output;
    }

    /** To be called before anything moves. */
    void showMessagesOf(Matar project) {
        matar = project;
    }

    @Override
    public void waiting(String sentence) {
        output.talk(output.styled(Style.WARNING, "waiting:") + " " + sentence);
    }

    @Override
    public void ending(LockHolder holder) {
        output.talk(output.styled(Style.WARNING, "ending:") + " " + holder + ", which is at work on this database.");
    }

    @Override
    public void resuming(Point point) {
        output.talk(output.styled(Style.MARK, "resuming:") + " " + Resume.words(point));
    }

    @Override
    public void replaying(String because) {
        output.talk("The history is run on a scratch database, because " + because + ": matar effect declares it once for all.");
    }

    @Override
    public void quarantine(String sentence) {
        output.talk(output.styled(Style.MARK, "quarantine:") + " " + sentence);
    }

    @Override
    public void planned(Plan plan) {
        total = plan.steps().size();
        done = 0;
    }

    @Override
    public void started(Step step) {
        if (output.talksTransiently()) {
            output.transientTalk(line(step, done + 1) + " …");
        }
    }

    @Override
    public void finished(Step step, Duration took) {
        done++;
        if (output.talks()) {
            output.talk(line(step, done) + "  " + output.styled(Style.FAINT, duration(took)));
        }
    }

    private String line(Step step, int number) {
        String last = String.valueOf(total);
        String count = " ".repeat(last.length() - String.valueOf(number).length()) + number + "/" + last;
        String arrow = switch (step.direction()) {
            case UP -> output.styled(Style.UP, "up   ");
            case DOWN -> output.styled(Style.DOWN, "down ");
            case STAMP -> output.styled(Style.MARK, "stamp");
        };
        String message = matar.graph().header(step.revision()).message();
        return output.styled(Style.FAINT, count) + " " + arrow + " " + output.styled(Style.STRONG, step.revision())
                + (message.isEmpty() ? "" : "  " + message);
    }

    /** A time as a person says it. */
    static String duration(Duration time) {
        long millis = time.toMillis();
        if (millis < 1000) {
            return millis + " ms";
        }
        return millis < 60_000
                ? String.format(Locale.ROOT, "%.1f s", millis / 1000.0)
                : String.format(Locale.ROOT, "%d min %d s", millis / 60_000, millis / 1000 % 60);
    }
}
