package dev.matar.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.Autogenerate;
import dev.matar.Changes;
import dev.matar.Matar;
import dev.matar.Settings;
import dev.matar.dialect.Database;
import dev.matar.dialect.mysql.MariadbServer;
import dev.matar.dialect.postgresql.PostgresqlServer;
import dev.matar.diff.Renames;
import dev.matar.proof.Verification;
import dev.matar.revision.Draft;
import dev.matar.revision.RevisionFile;
import dev.matar.revision.RevisionFormat;
import dev.matar.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A history that wrote itself is verified; once one of its revisions is spoilt, that one is found, and no other. */
class VerificationLawTest {

    private static final int HISTORIES = 40;
    private static final int JAVA_EVERY = 12;

    /** What is done to the text of a revision in SQL, so that it is wrong. */
    private static final List<UnaryOperator<String>> SABOTAGE = List.of(
            // Takes nothing back.
            text -> text.substring(0, text.indexOf("-- downgrade\n")) + "-- downgrade\n",
            // Leaves something behind, and says so.
            text -> text.stripTrailing() + "\n-- effect: create table left_behind\n-- effect:   id integer\nCREATE TABLE left_behind (id INTEGER);\n",
            // Fails.
            text -> text.stripTrailing() + "\nINSERT INTO nowhere VALUES (1);\n",
            // Makes more than it says, and takes that back.
            text -> text.replace("-- downgrade\n", "CREATE TABLE unsaid (id INTEGER);\n\n-- downgrade\nDROP TABLE unsaid;\n"));

    @TempDir
    Path temp;

    private int projects;

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void onSqlite() {
        law(Features.SQLITE, new Database("jdbc:sqlite::memory:", "", ""));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void onH2() {
        law(Features.H2, new Database("jdbc:h2:mem:", "", ""));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void onPostgresql() throws SQLException {
        law(Features.POSTGRESQL, new Database(PostgresqlServer.running().createDatabase(), "", ""));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void onMariadb() throws SQLException {
        law(Features.MARIADB, new Database(MariadbServer.running().createDatabase(), "", ""));
    }

    private void law(Features features, Database database) {
        Cases.each(HISTORIES, dice -> {
            Path scripts = Files.createDirectories(temp.resolve("project-" + ++projects + "/migrations"));
            Files.createDirectories(scripts.resolve("versions"));
            Settings settings = Settings.of(database, scripts);
            List<RevisionFile> files = history(settings, dice, features);
            Verification.Result sound = verified(settings);
            assertThat(sound.findings()).allSatisfy(finding -> {
                assertThat(finding.disagreements()).isEmpty();
                assertThat(finding.notes()).noneMatch(note -> note.contains("not compared"));
            });
            assertThat(sound.findings()).extracting(Verification.Finding::revision)
                    .isEqualTo(files.stream().map(file -> file.header().id()).toList());
            List<RevisionFile> sql = files.stream().filter(file -> file.format() == RevisionFormat.SQL).toList();
            if (!sql.isEmpty()) {
                spoil(settings, dice.pick(sql), dice);
            }
        });
    }

    private static void spoil(Settings settings, RevisionFile file, Dice dice) throws IOException {
        String text = Files.readString(file.path());
        String spoilt = dice.pick(SABOTAGE).apply(text);
        Files.writeString(file.path(), spoilt);
        Verification.Result result = verified(settings);
        assertThat(result.untried()).isEmpty();
        assertThat(result.findings()).as(spoilt).allSatisfy(finding ->
                assertThat(finding.holds()).isEqualTo(!finding.revision().equals(file.header().id())));
    }

    private static Verification.Result verified(Settings settings) {
        return Matar.at(settings).verify(":", step -> {});
    }

    private static List<RevisionFile> history(Settings settings, Dice dice, Features features) {
        RandomSchemas schemas = new RandomSchemas(dice, features);
        List<RevisionFile> files = new ArrayList<>();
        Schema schema = schemas.schema();
        for (int i = dice.between(2, 4); i > 0; i--) {
            RevisionFormat format = dice.below(JAVA_EVERY) == 0 ? RevisionFormat.JAVA : RevisionFormat.SQL;
            written(settings, schema, format, i).ifPresent(files::add);
            schema = schemas.changed(schema);
        }
        return files;
    }

    private static Optional<RevisionFile> written(Settings settings, Schema wanted, RevisionFormat format, int number) {
        Autogenerate autogenerate = Matar.at(settings).autogenerate(dialect -> wanted);
        Changes changes = autogenerate.fromHistory().changes(Renames.none());
        Draft draft = new Draft("step " + number, "step" + number, List.of("head"), false, List.of(), List.of(), Optional.empty(), format);
        return changes.isEmpty() ? Optional.empty() : Optional.of(autogenerate.write(draft, changes));
    }
}
