package dev.matar.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.matar.Matar;
import dev.matar.Queries;
import dev.matar.Settings;
import dev.matar.dialect.Database;
import dev.matar.dialect.mysql.MariadbServer;
import dev.matar.dialect.postgresql.PostgresqlServer;
import dev.matar.schema.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After a statement that failed nothing of its revision is run, and the version table does not tell of it. */
class FailedStatementTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mariadb", "sqlite"})
    void nothingIsRunAfterIt(String engine) throws Exception {
        String url = newDatabase(engine);
        Settings settings = Settings.of(new Database(url, "", ""), folder.resolve("migrations"));
        Path versions = Files.createDirectories(settings.versions().get(0));
        Files.writeString(versions.resolve("a.sql"), "-- revision: a\n-- revises:\n\n-- upgrade\nCREATE TABLE ran (x INTEGER);\n\n-- downgrade\n");
        Files.writeString(
                versions.resolve("b.sql"),
                "-- revision: b\n-- revises: a\n\n-- upgrade\nCREATE TABLE t (x INTEGER);\nCREATE TABLE ran (x INTEGER);\n"
                        + "INSERT INTO ran VALUES (1);\n\n-- downgrade\nDROP TABLE t;\n");
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> Matar.at(settings).upgrade("b"));
        assertThat(refusal.code()).isEqualTo("statement-failed");
        assertThat(refusal.problem()).contains("line 6", "CREATE TABLE ran");
        assertThat(Queries.values(url, "SELECT version_num FROM matar_version")).containsExactly("a");
        assertThat(Queries.values(url, "SELECT x FROM ran")).isEmpty();
        assertThat(Queries.values(url, "SELECT revision FROM matar_version_journal WHERE finished_at IS NOT NULL")).containsExactly("a");
    }

    private String newDatabase(String engine) throws SQLException {
        return switch (engine) {
            case "postgresql" -> PostgresqlServer.running().createDatabase();
            case "mariadb" -> MariadbServer.running().createDatabase();
            default -> "jdbc:sqlite:" + folder.resolve("failed.db");
        };
    }
}
