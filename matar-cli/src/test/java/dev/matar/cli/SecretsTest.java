package dev.matar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plants passwords in all places where a configuration can have them, runs whole processes, and looks for them in everything that was
 * written: results, errors, traces, files, tables and the list of processes.
 */
class SecretsTest {

    /** What every secret holds, whatever else is in it; encoded or not it can be found. */
    private static final String MARK = "pl4nted";

    /** Commands that reach the database where the password is right, in an order in which each has something to do. */
    private static final List<List<String>> GOOD = List.of(
            List.of("upgrade", "head", "-v"), List.of("current", "--json"), List.of("revision", "--autogenerate", "-m", "more", "--sql-file", "-v"),
            List.of("downgrade", "base"));

    @TempDir
    static Path rulesFolder;

    private static EmbeddedPostgres server;

    @TempDir
    Path folder;

    private final Map<String, String> environment = new TreeMap<>();
    private int runs;

    /** One that asks for passwords, since the one of the other tests trusts everybody. */
    @BeforeAll
    static void startServer() throws IOException, SQLException {
        Path rules = Files.writeString(rulesFolder.resolve("hba"), "host all postgres all trust\nhost all all all scram-sha-256\n");
        rules.toFile().setReadable(true, false);
        rulesFolder.toFile().setExecutable(true, false);
        server = EmbeddedPostgres.builder().setServerConfig("hba_file", rules.toString()).start();
    }

    @AfterAll
    static void stopServer() throws IOException, SQLException {
        assertNoTableHoldsASecret();
        server.close();
    }

    @BeforeEach
    void writeProject() throws IOException {
        Files.createDirectories(folder.resolve("temp"));
        Path versions = Files.createDirectories(folder.resolve("migrations/versions"));
        Files.writeString(versions.resolve("a1.sql"), """
                -- revision: a1
                -- message: accounts

                -- upgrade
                CREATE TABLE account (id INTEGER PRIMARY KEY);

                -- downgrade
                DROP TABLE account;
                """);
        Files.writeString(folder.resolve("schema.sql"), "CREATE TABLE account (id INTEGER PRIMARY KEY, name VARCHAR(20));");
    }

    @Test
    void fromTheEnvironment() throws Exception {
        environment.put("SECRET", "env/pl4nted'1");
        configure("url = \"" + url(role("careful_env", "env/pl4nted'1")) + "\"\nuser = \"careful_env\"\npassword = \"${env.SECRET}\"\n");
        runAll();
        environment.put("SECRET", "wrong pl4nted");
        fail("password authentication failed");
    }

    @Test
    void fromAFile() throws Exception {
        Files.writeString(folder.resolve("secret"), "file pl4nted\\2\n");
        configure("url = \"" + url(role("careful_file", "file pl4nted\\2")) + "\"\nuser = \"careful_file\"\npassword = \"${file:secret}\"\n");
        runAll();
        Files.writeString(folder.resolve("secret"), "wrong-pl4nted");
        fail("password authentication failed");
    }

    @Test
    void fromTheQueryOfTheUrl() throws Exception {
        String url = url(role("careful_query", "query&pl4nted=3")) + "?user=careful_query&password=";
        configure("url = \"" + url + "query%26pl4nted%3D3\"\n");
        runAll();
        configure("url = \"" + url + "wrong-pl4nted&sslmode=nonsense\"\n");
        fail("sslmode");
        configure("url = \"" + url + "wrong-pl4nted&options=%\"\n");
        fail("connection");
    }

    @Test
    void fromAnEnvironmentOfTheConfiguration() throws Exception {
        String url = url(role("careful_prod", "prod-pl4nted"));
        Files.writeString(folder.resolve("matar.toml"), """
                [matar]
                url = "jdbc:sqlite:app.db"
                password = "common-pl4nted"
                source = { script = "schema.sql" }

                [environments.production]
                url = "%s"
                user = "careful_prod"
                password = "prod-pl4nted"
                """.formatted(url));
        for (List<String> words : GOOD) {
            finish(start(withEnvironment(words)), ExitCode.DONE);
        }
        Files.writeString(folder.resolve("matar.toml"), Files.readString(folder.resolve("matar.toml")).replace("prod-pl4nted", "pl4nted-no"));
        finish(start(withEnvironment(List.of("upgrade", "head", "-v"))), ExitCode.FAILED);
    }

    private static List<String> withEnvironment(List<String> words) {
        List<String> all = new ArrayList<>(List.of("-e", "production"));
        all.addAll(words);
        return all;
    }

    @Test
    void beforeTheHost() throws Exception {
        String url = url(role("careful_host", "host-pl4nted")).replace("//", "//careful_host:host-pl4nted@");
        configure("url = \"" + url + "\"\n");
        fail("user and password");
    }

    @Test
    void ofADatabaseToCompareWith() throws Exception {
        String own = "[matar]\nurl = \"" + url("postgres") + "\"\nuser = \"postgres\"\n[matar.source]\nuser = \"careful_source\"\n";
        String url = url(role("careful_source", "source-pl4nted"));
        Files.writeString(folder.resolve("matar.toml"), own + "url = \"" + url + "?password=source-pl4nted\"\n");
        finish(start(List.of("check", "-v")), ExitCode.DIFFERENCE);
        Files.writeString(folder.resolve("matar.toml"), own + "url = \"" + url + "\"\npassword = \"wrong-pl4nted\"\n");
        fail(List.of("check"), "password authentication failed");
        Files.writeString(folder.resolve("matar.toml"), own + "url = \"" + url + "?password=wrong-pl4nted&sslmode=nonsense\"\n");
        fail(List.of("check"), "sslmode");
        Files.writeString(folder.resolve("matar.toml"), own + "url = \"jdbc:postgresql://localhost:x/app?password=wrong-pl4nted\"\n");
        fail(List.of("check"), "Unable to parse URL");
        Files.writeString(folder.resolve("matar.toml"), own + "url = \"jdbc:unheard:of?password=wrong-pl4nted\"\n");
        fail(List.of("check"), "is no PostgreSQL database");
    }

    @Test
    void whereNobodyAnswers() throws Exception {
        environment.put("SECRET", "env-pl4nted");
        configure("url = \"jdbc:postgresql://nowhere.invalid/app?password=url-pl4nted\"\npassword = \"${env.SECRET}\"\n");
        fail("connection");
        configure("url = \"jdbc:postgresql://localhost:1/app?sslpassword=url-pl4nted\"\npassword = \"${env.SECRET}\"\n");
        fail("connection");
        configure("url = \"jdbc:postgresql://localhost:x/app?password=url-pl4nted\"\n");
        fail("Unable to parse URL");
        configure("url = \"jdbc:unheard:of?password=pl4nted\"\n");
        fail("No dialect speaks");
    }

    @Test
    void whereTheConfigurationIsWrong() throws Exception {
        environment.put("SECRET", "env-pl4nted");
        configure("url = \"jdbc:sqlite:app.db\"\npassword = \"literal-pl4nted\" and more\n");
        fail("matar.toml");
        configure("url = \"jdbc:sqlite:app.db\"\npassword = [\"literal-pl4nted\"]\n");
        fail("password");
        configure("url = \"jdbc:sqlite:app.db\"\npassword = \"literal-pl4nted\ntransactions = \"all\"\n");
        fail("matar.toml");
        configure("url = \"jdbc:sqlite:app.db\"\ntransactions = \"${env.SECRET}\"\n");
        fail("transactions");
    }

    @Test
    void onH2() throws Exception {
        environment.put("SECRET", "env-pl4nted");
        configure("url = \"jdbc:h2:./app\"\nuser = \"sa\"\npassword = \"${env.SECRET}\"\n");
        runAll();
        environment.put("SECRET", "wrong-pl4nted");
        fail("Wrong user name or password");
        configure("url = \"jdbc:h2:./other;USER=sa;PASSWORD=url-pl4nted\"\n");
        runAll();
        configure("url = \"jdbc:h2:./other;USER=sa;PASSWORD=wrong-pl4nted;NONSENSE=1\"\n");
        fail("NONSENSE");
        configure("url = \"jdbc:h2:tcp://localhost:1/app;PASSWORD=wrong-pl4nted\"\n");
        fail("connection");
    }

    @Test
    void onSqlite() throws Exception {
        configure("url = \"jdbc:sqlite:app.db?password=url-pl4nted\"\nuser = \"u\"\npassword = \"own-pl4nted\"\n");
        runAll();
    }

    /** A revision that fails while the password is right. */
    @Test
    void whereAStatementFails() throws Exception {
        configure("url = \"" + url(role("careful_sql", "sql-pl4nted")) + "?password=sql-pl4nted\"\nuser = \"careful_sql\"\n");
        Path revision = folder.resolve("migrations/versions/a1.sql");
        Files.writeString(revision, Files.readString(revision).replace("CREATE TABLE", "CREATE TABEL"));
        fail("TABEL");
    }

    private void configure(String database) throws IOException {
        Files.writeString(folder.resolve("matar.toml"), "[matar]\n" + database + "source = { script = \"schema.sql\" }\n");
    }

    private static String url(String database) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
    }

    /** A role with a password, and a database of its own and its name. */
    private static String role(String name, String password) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE " + name + " LOGIN PASSWORD '" + password.replace("'", "''") + "'");
            statement.execute("CREATE DATABASE " + name + " OWNER " + name);
        }
        return name;
    }

    private void runAll() throws Exception {
        Path more = folder.resolve("migrations/versions");
        for (List<String> words : GOOD) {
            finish(start(words), ExitCode.DONE);
        }
        try (Stream<Path> written = Files.list(more)) {
            for (Path each : written.filter(file -> !file.endsWith("a1.sql")).toList()) {
                Files.delete(each);
            }
        }
    }

    private void fail(String saying) throws Exception {
        fail(List.of("upgrade", "head"), saying);
    }

    /** Fails both for programs, on one stream, and for people who ask for the trace, on the other. */
    private void fail(List<String> words, String saying) throws Exception {
        assertThat(finish(start(Stream.concat(words.stream(), Stream.of("--json", "-v")).toList()), ExitCode.FAILED)).contains(saying);
    }

    /** A process, what it was told, and where what it says goes. */
    private record Run(Process process, List<String> words, Path said) {}

    private Run start(List<String> words) throws IOException {
        Path said = folder.resolve("temp/said" + ++runs);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + folder.resolve("temp"), "-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        return new Run(builder.start(), words, said);
    }

    /** What a process said; nothing that it wrote holds a secret. */
    private String finish(Run run, int exit) throws Exception {
        while (run.process().isAlive()) {
            assertNotListed(run.process().toHandle());
            run.process().descendants().forEach(SecretsTest::assertNotListed);
            Thread.sleep(20);
        }
        String text = Files.readString(run.said());
        assertThat(run.process().exitValue()).as("%s said %s", run.words(), text).isEqualTo(exit);
        assertNothingHoldsASecret(run.words());
        return text;
    }

    private static void assertNotListed(ProcessHandle process) {
        try {
            assertThat(Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"), StandardCharsets.ISO_8859_1)).doesNotContain(MARK);
        } catch (IOException ended) {
            // A process that has ended is listed no more.
        }
    }

    private void assertNothingHoldsASecret(List<String> words) throws IOException, SQLException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (!name.equals("matar.toml") && !name.equals("secret")) {
                    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).as("%s after %s", file, words).doesNotContain(MARK);
                }
            }
        }
    }

    /** Whatever the runs left in the tables of the server, the journal before all. */
    private static void assertNoTableHoldsASecret() throws SQLException {
        for (String database : query("postgres", "SELECT datname FROM pg_database WHERE datname LIKE 'careful%'")) {
            for (String table : query(database, "SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables"
                    + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')")) {
                assertThat(query(database, "SELECT t::text FROM " + table + " t")).noneMatch(row -> row.contains(MARK));
            }
        }
    }

    private static List<String> query(String database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(database), "postgres", "");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(row.getString(1));
            }
            return rows;
        }
    }
}
