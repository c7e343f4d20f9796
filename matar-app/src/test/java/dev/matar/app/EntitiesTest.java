package dev.matar.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.Autogenerate;
import dev.matar.hibernate.HibernateSource;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The history ends exactly where the entities are, and so does a database that has come along it. */
@ParameterizedClass
@EnumSource(Engine.class)
class EntitiesTest {

    @Parameter
    private Engine engine;

    @TempDir
    private Path folder;

    private Autogenerate autogenerate;

    @BeforeEach
    void readEntities() {
        ConnectionSettings settings = Databases.migrated(engine.emptyDatabase(folder));
        HibernateSource entities =
                HibernateSource.scan(List.of(Path.of("target", "classes")), EntitiesTest.class.getClassLoader());
        autogenerate = Databases.matar(settings).autogenerate(entities);
    }

    @Test
    void theEntitiesAreSeen() {
        assertThat(autogenerate.wanted().tables()).hasSize(Database.ENTITIES.size());
    }

    @Test
    void theHistoryEndsAtTheEntities() {
        assertThat(autogenerate.fromHistory().open()).isEmpty();
    }

    @Test
    void theDatabaseEndsAtTheEntities() {
        assertThat(autogenerate.fromDatabase().open()).isEmpty();
        assertThat(autogenerate.drift().open()).isEmpty();
    }
}
