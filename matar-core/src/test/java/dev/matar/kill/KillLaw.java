package dev.matar.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.dialect.Dialect;
import dev.matar.law.Cases;
import dev.matar.law.Dice;
import dev.matar.law.Features;
import dev.matar.revision.Step.Direction;
import dev.matar.run.Transactions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whenever and however a move is killed, the same command once more reaches its target, and the database holds what it holds where nobody
 * was killed: every revision ran exactly once.
 *
 * <p>{@code -Dmatar.times=40} kills some 10,000 times, and at every boundary then. {@code -Dmatar.seed} and {@code -Dmatar.boundary}
 * replay what failed.
 */
@Tag("processes")
abstract class KillLaw implements Trial.Place {

    private static final List<Direction> WAYS = List.of(Direction.UP, Direction.DOWN);
    private static final int TIMES = Integer.getInteger("matar.times", 1);
    /** From so many times on no boundary is left out. */
    private static final int ALL = 40;
    private static final int BOUNDARY = Integer.getInteger("matar.boundary", -1);

    private final Transactions transactions;
    private final String history;
    private final Few few;
    private final Map<Direction, List<Kill>> boundaries = new EnumMap<>(Direction.class);
    private final Map<Direction, Long> coldNanos = new EnumMap<>(Direction.class);

    @TempDir
    Path folder;

    /**
     * How much is killed where nobody asks for more.
     *
     * @param boundaries at how many, each way
     * @param cases how many times up and down at any time
     * @param histories how many beside the fixed one
     */
    record Few(int boundaries, int cases, int histories) {}

    /** @param history a folder in {@code kill/} */
    KillLaw(Transactions transactions, String history, Few few) {
        this.transactions = transactions;
        this.history = history;
        this.few = few;
    }

    abstract Dialect dialect();

    abstract Features features();

    /** Makes ready what kills. */
    abstract void prepare(Trial trial) throws Exception;

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
        Trial trial = trial(Project.in(folder, transactions, history), toll);
        List<String> failures = new ArrayList<>();
        List<Kill> there = boundaries(trial, Direction.UP);
        List<Kill> back = boundaries(trial, Direction.DOWN);
        for (int boundary : chosen(Math.max(there.size(), back.size()))) {
            for (Direction way : WAYS) {
                List<Kill> kills = way == Direction.UP ? there : back;
                try {
                    trial.survive(way, List.of(kills.get(boundary * kills.size() / Math.max(there.size(), back.size()))));
                } catch (AssertionError failure) {
                    failures.add("-Dmatar.boundary=" + boundary + ": " + failure.getMessage());
                }
            }
        }
        assertThat(failures).as(failures.size() + " that did not survive; " + toll).isEmpty();
        if (BOUNDARY < 0) {
            toll.requireThatManyWereUnderWay();
        }
    }

    /** So many of all as are asked for, spread evenly. */
    private List<Integer> chosen(int all) {
        if (BOUNDARY >= 0) {
            return List.of(BOUNDARY);
        }
        int count = Cases.atMost(TIMES < ALL ? Math.min(all, few.boundaries() * TIMES) : all);
        return IntStream.range(0, count).mapToObj(i -> (int) ((long) i * all / count)).toList();
    }

    @Test
    void anyTime() throws Exception {
        Toll toll = new Toll(getClass().getSimpleName() + ", any time");
        Trial trial = trial(Project.in(folder, transactions, history), toll);
        Cases.each(few.cases(), dice -> thereAndBack(trial, dice));
        toll.requireThatManyWereUnderWay();
    }

    @Test
    void anyHistory() throws Exception {
        Toll toll = new Toll(getClass().getSimpleName() + ", any history");
        Cases.each(few.histories(), dice -> {
            Path where = Files.createTempDirectory(folder, "history");
            RandomHistory.write(where.resolve("migrations"), dialect(), features(), dice);
            Trial trial = trial(new Project(where, transactions), toll);
            for (int i = 0; i < 3; i++) {
                thereAndBack(trial, dice);
            }
        });
        toll.requireThatManyWereUnderWay();
    }

    private Trial trial(Project project, Toll toll) throws Exception {
        Trial trial = new Trial(project, this, toll);
        boundaries.clear();
        coldNanos.clear();
        prepare(trial);
        return trial;
    }

    private void thereAndBack(Trial trial, Dice dice) throws Exception {
        for (Direction way : WAYS) {
            List<Kill> kills = new ArrayList<>();
            do {
                kills.add(dice.chance(20) ? dice.pick(boundaries(trial, way)) : timedKill(trial, way, dice));
            } while (dice.chance(20));
            if (dice.chance(15)) {
                trial.turnBack(way, kills);
            } else {
                trial.survive(way, kills);
            }
        }
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
