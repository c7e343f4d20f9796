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

/** Another JVM that runs a move, and says how far it is. */
final class ChildProcess implements AutoCloseable {

    private static final String UNDER_WAY = "under way";
    private static final String DONE = "done";

    private final Process process;
    private final BufferedReader output;
    private final StringBuilder said = new StringBuilder();

    private ChildProcess(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream()));
    }

    public static void main(String[] arguments) {
        Project project = new Project(Path.of(arguments[0]), Transactions.valueOf(arguments[1]));
        new Move(project, arguments[2], Direction.valueOf(arguments[3])).run(() -> System.out.println(UNDER_WAY));
        System.out.println(DONE);
    }

    /**
     * Starts one.
     *
     * @param first what stands before everything else on its class path; may be empty
     * @param options of the JVM
     */
    static ChildProcess start(Move move, String first, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", first + System.getProperty("path.separator") + System.getProperty("java.class.path")));
        Project project = move.project();
        command.addAll(List.of(
                ChildProcess.class.getName(), project.folder().toString(), project.transactions().name(), move.url(), move.direction().name()));
        return new ChildProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** Waits until the first step is about to run, or until there is nothing to run. */
    void awaitUnderWay() throws IOException {
        String line = output.readLine();
        while (line != null) {
            said.append(line).append('\n');
            line = line.equals(UNDER_WAY) ? null : output.readLine();
        }
    }

    /** {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
    }

    /** Waits until it is dead, and tells when it died. */
    Hit end() throws IOException, InterruptedException {
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            throw new AssertionError("The process does not end: " + said);
        }
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                said.append(line).append('\n');
            }
        } catch (IOException killed) {
            // What it said before is known.
        }
        if (said.toString().contains("Exception")) {
            throw new AssertionError("The process failed before it was killed: " + said);
        }
        boolean underWay = said.toString().contains(UNDER_WAY);
        return said.toString().contains(DONE) ? Hit.AFTER : underWay ? Hit.WITHIN : Hit.BEFORE;
    }

    String said() {
        return said.toString();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        output.close();
    }
}
