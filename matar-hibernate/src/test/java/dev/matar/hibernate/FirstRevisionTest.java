package dev.matar.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.Autogenerate;
import dev.matar.Changes;
import dev.matar.Matar;
import dev.matar.Settings;
import dev.matar.dialect.Database;
import dev.matar.diff.Renames;
import dev.matar.hibernate.zoo.Values;
import dev.matar.notation.Notation;
import dev.matar.proof.Proof;
import dev.matar.revision.Draft;
import dev.matar.revision.RevisionFile;
import dev.matar.revision.RevisionFormat;
import dev.matar.schema.Naming;
import dev.matar.schema.Schema;
import dev.matar.source.SchemaSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.model.relational.AuxiliaryDatabaseObject;
import org.hibernate.boot.model.relational.SimpleAuxiliaryDatabaseObject;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the first revision of a project has of its mapping beside tables: names, and SQL that the mapping brings along. */
class FirstRevisionTest {

    private static final Naming OURS = new Naming("{table}_key", "{table}_{columns}_once", "{table}_{columns}_ref", "{table}_{columns}_rule", "i_{table}_{columns}", 63);

    @TempDir
    Path folder;

    private Settings project(Engine engine) throws IOException, SQLException {
        Path scripts = Files.createDirectories(folder.resolve("migrations"));
        Files.createDirectories(scripts.resolve("versions"));
        return Settings.of(new Database(engine.newDatabase(), "", ""), scripts);
    }

    /** Writes, proves and applies what is lacking, takes it back, and applies it again; then nothing is lacking. */
    private static RevisionFile applied(Settings settings, HibernateSource source, RevisionFormat format) {
        RevisionFile file = written(settings, "r1", source, format);
        Matar.at(settings).upgrade("head");
        // The row that goes is the number of a table that stands for a sequence.
        Matar.at(settings).allowingDataLoss().downgrade("base");
        Matar.at(settings).upgrade("head");
        Autogenerate again = Matar.at(settings).autogenerate(source);
        assertThat(again.fromDatabase().open()).isEmpty();
        assertThat(again.fromHistory().open()).isEmpty();
        return file;
    }

    private static RevisionFile written(Settings settings, String id, SchemaSource source, RevisionFormat format) {
        Autogenerate autogenerate = Matar.at(settings).autogenerate(source);
        Changes changes = autogenerate.changes(autogenerate.fromDatabase(), Renames.none());
        RevisionFile file =
                autogenerate.write(new Draft("one", id, List.of("head"), false, List.of(), List.of(), Optional.empty(), format), changes);
        Proof.Result result = autogenerate.prove(file, changes);
        assertThat(result.disagreements()).as(file.text()).isEmpty();
        return file;
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void carriesTheProjectsNames(Engine engine) throws IOException, SQLException {
        for (RevisionFormat format : RevisionFormat.values()) {
            Settings settings = project(engine).naming(OURS);
            HibernateSource source = HibernateSource.classes(List.of(Values.Choices.class)).databaseVersion(engine.version());
            RevisionFile file = applied(settings, source, format);
            assertThat(Notation.write(Matar.at(settings).schema("head"))).contains("_key (").doesNotContain(" pk_").doesNotContain(" ck_");
            Autogenerate later = Matar.at(settings.naming(Naming.STANDARD)).autogenerate(source);
            assertThat(later.fromDatabase().open()).isEmpty();
            assertThat(later.fromHistory().open()).isEmpty();
            Files.delete(file.path());
        }
    }

    @ParameterizedTest
    @EnumSource(value = Engine.class, names = {"H2", "POSTGRESQL"})
    void bringsAlongTheMappingsOwnSql(Engine engine) throws IOException, SQLException {
        AuxiliaryDatabaseObject function = object(true, function(engine, "twice"), "drop " + (engine == Engine.H2 ? "alias" : "function") + " twice");
        AuxiliaryDatabaseObject index = object(false, "create index by_hand on \"Choices\" (id)", "drop index by_hand");
        for (RevisionFormat format : RevisionFormat.values()) {
            StandardServiceRegistry registry = registry(engine);
            try (QuietLogs quiet = new QuietLogs()) {
                Settings settings = project(engine);
                RevisionFile file = applied(settings, HibernateSource.of(metadata(registry, function, index)), format);
                assertThat(file.text()).contains("twice").contains("Left out").contains("create index by_hand");
                assertThat(twice(settings.database().url())).isEqualTo("42");
                Files.delete(file.path());
            } finally {
                StandardServiceRegistryBuilder.destroy(registry);
            }
        }
    }

    @Test
    void saysWhatNothingTakesBack() throws IOException, SQLException {
        StandardServiceRegistry registry = registry(Engine.H2);
        try (QuietLogs quiet = new QuietLogs()) {
            Metadata metadata = metadata(registry, object(false, function(Engine.H2, "twice")));
            Autogenerate autogenerate = Matar.at(project(Engine.H2)).autogenerate(HibernateSource.of(metadata));
            Changes changes = autogenerate.changes(autogenerate.fromDatabase(), Renames.none());
            assertThat(Notation.write(changes.downgrade())).contains("The mapping does not say what takes this back.");
        } finally {
            StandardServiceRegistryBuilder.destroy(registry);
        }
    }

    private static StandardServiceRegistry registry(Engine engine) {
        return new StandardServiceRegistryBuilder()
                .applySetting("hibernate.boot.allow_jdbc_metadata_access", "false")
                .applySetting("hibernate.dialect", "org.hibernate.dialect." + (engine == Engine.H2 ? "H2Dialect" : "PostgreSQLDialect"))
                .build();
    }

    private static Metadata metadata(StandardServiceRegistry registry, AuxiliaryDatabaseObject... objects) {
        Metadata metadata = new MetadataSources(registry).addAnnotatedClasses(Values.Choices.class).buildMetadata();
        List.of(objects).forEach(metadata.getDatabase()::addAuxiliaryDatabaseObject);
        return metadata;
    }

    private static String function(Engine engine, String name) {
        return engine == Engine.H2
                ? "create alias " + name + " as 'int " + name + "(int x) { return 2 * x; }'"
                : "create function " + name + "(x int) returns int language sql as 'select 2 * x; '";
    }

    private static AuxiliaryDatabaseObject object(boolean beforeTables, String create, String... drop) {
        return new SimpleAuxiliaryDatabaseObject(Set.of(), null, null, new String[] {create}, drop, beforeTables);
    }

    private static String casts(Settings settings) throws SQLException {
        return asked(settings.database().url(), "SELECT count(*) FROM pg_cast WHERE castmethod = 'i' AND oid >= 16384");
    }

    private static String twice(String url) throws SQLException {
        return asked(url, "SELECT twice(21)");
    }

    private static String asked(String url, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    @Test
    void theCastsOfAnEnumTypeComeWithIt() throws IOException, SQLException {
        for (RevisionFormat format : RevisionFormat.values()) {
            Settings settings = project(Engine.POSTGRESQL);
            HibernateSource source = HibernateSource.classes(List.of(Values.Moods.class)).databaseVersion("18");
            RevisionFile file = applied(settings, source, format);
            assertThat(file.text()).contains("create cast").contains("drop cast");

            RevisionFile last = written(settings, "r2", dialect -> Schema.empty(), format);
            assertThat(casts(settings)).isEqualTo("2");
            Matar.at(settings).upgrade("head");
            assertThat(casts(settings)).isEqualTo("0");
            Matar.at(settings).downgrade("-1");
            assertThat(casts(settings)).isEqualTo("2");
            Files.delete(last.path());
            Files.delete(file.path());
        }
    }
}
