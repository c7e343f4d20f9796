package dev.matar.kill;

import dev.matar.kill.Move.Hit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/**
 * A blow that comes some time after the first step began, wherever the move is then.
 *
 * @param way how the move is run, for one that has to go another way to its database
 */
record TimedKill(String kind, long nanos, Blow blow, UnaryOperator<Move> way) implements Kill {

    /** What kills. */
    @FunctionalInterface
    interface Blow {
        void strike(Move move) throws Exception;
    }

    @Override
    public Hit strike(Move move) throws Exception {
        CountDownLatch underWay = new CountDownLatch(1);
        CompletableFuture<Void> blow = CompletableFuture.runAsync(() -> {
            try {
                underWay.await();
                LockSupport.parkNanos(nanos);
                this.blow.strike(move);
            } catch (Exception e) {
                throw new AssertionError("The kill itself failed: " + e, e);
            }
        });
        Hit hit = way.apply(move).tried(underWay::countDown);
        underWay.countDown();
        blow.get(1, TimeUnit.MINUTES);
        return hit;
    }

    @Override
    public String toString() {
        return kind + " after " + nanos / 1000 + " µs";
    }
}
