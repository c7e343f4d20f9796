package dev.matar.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.Autogenerate;
import dev.matar.Changes;
import dev.matar.Gap;
import dev.matar.Matar;
import dev.matar.Settings;
import dev.matar.dialect.Database;
import dev.matar.dialect.mysql.MariadbServer;
import dev.matar.dialect.postgresql.PostgresqlServer;
import dev.matar.diff.Renames;
import dev.matar.revision.Draft;
import dev.matar.revision.RevisionFile;
import dev.matar.revision.RevisionFormat;
import dev.matar.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A revision that wrote itself is the whole difference: it is proved, it brings the database to what is wanted, there is nothing to do
 * after it, and its downgrade brings back what was.
 */
class AutogenerateLawTest {

    private static final int PAIRS = 300;
    private static final int JAVA_EVERY = 20;

    @TempDir
    Path temp;

    private int projects;

    @FunctionalInterface
    private interface Databases {
        Database fresh(Path folder) throws SQLException;
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void onSqlite() {
        law(Features.SQLITE, folder -> new Database("jdbc:sqlite:" + folder.resolve("law.db"), "", ""));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void onH2() {
        // What is opened again: see the manual of H2 here on views that H2 forgets.
        law(Features.H2.without(Features.Feature.VIEWS_OF_VIEWS), folder -> new Database("jdbc:h2:file:" + folder.resolve("law"), "", ""));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void onPostgresql() throws SQLException {
        String url = PostgresqlServer.running().createDatabase();
        law(Features.POSTGRESQL, folder -> {
            try (Connection connection = DriverManager.getConnection(url)) {
                PostgresqlServer.clear(connection);
            }
            return new Database(url, "", "");
        });
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void onMariadb() throws SQLException {
        String url = MariadbServer.running().createDatabase();
        law(PAIRS / 5, Features.MARIADB, folder -> {
            try (Connection connection = DriverManager.getConnection(url)) {
                MariadbServer.clear(connection);
            }
            return new Database(url, "", "");
        });
    }

    private void law(Features features, Databases databases) {
        law(PAIRS, features, databases);
    }

    private void law(int pairs, Features features, Databases databases) {
        Cases.each(pairs, dice -> {
            RandomSchemas schemas = new RandomSchemas(dice, features);
            Schema a = schemas.schema();
            Schema b = schemas.changed(a, next -> true);
            Path folder = Files.createDirectory(temp.resolve("project-" + ++projects));
            Files.createDirectories(folder.resolve("migrations/versions"));
            Settings settings = Settings.of(databases.fresh(folder), folder.resolve("migrations"));
            RevisionFormat format = dice.below(JAVA_EVERY) == 0 ? RevisionFormat.JAVA : RevisionFormat.SQL;
            thereAndBack(settings, a, b, format);
        });
    }

    private static void thereAndBack(Settings settings, Schema a, Schema b, RevisionFormat format) throws IOException {
        written(settings, a, RevisionFormat.SQL, "first");
        Schema start = Matar.at(settings).databaseSchema();
        boolean moved = written(settings, b, format, "second");
        Autogenerate autogenerate = Matar.at(settings).autogenerate(dialect -> b);
        assertThat(autogenerate.fromHistory().open()).as("from history").isEmpty();
        if (moved) {
            Matar.at(settings).downgrade("-1");
        }
        assertThat(RealityLaw.lines(Matar.at(settings).databaseSchema())).as("back").isEqualTo(RealityLaw.lines(start));
    }

    /** Writes, proves and runs what leads to a schema; whether there was anything to write. */
    private static boolean written(Settings settings, Schema wanted, RevisionFormat format, String message) throws IOException {
        Matar matar = Matar.at(settings);
        Autogenerate autogenerate = matar.autogenerate(dialect -> wanted);
        Gap gap = autogenerate.fromDatabase();
        Changes changes = gap.changes(Renames.none());
        if (changes.isEmpty()) {
            return false;
        }
        Draft draft = new Draft(message, message, List.of("head"), false, List.of(), List.of(), Optional.empty(), format);
        RevisionFile file = autogenerate.write(draft, changes);
        try {
            assertThat(autogenerate.prove(file, changes).disagreements()).as("proof").isEmpty();
            matar.upgrade("head");
            assertThat(autogenerate.fromDatabase().open()).as("afterwards").isEmpty();
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(e.getMessage() + "\n\n" + Files.readString(file.path()), e);
        }
        return true;
    }
}
