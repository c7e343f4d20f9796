package dev.matar.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.matar.schema.Refusal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

    @TempDir
    private Path folder;

    @Test
    void aSchemaThatLacksTheTablesIsRefused() {
        assertMismatch(sqlite(), "missing table");
        assertMismatch(PostgresServer.SHARED.emptyDatabase(), "missing table");
    }

    @Test
    void aSchemaThatLacksAColumnIsRefused() throws SQLException {
        for (ConnectionSettings settings : migrated()) {
            Databases.execute(settings, "alter table organization drop column description");
            assertMismatch(settings, "missing column [description] in table [organization]");
        }
    }

    @Test
    void aSchemaThatLacksAnIndexIsRefused() throws SQLException {
        for (ConnectionSettings settings : migrated()) {
            Databases.execute(settings, "drop index ix_post_author_id");
            assertMismatch(settings, "ix_post_author_id");
        }
    }

    @Test
    void aSchemaThatLacksAUniqueConstraintIsRefusedOnPostgres() throws SQLException {
        ConnectionSettings settings = Databases.migrated(PostgresServer.SHARED.emptyDatabase());
        Databases.execute(settings, "alter table organization drop constraint uq_organization_code");
        assertMismatch(settings, "uq_organization_code");
    }

    @Test
    void aDatabaseThatCannotBeReachedIsRefusedWithoutItsSecrets() {
        String url = "jdbc:postgresql://localhost:1/matar?password=in-the-url&connectTimeout=2";
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> Database.open(new ConnectionSettings(url, "asha", "in-the-settings")));

        assertThat(refusal.code()).isEqualTo("no-connection");
        assertThat(refusal).hasMessageStartingWith("No connection to jdbc:postgresql://localhost:1/matar as asha: ");
        assertThat(trace(refusal)).doesNotContain("in-the-url", "in-the-settings");
    }

    @Test
    void aUrlThatTheDriverCannotReadIsRefusedWithoutItsSecrets() {
        String url = "jdbc:postgresql://asha:in-the-url@localhost:port/matar?sslpassword=in-the-url";
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> Database.open(ConnectionSettings.of(url)));

        assertThat(refusal.code()).isEqualTo("no-connection");
        assertThat(trace(refusal)).doesNotContain("in-the-url");
    }

    @Test
    void settingsDoNotShowTheirSecrets() {
        ConnectionSettings settings =
                new ConnectionSettings("jdbc:postgresql://a:in-the-url@host/db?password=in-the-url", "asha", "hidden");

        assertThat(settings).hasToString("jdbc:postgresql://host/db as asha");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConnectionSettings.of("jdbc:mysql://host/db?password=in-the-url"))
                .withMessage("The url must begin with jdbc:sqlite: or jdbc:postgresql:");
    }

    @Test
    void nothingIsLoggedWhenAllIsWell() {
        ConnectionSettings settings = Databases.migrated(sqlite());
        LogRecords records = new LogRecords();
        Logger root = Logger.getLogger("");
        Level level = root.getLevel();
        root.setLevel(Level.INFO);
        root.addHandler(records);
        try (Database database = Database.open(settings)) {
            database.read(work -> work.organizations().active());
        } finally {
            root.removeHandler(records);
            root.setLevel(level);
        }

        assertThat(records.messages).isEmpty();
    }

    private List<ConnectionSettings> migrated() {
        return List.of(Databases.migrated(sqlite()), Databases.migrated(PostgresServer.SHARED.emptyDatabase()));
    }

    private ConnectionSettings sqlite() {
        return ConnectionSettings.of("jdbc:sqlite:" + folder.resolve("matar.db"));
    }

    private static void assertMismatch(ConnectionSettings settings, String reason) {
        assertThatThrownBy(() -> Database.open(settings))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(reason)
                .hasMessageEndingWith("Run: matar upgrade head")
                .extracting(refusal -> ((Refusal) refusal).code())
                .isEqualTo("schema-mismatch");
    }

    private static String trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    private static final class LogRecords extends Handler {

        private final List<String> messages = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord entry) {
            messages.add(entry.getLoggerName() + ": " + entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
