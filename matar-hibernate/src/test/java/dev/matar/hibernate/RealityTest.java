package dev.matar.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.Scope;
import dev.matar.diff.ChosenNames;
import dev.matar.diff.Diff;
import dev.matar.hibernate.zoo.Values;
import dev.matar.hibernate.zoo.Zoo;
import dev.matar.law.LiveDatabase;
import dev.matar.notation.Notation;
import dev.matar.operation.Operation;
import dev.matar.schema.Naming;
import dev.matar.schema.Schema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the source reads is what Hibernate creates: the one database is made by Hibernate, the other by Matar from what the source
 * has read, and the two are the same.
 */
class RealityTest {

    @ParameterizedTest
    @EnumSource(Engine.class)
    void readsWhatHibernateCreates(Engine engine) throws SQLException {
        List<Class<?>> classes = Zoo.of(engine.dialect().name());
        HibernateSource source = HibernateSource.classes(classes).databaseVersion(engine.version());
        compare(engine, classes, source, Map.of());
    }

    /** Where nobody says which version the database has; only computed columns differ on the newest PostgreSQL. */
    @ParameterizedTest
    @EnumSource(Engine.class)
    void readsForAnyVersion(Engine engine) throws SQLException {
        List<Class<?>> classes = new ArrayList<>(Zoo.of(engine.dialect().name()));
        classes.remove(Values.Rules.class);
        compare(engine, classes, HibernateSource.classes(classes), Map.of());
    }

    static void compare(Engine engine, List<Class<?>> classes, HibernateSource source, Map<String, String> settings) throws SQLException {
        Schema wanted = source.read(engine.dialect());
        assertThat(engine.dialect().normalize(wanted)).isEqualTo(wanted);
        Schema byHibernate = inspect(engine.dialect(), HibernateCreates.database(engine, classes, settings));
        Schema byMatar = build(engine, wanted);
        Schema same = ChosenNames.by(Naming.STANDARD).among(byHibernate, new Exceptions(engine).allow(byHibernate, byMatar));
        assertThat(text(Diff.between(byHibernate, same))).as("what Matar has to do").isEmpty();
        assertThat(text(Diff.between(same, byHibernate))).as("the way back").isEmpty();
        assertThat(byHibernate.tables().keys()).isNotEmpty();
    }

    private static String text(List<Operation> operations) {
        return operations.isEmpty() ? "" : Notation.write(operations);
    }

    private static Schema build(Engine engine, Schema schema) throws SQLException {
        String url = engine.newDatabase();
        try (Connection connection = DriverManager.getConnection(url)) {
            new LiveDatabase(engine.dialect(), connection).build(schema);
        }
        return inspect(engine.dialect(), url);
    }

    private static Schema inspect(Dialect dialect, String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            return dialect.inspect(connection, Scope.everything());
        }
    }
}
