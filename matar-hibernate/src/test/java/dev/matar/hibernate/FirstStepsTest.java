package dev.matar.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.hibernate.zoo.Families;
import dev.matar.hibernate.zoo.Relations;
import dev.matar.hibernate.zoo.Values;
import dev.matar.law.LiveDatabase;
import dev.matar.operation.InsertRows;
import dev.matar.operation.Operation;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Hibernate does besides creating tables. */
class FirstStepsTest {

    private static final List<Class<?>> CLASSES = List.of(
            Relations.Author.class,
            Relations.Address.class,
            Relations.Country.class,
            Relations.Book.class,
            Relations.Note.class,
            Relations.Shelf.class,
            Families.Shape.class,
            Families.Circle.class,
            Values.Choices.class);

    @ParameterizedTest
    @EnumSource(Engine.class)
    void fillsTheTablesOfGenerators(Engine engine) throws SQLException {
        HibernateSource source = HibernateSource.classes(CLASSES).databaseVersion(engine.version());
        Schema schema = source.read(engine.dialect());
        List<Operation> besides = source.wanted(engine.dialect()).afterTables();
        assertThat(besides).hasSizeGreaterThanOrEqualTo(engine == Engine.SQLITE ? 4 : 2).allMatch(InsertRows.class::isInstance);
        String url = engine.newDatabase();
        try (Connection connection = DriverManager.getConnection(url)) {
            LiveDatabase database = new LiveDatabase(engine.dialect(), connection);
            database.build(schema);
            database.run(besides, schema);
        }
        String byHibernate = HibernateCreates.database(engine, CLASSES, Map.of());
        for (Operation operation : besides) {
            Name table = ((InsertRows) operation).table();
            assertThat(rows(engine, url, table)).isNotEmpty().isEqualTo(rows(engine, byHibernate, table));
        }
    }

    private static List<String> rows(Engine engine, String url, Name table) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                ResultSet row = connection.createStatement().executeQuery("SELECT * FROM " + engine.dialect().quote(table))) {
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.add(row.getMetaData().getColumnName(i).toLowerCase() + "=" + row.getString(i));
                }
                Collections.sort(values);
                rows.add(values.toString());
            }
        }
        Collections.sort(rows);
        return rows;
    }

    @Test
    void tellsTheCastsOfAnEnumType() {
        List<Operation> besides = HibernateSource.classes(List.of(Values.Moods.class)).wanted(Engine.POSTGRESQL.dialect()).beforeTables();
        assertThat(besides.toString()).contains("create cast (varchar as Mood)");
    }
}
