package dev.matar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.dialect.Database;
import dev.matar.dialect.mysql.MariadbServer;
import dev.matar.schema.Name;
import dev.matar.schema.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An enum type of one run serves the next, also where no column of the database tells of it. */
class ForgottenEnumTypesTest {

    @TempDir
    Path folder;

    @Test
    void onSqlite() throws IOException {
        serves(new Database("jdbc:sqlite:" + folder.resolve("app.db"), "", ""));
    }

    @Test
    void onMariadb() throws IOException, SQLException {
        serves(new Database(MariadbServer.running().createDatabase(), "", ""));
    }

    private void serves(Database database) throws IOException {
        write("a1", "", "op.createEnum(\"mood\", \"sad\", \"ok\"); op.createTable(\"diary\", column(\"id\", integer()));", "op.dropTable(\"diary\"); op.dropEnum(\"mood\");");
        write("b2", "a1", "op.addColumn(\"diary\", column(\"mood\", enumType(\"mood\")));", "op.dropColumn(\"diary\", \"mood\");");
        write("c3", "b2", "op.dropColumn(\"diary\", \"mood\");", "op.addColumn(\"diary\", column(\"mood\", enumType(\"mood\")));");
        Matar matar = Matar.at(Settings.of(database, folder.resolve("migrations")));
        matar.upgrade("a1");
        matar.upgrade("b2");
        assertThat(matar.databaseSchema().table(Name.of("diary")).column("mood").type()).isEqualTo(new Type.Enum(Name.of("mood")));
        matar.upgrade("c3");
        matar.downgrade("b2");
        assertThat(matar.databaseSchema().enumType(Name.of("mood")).values()).containsExactly("sad", "ok");
        assertThat(matar.verify(":", step -> {}).findings()).hasSize(3).allSatisfy(finding -> assertThat(finding.disagreements()).isEmpty());
        matar.downgrade("base");
        assertThat(matar.databaseSchema().tables()).isEmpty();
    }

    private void write(String id, String revises, String up, String down) throws IOException {
        Path versions = Files.createDirectories(folder.resolve("migrations/versions"));
        Files.writeString(versions.resolve("R" + id + ".java"), RevisionText.java(id, revises, up, down));
    }
}
