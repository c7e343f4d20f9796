package dev.matar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.matar.dialect.Database;
import dev.matar.dialect.Dialect;
import dev.matar.dialect.Lock;
import dev.matar.dialect.LockHolder;
import dev.matar.run.OnDrop;
import dev.matar.schema.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in quarantine is out of a project's sight, and goes behind the lock alone. */
class PurgeTest {

    @TempDir
    Path folder;

    private Database database;
    private Matar matar;

    @BeforeEach
    void project() throws IOException {
        database = new Database("jdbc:sqlite:" + folder.resolve("app.db"), "", "");
        Path versions = Files.createDirectories(folder.resolve("migrations/versions"));
        Files.writeString(versions.resolve("a1.java"), """
                import dev.matar.migration.*;
                import static dev.matar.migration.Ddl.*;
                /** make account */
                @Revision(id = "a1")
                public class a1 implements Migration {
                    public void upgrade(Operations op) {
                        op.createTable("account", column("id", integer()).notNull(), primaryKey("id"));
                    }
                    public void downgrade(Operations op) {
                        op.dropTable("account");
                    }
                }
                """);
        matar = Matar.at(Settings.of(database, folder.resolve("migrations")).onDrop(OnDrop.QUARANTINE).lockTimeout(Duration.ofSeconds(1)));
    }

    private void keepSomething() throws SQLException {
        matar.upgrade("head");
        try (Connection connection = database.open(database.dialect());
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO account VALUES (1)");
        }
        matar.downgrade("base");
    }

    @Test
    void nobodySeesWhatLiesThere() throws SQLException {
        keepSomething();
        assertThat(matar.databaseSchema().tables()).isEmpty();
        assertThat(matar.quarantine()).hasSize(1);
        matar.upgrade("head");
        assertThat(matar.databaseSchema().tables()).hasSize(1);
        assertThat(matar.quarantine()).as("no upgrade takes it back").hasSize(1);
    }

    @Test
    void aProjectThatNeverKeptAnythingHasNothing() {
        assertThat(matar.quarantine()).isEmpty();
        assertThat(matar.purge(Instant.now())).isEmpty();
    }

    @Test
    void purgeWaitsForWhoMigrates() throws SQLException {
        keepSomething();
        Dialect dialect = database.dialect();
        try (Connection connection = database.open(dialect);
                Lock lock = dialect.engine().lock(
                        connection, () -> database.open(dialect), new Lock.Wish("matar_version", LockHolder.UNKNOWN, Duration.ofSeconds(1), sentence -> {}))) {
            Refusal refusal = catchThrowableOfType(Refusal.class, () -> matar.purge(Instant.now().plusSeconds(5)));
            assertThat(refusal.code()).isEqualTo("lock-timeout");
            assertThat(matar.quarantine()).hasSize(1);
        }
        assertThat(matar.purge(Instant.now().plusSeconds(5))).hasSize(1);
        assertThat(matar.quarantine()).isEmpty();
    }
}
