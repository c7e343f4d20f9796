package dev.matar.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.kill.Move.Hit;
import dev.matar.revision.Step.Direction;
import dev.matar.schema.Refusal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A database that is moved up and down and up again, killed each time, and compared each time with what it holds where nobody is killed.
 *
 * <p>What it holds at either end is the same after any number of ways there, so that one database serves for many kills.
 */
final class Trial {

    /** Where the database lies. */
    @FunctionalInterface
    interface Place {

        /** Makes an empty one and tells its url. */
        String newDatabase() throws Exception;

        /**
         * Whether the engine itself has broken what it keeps, and the move has said so rather than go on.
         *
         * @param refusal how the move that should have gone on has ended
         */
        default boolean isBroken(String url, Refusal refusal) throws Exception {
            return false;
        }

        /** Fails where it is damaged in a way that no schema tells of. */
        default void requireSound(String url) throws Exception {}
    }

    private final Project project;
    private final Place place;
    private final Toll toll;
    private final Map<Direction, Inventory> undisturbed = new EnumMap<>(Direction.class);
    private final Map<Direction, Long> nanos = new EnumMap<>(Direction.class);
    private final List<String> steps;

    private String url;
    private Direction next = Direction.UP;

    /** Runs both ways for what shall be there afterwards, and both again: nobody may be blamed for what differs of itself. */
    Trial(Project project, Place place, Toll toll) throws Exception {
        this.project = project;
        this.place = place;
        this.toll = toll;
        begin();
        undisturbed.put(Direction.DOWN, Inventory.of(project, url));
        steps = runUndisturbed(Direction.UP);
        for (Direction way : List.of(Direction.DOWN, Direction.UP, Direction.DOWN)) {
            runUndisturbed(way);
        }
    }

    private void begin() throws Exception {
        url = place.newDatabase();
        project.matar(url).upgrade(Project.FLOOR);
        next = Direction.UP;
    }

    private List<String> runUndisturbed(Direction direction) throws SQLException {
        long[] began = new long[1];
        Move move = new Move(project, url, direction);
        long journal = new Journal(url).end();
        move.run(() -> began[0] = System.nanoTime());
        nanos.put(direction, System.nanoTime() - began[0]);
        Inventory now = Inventory.of(project, url);
        Inventory before = undisturbed.putIfAbsent(direction, now);
        if (before != null) {
            before.requireSame(now);
        }
        next = opposite(direction);
        return new Journal(url).since(journal, direction);
    }

    String url() {
        return url;
    }

    /** Something learnt of a whole way, which is gone for it. */
    @FunctionalInterface
    interface Measure<T> {
        T of(Move move) throws Exception;
    }

    <T> T measured(Direction direction, Measure<T> measure) throws Exception {
        goToStartOf(direction);
        T measured = measure.of(new Move(project, url, direction));
        next = opposite(direction);
        return measured;
    }

    private void goToStartOf(Direction direction) throws SQLException {
        if (next != direction) {
            runUndisturbed(next);
        }
    }

    private static Direction opposite(Direction direction) {
        return direction == Direction.UP ? Direction.DOWN : Direction.UP;
    }

    /** How long a way takes from its first step on. */
    long nanos(Direction direction) {
        return nanos.get(direction);
    }

    /** Goes a way by as many attempts as there are kills, unless one comes too late, and one that is let live. */
    void survive(Direction direction, List<Kill> kills) throws Exception {
        killed(direction, kills, end -> {
            if (isBroken(direction)) {
                begin();
                return;
            }
            requireSameAs(direction);
            assertThat(new Journal(url).since(end, direction)).as("steps that the journal tells as finished").isEqualTo(steps(direction));
            next = opposite(direction);
        });
    }

    /** Runs to the end; what the engine has broken is no place to go on from. */
    private boolean isBroken(Direction direction) throws Exception {
        try {
            new Move(project, url, direction).run();
            return false;
        } catch (Refusal refusal) {
            if (place.isBroken(url, refusal)) {
                return true;
            }
            throw refusal;
        }
    }

    /** Sets out on a way, is killed, and goes back from where that was: what was begun is finished first. */
    void turnBack(Direction direction, List<Kill> kills) throws Exception {
        killed(direction, kills, end -> {
            new Move(project, url, opposite(direction)).run();
            requireSameAs(opposite(direction));
            List<String> there = new ArrayList<>(new Journal(url).since(end, direction));
            Collections.reverse(there);
            assertThat(new Journal(url).since(end, opposite(direction))).as("steps back, by the journal").isEqualTo(there);
        });
    }

    /** What is done and looked at after a kill, told the last entry of the journal before it. */
    private interface Aftermath {
        void of(long end) throws Exception;
    }

    private void killed(Direction direction, List<Kill> kills, Aftermath aftermath) throws Exception {
        goToStartOf(direction);
        long end = new Journal(url).end();
        try {
            Hit hit = Hit.BEFORE;
            for (int i = 0; i < kills.size() && hit != Hit.AFTER; i++) {
                hit = kills.get(i).strike(new Move(project, url, direction));
                toll.count(kills.get(i).kind(), hit);
            }
            aftermath.of(end);
        } catch (Exception | AssertionError failure) {
            begin();
            throw new AssertionError("After " + kills + " on the way " + direction.word() + ": " + failure.getMessage(), failure);
        }
    }

    private void requireSameAs(Direction way) throws Exception {
        undisturbed.get(way).requireSame(Inventory.of(project, url));
        place.requireSound(url);
        new Journal(url).requireNothingUnderWay();
    }

    private List<String> steps(Direction direction) {
        List<String> ordered = new ArrayList<>(steps);
        if (direction == Direction.DOWN) {
            Collections.reverse(ordered);
        }
        return ordered;
    }
}
