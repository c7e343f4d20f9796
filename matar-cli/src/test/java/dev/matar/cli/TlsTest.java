package dev.matar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.dialect.postgresql.PostgresqlServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a url says about TLS reaches the driver, and nothing is tried without it. */
class TlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path folder;

    @Test
    void aServerWithoutTlsIsRefusedWhereTlsIsRequired() throws Exception {
        String url = PostgresqlServer.running().createDatabase();
        writeProject(url + (url.contains("?") ? "&" : "?") + "sslmode=require");

        assertThat(matar("upgrade", "head")).contains("The server does not support SSL.").endsWith("[1]");

        writeProject(url);
        assertThat(matar("current", "--json")).isEqualTo("{\"revisions\":[]}\n[0]");
    }

    @Test
    void theCertificateOfAServerIsCheckedAsTheUrlSays() throws Exception {
        Path right = certificate("right");
        Path wrong = certificate("wrong");
        folder.toFile().setExecutable(true, false);
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", right.toString())
                .setServerConfig("ssl_key_file", folder.resolve("right.key").toString())
                .start()) {
            String url = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres?user=postgres&sslmode=verify-full&sslrootcert=";
            writeProject(url + wrong);
            assertThat(matar("upgrade", "head")).contains("There is no connection", "PKIX path").endsWith("[1]");
            writeProject(url + folder.resolve("missing.crt"));
            assertThat(matar("upgrade", "head")).contains("Could not open SSL root certificate file").endsWith("[1]");
            assertThat(tables(server)).isZero();

            writeProject(url + right);
            assertThat(matar("upgrade", "head", "-q")).endsWith("[0]");
            assertThat(tables(server)).isEqualTo(4);
        }
    }

    private static int tables(EmbeddedPostgres server) throws Exception {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** A certificate for localhost that vouches for itself; its key is beside it, as the server wants it. */
    private Path certificate(String name) throws Exception {
        Path store = folder.resolve(name + ".p12");
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair", "-alias", "a", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=dns:localhost", "-validity", "2",
                        "-storetype", "PKCS12", "-storepass", new String(PASSWORD), "-keystore", store.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool").toFile())
                .start()
                .waitFor();
        assertThat(exit).as(Files.readString(folder.resolve("keytool"))).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        Path key = pem(name + ".key", "PRIVATE KEY", keys.getKey("a", PASSWORD).getEncoded());
        // The server takes no key that others may read.
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        return pem(name + ".crt", "CERTIFICATE", keys.getCertificate("a").getEncoded());
    }

    private Path pem(String file, String kind, byte[] content) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Files.writeString(folder.resolve(file), "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
    }

    private void writeProject(String url) throws IOException {
        Files.writeString(folder.resolve("matar.toml"), "[matar]\nurl = \"" + url + "\"\n");
        Files.createDirectories(folder.resolve("migrations/versions"));
        Files.writeString(
                folder.resolve("migrations/versions/a1.sql"),
                "-- revision: a1\n\n-- upgrade\nCREATE TABLE account (id INTEGER);\n\n-- downgrade\nDROP TABLE account;\n");
    }

    private String matar(String... command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        int exit = new CommandLineRun(new Terminal(stream, stream, folder, Map.of(), false)).run(command);
        return out.toString(StandardCharsets.UTF_8) + "[" + exit + "]";
    }
}
