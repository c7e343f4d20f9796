package dev.matar.kill;

import dev.matar.kill.Move.Hit;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/** {@code kill -9} of the process that moves the database, some time after the first step began. */
record KilledProcess(long nanos) implements Kill {

    /** How long a process takes from its first step on, if nobody kills it; longer than one that is warm. */
    static long undisturbed(Move move) throws IOException, InterruptedException {
        try (ChildProcess process = ChildProcess.start(move, "")) {
            process.awaitUnderWay();
            long began = System.nanoTime();
            process.end();
            return System.nanoTime() - began;
        }
    }

    @Override
    public String kind() {
        return "kill -9 of the process";
    }

    @Override
    public Hit strike(Move move) throws IOException, InterruptedException {
        try (ChildProcess process = ChildProcess.start(move, "")) {
            process.awaitUnderWay();
            LockSupport.parkNanos(nanos);
            process.kill();
            return process.end();
        }
    }

    @Override
    public String toString() {
        return kind() + " after " + nanos / 1000 + " µs";
    }
}
