package dev.matar.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.law.Cases;
import dev.matar.law.Dice;
import dev.matar.revision.Step.Direction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whenever and however a move is killed, the same command once more reaches its target, and the database holds what it holds where nobody
 * was killed: every revision ran exactly once.
 *
 * <p>{@code -Dmatar.times=30} kills thirty times as often, and at every boundary then; {@code -Dmatar.boundary=N} kills at one boundary only.
 */
abstract class KillLaw {

    private static final List<Direction> WAYS = List.of(Direction.UP, Direction.DOWN);
    private static final int TIMES = Integer.getInteger("matar.times", 1);
    private static final int BOUNDARY = Integer.getInteger("matar.boundary", 0);

    private final int fewBoundaries;
    private final int fewCases;
    private final Map<Direction, List<Kill>> boundaries = new EnumMap<>(Direction.class);
    private final Map<Direction, Long> coldNanos = new EnumMap<>(Direction.class);

    @TempDir
    Path folder;

    /**
     * How much is killed where nobody asks for more.
     *
     * @param fewBoundaries at how many boundaries, each way
     * @param fewCases how many ways up and down at any time
     */
    KillLaw(int fewBoundaries, int fewCases) {
        this.fewBoundaries = fewBoundaries;
        this.fewCases = fewCases;
    }

    /** The history and its databases; made anew for each test. */
    abstract Trial trial(Toll toll) throws Exception;

    /** Every way to kill a move at a boundary of what it does, in the order of time. */
    abstract List<Kill> findBoundaries(Trial trial, Direction direction) throws Exception;

    final List<Kill> boundaries(Trial trial, Direction direction) throws Exception {
        if (!boundaries.containsKey(direction)) {
            boundaries.put(direction, findBoundaries(trial, direction));
        }
        return boundaries.get(direction);
    }

    /** Any way to kill it at any time, within a statement for the most part. */
    abstract Kill timedKill(Trial trial, Direction direction, Dice dice) throws Exception;

    @Test
    void everyBoundary() throws Exception {
        Toll toll = new Toll(getClass().getSimpleName() + ", boundaries");
        Trial trial = trial(toll);
        List<List<Kill>> kills = new ArrayList<>();
        for (Direction way : WAYS) {
            kills.add(chosen(boundaries(trial, way)));
        }
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < Math.max(kills.get(0).size(), kills.get(1).size()); i++) {
            for (Direction way : WAYS) {
                List<Kill> some = kills.get(way.ordinal());
                try {
                    trial.survive(way, List.of(some.get(i % some.size())));
                } catch (AssertionError failure) {
                    failures.add(failure.getMessage());
                }
            }
        }
        assertThat(failures).as(failures.size() + " that did not survive; " + toll).isEmpty();
        if (BOUNDARY == 0) {
            toll.requireThatManyWereUnderWay();
        }
    }

    /** So many as are asked for, spread evenly. */
    private List<Kill> chosen(List<Kill> all) {
        if (BOUNDARY > 0) {
            return List.of(all.get(Math.min(BOUNDARY, all.size()) - 1));
        }
        int count = Math.min(all.size(), fewBoundaries * TIMES);
        List<Kill> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            some.add(all.get((int) ((long) i * all.size() / count)));
        }
        return some;
    }

    @Test
    void anyTime() throws Exception {
        Toll toll = new Toll(getClass().getSimpleName() + ", any time");
        Trial trial = trial(toll);
        Cases.each(fewCases, dice -> {
            for (Direction way : WAYS) {
                List<Kill> kills = new ArrayList<>();
                do {
                    kills.add(dice.chance(20) ? dice.pick(boundaries(trial, way)) : timedKill(trial, way, dice));
                } while (dice.chance(20));
                trial.survive(way, kills);
            }
        });
        toll.requireThatManyWereUnderWay();
    }

    final Kill killedProcess(Trial trial, Direction direction, Dice dice) throws Exception {
        if (!coldNanos.containsKey(direction)) {
            coldNanos.put(direction, trial.measured(direction, KilledProcess::undisturbed));
        }
        return new KilledProcess(part(coldNanos.get(direction), dice));
    }

    static long part(long nanos, Dice dice) {
        return nanos / 1000 * dice.below(1000);
    }
}
