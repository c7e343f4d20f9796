package dev.matar.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matar.dialect.Dialect;
import dev.matar.hibernate.zoo.scanned.Numbered;
import dev.matar.hibernate.zoo.scanned.OrderLine;
import dev.matar.hibernate.zoo.scanned.Price;
import dev.matar.hibernate.zoo.scanned.Weight;
import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways in which a mapping is handed over, all of which say the same. */
class InputsTest {

    private static final String SPRINGS = "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy";
    private static final Dialect POSTGRESQL = Engine.POSTGRESQL.dialect();
    private static final ClassLoader LOADER = InputsTest.class.getClassLoader();
    private static final Schema EXPECTED =
            HibernateSource.of(new Mapping(
                            Set.of(OrderLine.class.getName(), Price.ToCents.class.getName()),
                            Set.of("dev.matar.hibernate.zoo.scanned"),
                            Set.of(),
                            List.of(),
                            Map.of(),
                            LOADER), "")
                    .read(POSTGRESQL);

    @TempDir
    Path folder;

    private Path classes;

    @BeforeEach
    void copyScannedClasses() throws IOException, URISyntaxException {
        Path compiled = Path.of(OrderLine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        classes = Files.createDirectory(folder.resolve("classes"));
        Path target = Files.createDirectories(classes.resolve("dev/matar/hibernate/zoo/scanned"));
        try (Stream<Path> files = Files.list(compiled.resolve("dev/matar/hibernate/zoo/scanned"))) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName().toString()));
            }
        }
    }

    @Test
    void readsNamedClasses() {
        Table table = EXPECTED.table(Name.of("orderline"));
        assertThat(table.columns().keys())
                .containsExactlyInAnyOrder("id", "createdat", "linecount", "unitprice", "grams", "replacedby_id");
        assertThat(table.column("unitprice").type()).isEqualTo(new Type.BigInt());
        assertThat(EXPECTED.sequences().keys()).containsExactly(Name.of("orderline_seq"));
    }

    @Test
    void scansAFolder() {
        HibernateSource source = HibernateSource.scan(List.of(classes), LOADER);
        assertThat(source.mappedClasses())
                .containsExactlyInAnyOrder(
                        Numbered.class.getName(), OrderLine.class.getName(), Price.ToCents.class.getName(), Weight.class.getName());
        assertThat(source.read(POSTGRESQL)).isEqualTo(EXPECTED);
    }

    @Test
    void scansAJarWhoseClassesOnlyItsOwnLoaderHas() throws IOException {
        Path jar = jar();
        try (URLClassLoader own = new URLClassLoader(new URL[] {jar.toUri().toURL()}, ownFirst())) {
            assertThat(HibernateSource.scan(List.of(jar), own).read(POSTGRESQL)).isEqualTo(EXPECTED);
        }
    }

    /** All that the tests see but the scanned classes. */
    private static ClassLoader ownFirst() {
        return new ClassLoader(LOADER) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.startsWith("dev.matar.hibernate.zoo.scanned")) {
                    throw new ClassNotFoundException(name);
                }
                return super.loadClass(name, resolve);
            }
        };
    }

    private Path jar() throws IOException {
        Path jar = folder.resolve("entities.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> files = Files.walk(classes)) {
            for (Path source : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(source).toString()));
                Files.copy(source, out);
            }
        }
        return jar;
    }

    @Test
    void readsAPersistenceUnitThatListsItsClasses() throws IOException {
        Path file = persistenceXml(
                """
                <persistence-unit name="other"><class>no.such.Thing</class></persistence-unit>
                <persistence-unit name="shop">
                  <class>dev.matar.hibernate.zoo.scanned.OrderLine</class>
                  <class>dev.matar.hibernate.zoo.scanned.Numbered</class>
                  <class>dev.matar.hibernate.zoo.scanned.Price$ToCents</class>
                  <class>dev.matar.hibernate.zoo.scanned.Weight</class>
                  <mapping-file>package-filter.xml</mapping-file>
                  <exclude-unlisted-classes/>
                  <properties>
                    <property name="hibernate.physical_naming_strategy" value="%s"/>
                    <property name="jakarta.persistence.jdbc.url" value="jdbc:postgresql://no.such.host/shop"/>
                    <property name="hibernate.connection.provider_class" value="no.such.Provider"/>
                  </properties>
                </persistence-unit>
                """
                        .formatted(SPRINGS));
        Files.writeString(
                folder.resolve("package-filter.xml"),
                """
                <entity-mappings xmlns="http://www.hibernate.org/xsd/orm/mapping" version="3.1">
                  <filter-def name="current"/>
                </entity-mappings>
                """);
        try (URLClassLoader withFiles = new URLClassLoader(new URL[] {folder.toUri().toURL()}, LOADER)) {
            Schema schema = HibernateSource.persistenceXml(file, "shop", withFiles).read(POSTGRESQL);
            assertThat(schema).isEqualTo(underscored());
        }
    }

    @Test
    void readsAPersistenceUnitWithAllThatIsBesideIt() throws IOException {
        Path file = Files.createDirectories(classes.resolve("META-INF")).resolve("persistence.xml");
        Files.move(persistenceXml("<persistence-unit name=\"shop\"/>"), file);
        assertThat(HibernateSource.persistenceXml(file, "", LOADER).read(POSTGRESQL)).isEqualTo(EXPECTED);
    }

    private Path persistenceXml(String units) throws IOException {
        return Files.writeString(
                folder.resolve("persistence.xml"),
                "<persistence xmlns=\"https://jakarta.ee/xml/ns/persistence\" version=\"3.0\">" + units + "</persistence>");
    }

    @Test
    void refusesAUnitThatIsNotThere() throws IOException {
        Path file = persistenceXml("<persistence-unit name=\"a\"/><persistence-unit name=\"b\"/>");
        assertThatThrownBy(() -> HibernateSource.persistenceXml(file, "", LOADER))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("several persistence units")
                .hasMessageContaining("a, b");
        assertThatThrownBy(() -> HibernateSource.persistenceXml(file, "c", LOADER)).hasMessageContaining("no persistence unit c");
    }

    @Test
    void namesAsSpringDoes() {
        assertThat(underscored().table(Name.of("order_line")).columns().keys())
                .containsExactlyInAnyOrder("id", "created_at", "line_count", "unit_price", "grams", "replaced_by_id");
    }

    private Schema underscored() {
        return HibernateSource.scan(List.of(classes), LOADER)
                .with(Map.of("hibernate.physical_naming_strategy", SPRINGS))
                .read(POSTGRESQL);
    }

    @Test
    void isToldByStringsAlone() {
        Map<String, Object> told = Map.of("scan", classes.toString(), "hibernate.physical_naming_strategy", SPRINGS);
        assertThat(HibernateSource.from(told, LOADER).read(POSTGRESQL)).isEqualTo(underscored());
        Map<String, Object> named = Map.of(
                "classes", List.of(OrderLine.class.getName(), Numbered.class.getName()), "scan", List.of(classes.toString()));
        assertThat(HibernateSource.from(named, LOADER).read(POSTGRESQL)).isEqualTo(EXPECTED);
    }

    @Test
    void takesMetadataThatIsReady() {
        StandardServiceRegistry registry = new StandardServiceRegistryBuilder()
                .applySetting("hibernate.boot.allow_jdbc_metadata_access", "false")
                .applySetting("hibernate.dialect", "org.hibernate.dialect.PostgreSQLDialect")
                .build();
        try (QuietLogs quiet = new QuietLogs()) {
            HibernateSource source = HibernateSource.of(new MetadataSources(registry)
                    .addPackage("dev.matar.hibernate.zoo.scanned")
                    .addAnnotatedClasses(OrderLine.class, Price.ToCents.class)
                    .buildMetadata());
            assertThat(source.read(POSTGRESQL)).isEqualTo(EXPECTED).isEqualTo(source.read(POSTGRESQL));
            assertThatThrownBy(() -> source.read(Engine.H2.dialect())).hasMessageContaining("asked for H2");
            assertThatThrownBy(() -> source.databaseVersion("15")).isInstanceOf(Refusal.class);
        } finally {
            StandardServiceRegistryBuilder.destroy(registry);
        }
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> HibernateSource.scan(List.of(folder.resolve("gone")), LOADER)).hasMessageContaining("gone");
        assertThatThrownBy(() -> HibernateSource.scan(List.of(Files.createDirectory(folder.resolve("empty"))), LOADER).read(POSTGRESQL))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no mapped class");
        assertThatThrownBy(() -> HibernateSource.classes(List.of("no.such.Thing"), LOADER).read(POSTGRESQL))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no.such.Thing");
    }
}
