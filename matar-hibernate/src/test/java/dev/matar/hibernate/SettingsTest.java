package dev.matar.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.hibernate.zoo.Elsewhere;
import dev.matar.hibernate.zoo.Families;
import dev.matar.hibernate.zoo.Relations;
import dev.matar.hibernate.zoo.Values;
import dev.matar.hibernate.zoo.Zoo;
import dev.matar.schema.Name;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Settings of Hibernate's that change what it creates. */
class SettingsTest {

    @Test
    void runsOnTheHibernateThatTheBuildNames() {
        assertThat(Version.getVersionString()).isEqualTo(System.getProperty("matar.test.hibernate"));
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void namesAsSpringDoes(Engine engine) throws SQLException {
        compare(engine, Map.of(
                "hibernate.physical_naming_strategy", "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy"));
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void namesByComponentPaths(Engine engine) throws SQLException {
        compare(engine, Map.of(
                "hibernate.implicit_naming_strategy", "org.hibernate.boot.model.naming.ImplicitNamingStrategyComponentPathImpl"));
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void quotesEveryName(Engine engine) throws SQLException {
        compare(engine, Map.of(
                "hibernate.globally_quoted_identifiers", "true",
                "hibernate.globally_quoted_identifiers_skip_column_definitions", "true"));
    }

    /** Of PostgreSQL, Hibernate knows all reserved words only when it is connected, and names some foreign keys by them. */
    @ParameterizedTest
    @EnumSource(names = {"SQLITE", "H2"})
    void quotesReservedNames(Engine engine) throws SQLException {
        compare(engine, Map.of("hibernate.auto_quote_keyword", "true"));
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void leavesColumnsInTheOldOrder(Engine engine) throws SQLException {
        compare(engine, Map.of("hibernate.column_ordering_strategy", "legacy"));
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void prefersOtherTypes(Engine engine) throws SQLException {
        compare(engine, Map.of(
                "hibernate.type.preferred_uuid_jdbc_type", "CHAR",
                "hibernate.type.preferred_instant_jdbc_type", "TIMESTAMP",
                "hibernate.timezone.default_storage", "NORMALIZE",
                "hibernate.id.db_structure_naming_strategy", "single"));
    }

    @Test
    void putsTablesIntoTheDefaultSchema() throws SQLException {
        List<Class<?>> classes = List.of(
                Relations.Country.class, Elsewhere.Entry.class, Values.Choices.class, Values.Moods.class, Families.Animal.class, Families.Cat.class);
        Map<String, String> settings = Map.of("hibernate.default_schema", "app");
        HibernateSource source = HibernateSource.classes(classes).databaseVersion("18").with(settings);
        RealityTest.compare(Engine.POSTGRESQL, classes, source, settings);
        assertThat(source.read(Engine.POSTGRESQL.dialect()).tables().keys()).contains(Name.of("app", "country"), Name.of("accounts", "entry"));
    }

    private static void compare(Engine engine, Map<String, String> settings) throws SQLException {
        List<Class<?>> classes = new ArrayList<>(Zoo.of(engine.dialect().name()));
        // They spell names in SQL of their own, which no setting reaches, or which Hibernate quotes twice.
        classes.removeAll(List.of(Values.Rules.class, Families.TallShelf.class, Values.Documents.class));
        HibernateSource source = HibernateSource.classes(classes).databaseVersion(engine.version());
        RealityTest.compare(engine, classes, source.with(settings), new HashMap<>(settings));
    }
}
