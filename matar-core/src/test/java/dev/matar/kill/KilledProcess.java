package dev.matar.kill;

import dev.matar.kill.Move.Hit;
import dev.matar.revision.Step.Direction;
import dev.matar.run.Transactions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** {@code kill -9} of the process that moves the database, some time after the first step began. */
record KilledProcess(long nanos) implements Kill {

    private static final String UNDER_WAY = "under way";
    private static final String DONE = "done";

    /** The process. */
    public static void main(String[] arguments) {
        Project project = new Project(Path.of(arguments[0]), Transactions.valueOf(arguments[1]));
        Hit hit = new Move(project, arguments[2], Direction.valueOf(arguments[3])).tried(() -> System.out.println(UNDER_WAY));
        System.out.println(hit == Hit.AFTER ? DONE : "failed");
    }

    static List<String> command(Move move, String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        command.addAll(List.of(options));
        if (!command.contains("-cp")) {
            command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        }
        command.add(KilledProcess.class.getName());
        Project project = move.project();
        command.addAll(List.of(project.folder().toString(), project.transactions().name(), move.url(), move.direction().name()));
        return command;
    }

    /** How long a process takes from its first step on, if nobody kills it; longer than one that is warm. */
    static long undisturbed(Move move) throws IOException, InterruptedException {
        long began = 0;
        Process process = new ProcessBuilder(command(move)).redirectErrorStream(true).start();
        try (BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
            for (String said = output.readLine(); said != null; said = output.readLine()) {
                began = said.equals(UNDER_WAY) ? System.nanoTime() : began;
            }
        }
        process.waitFor();
        return System.nanoTime() - began;
    }

    @Override
    public String kind() {
        return "kill -9 of the process";
    }

    @Override
    public Hit strike(Move move) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(move)).redirectErrorStream(true).start();
        try (BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
            String said = output.readLine();
            while (said != null && !said.equals(UNDER_WAY)) {
                said = output.readLine();
            }
            LockSupport.parkNanos(nanos);
            process.destroyForcibly();
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                throw new AssertionError("The process does not die.");
            }
            String rest = rest(output);
            if (said == null || rest.contains("failed")) {
                throw new AssertionError("The process failed before it was killed: " + rest);
            }
            return rest.contains(DONE) ? Hit.AFTER : Hit.WITHIN;
        }
    }

    private static String rest(BufferedReader output) {
        StringBuilder rest = new StringBuilder();
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                rest.append(line).append('\n');
            }
        } catch (IOException dead) {
            return rest.toString();
        }
        return rest.toString();
    }

    @Override
    public String toString() {
        return kind() + " after " + nanos / 1000 + " µs";
    }
}
