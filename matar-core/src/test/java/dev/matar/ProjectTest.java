package dev.matar;

import dev.matar.dialect.Database;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A new project on SQLite, with nothing in it yet. */
abstract class ProjectTest {

    @TempDir
    Path folder;

    Settings settings;

    @BeforeEach
    void beginProject() throws IOException {
        Files.createDirectories(folder.resolve("migrations/versions"));
        settings = Settings.of(new Database("jdbc:sqlite:" + folder.resolve("test.db"), "", ""), folder.resolve("migrations"));
    }

    static Table table(String name, Table.Part... parts) {
        return Table.of(Name.of(name), Naming.STANDARD, List.of(parts));
    }

    Autogenerate wanting(Table... tables) {
        return Matar.at(settings).autogenerate(dialect -> Schema.of(tables));
    }
}
