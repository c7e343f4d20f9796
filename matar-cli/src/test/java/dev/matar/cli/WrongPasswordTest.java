package dev.matar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of its own, since the one of the other tests trusts everybody. */
class WrongPasswordTest {

    @TempDir
    Path folder;

    @Test
    void isSaidPlainlyAndNeverPrinted() throws Exception {
        Path rules = Files.writeString(folder.resolve("hba"), "host all careful all scram-sha-256\nhost all all all trust\n");
        rules.toFile().setReadable(true, false);
        folder.toFile().setExecutable(true, false);
        try (EmbeddedPostgres server =
                EmbeddedPostgres.builder().setServerConfig("hba_file", rules.toString()).start()) {
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE ROLE careful LOGIN SUPERUSER PASSWORD 'right-one'");
            }
            configure(server.getPort());
            assertThat(matar("right-one")).isEqualTo("{\"revisions\":[]}\n[0]");
            assertThat(matar("wrong-one"))
                    .contains("\"code\":\"connection-failed\"", "password authentication failed for user \\\"careful\\\"")
                    .endsWith("\n[1]")
                    .doesNotContain("wrong-one");
            assertThat(matar("")).contains("\"code\":\"connection-failed\"", "no password was provided").endsWith("\n[1]");
        }
    }

    private void configure(int port) throws Exception {
        Files.writeString(folder.resolve("matar.toml"), """
                [matar]
                url = "jdbc:postgresql://localhost:%d/postgres"
                user = "careful"
                password = "${env.PASSWORD}"
                """.formatted(port));
        Files.createDirectories(folder.resolve("migrations/versions"));
    }

    private String matar(String password) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(stream, stream, folder, Map.of("PASSWORD", password), false);
        int exit = new CommandLineRun(terminal).run("current", "--json", "-v");
        return out.toString(StandardCharsets.UTF_8) + "[" + exit + "]";
    }
}
