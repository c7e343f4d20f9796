package dev.matar.run;

import dev.matar.revision.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Takes the time of steps, and tells of each that is done. */
final class Laps {

    private final Listener listener;
    private final long began = System.nanoTime();
    private final List<Report.Done> all = new ArrayList<>();
    private long lap = began;

    Laps(Listener listener) {
        this.listener = listener;
    }

    /** Those done together share the time since the ones before. */
    void done(List<Step> steps) {
        long now = System.nanoTime();
        for (Step step : steps) {
            Report.Done done = new Report.Done(step, Duration.ofNanos((now - lap) / steps.size()));
            all.add(done);
            listener.finished(step, done.took());
        }
        lap = steps.isEmpty() ? lap : now;
    }

    List<Report.Done> all() {
        return all;
    }

    Duration total() {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
