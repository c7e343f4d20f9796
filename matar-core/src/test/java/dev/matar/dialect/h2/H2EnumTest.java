package dev.matar.dialect.h2;

import static dev.matar.dialect.h2.H2Scratch.assertSame;
import static dev.matar.migration.Ddl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.matar.operation.AddColumn;
import dev.matar.operation.AddEnumValue;
import dev.matar.operation.CreateEnum;
import dev.matar.operation.CreateView;
import dev.matar.operation.DropEnumValue;
import dev.matar.operation.Operation;
import dev.matar.operation.RenameEnumValue;
import dev.matar.schema.EnumType;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import dev.matar.schema.View;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** H2 keeps the list of values within everything that compares an enum column, so all of it has to be made anew. */
class H2EnumTest {

    private static final Name MOOD = Name.of("mood");
    private static final H2Dialect DIALECT = new H2Dialect();

    private static Schema schema() {
        Table user = Table.of(
                Name.of("user"),
                Naming.STANDARD,
                List.of(
                        column("id", integer()).notNull(),
                        column("mood", new Type.Enum(MOOD)).defaultTo("sad"),
                        column("fine", integer())
                                .computedAs("case when mood = 'ok' then 1 else 0 end")
                                .comment("whether ok"),
                        primaryKey("id"),
                        unique("mood"),
                        check("mood <> 'ok' or id > 1")));
        View fine = new View(Name.of("fine"), "select id, mood from \"user\" where mood = 'ok'");
        View count = new View(Name.of("a_count"), "select count(*) as n from fine");
        return Schema.of(
                List.of(user),
                List.of(),
                List.of(new EnumType(MOOD, List.of("sad", "ok", "odd"))),
                List.of(fine, count),
                Set.of());
    }

    private static H2Scratch filled() throws SQLException {
        return new H2Scratch()
                .build(schema())
                .sql("INSERT INTO \"USER\" (ID) VALUES (1)", "INSERT INTO \"USER\" (ID, MOOD) VALUES (2, 'ok')");
    }

    @Test
    void aValueIsAddedInFrontAndEverythingGoesOnWorking() throws SQLException {
        try (H2Scratch live = filled()) {
            Schema before = live.inspect();
            Operation add = new AddEnumValue(MOOD, "it's new", "sad");
            Schema after = live.run(add, before);
            assertSame(live.inspect(), after);
            live.sql("INSERT INTO \"USER\" (ID, MOOD) VALUES (3, 'it''s new')");
            assertThat(live.rows("SELECT ID, MOOD, FINE FROM \"USER\" ORDER BY MOOD"))
                    .containsExactly("3|it's new|0", "1|sad|0", "2|ok|1");
            assertThat(live.rows("SELECT * FROM A_COUNT")).containsExactly("1");

            live.sql("DELETE FROM \"USER\" WHERE ID = 3").run(add.inverse(before), after);
            assertSame(live.inspect(), before);
        }
    }

    @Test
    void aRenamedValueIsRenamedInRowsAndDefaults() throws SQLException {
        try (H2Scratch live = filled()) {
            Schema before = live.inspect();
            Operation rename = new RenameEnumValue(MOOD, "sad", "gloomy");
            Schema after = live.run(rename, before);
            assertSame(live.inspect(), after);
            live.sql("DELETE FROM \"USER\" WHERE ID = 1", "INSERT INTO \"USER\" (ID) VALUES (4)");
            assertThat(live.rows("SELECT ID, MOOD FROM \"USER\" ORDER BY MOOD")).containsExactly("4|gloomy", "2|ok");
            live.run(rename.inverse(before), after);
            assertSame(live.inspect(), before);
        }
    }

    @Test
    void aValueThatATextSpeaksOfStays() {
        for (Operation operation : List.of(new RenameEnumValue(MOOD, "ok", "fine"), new DropEnumValue(MOOD, "ok"))) {
            Refusal refusal = catchThrowableOfType(Refusal.class, () -> DIALECT.render(operation, schema()));
            assertThat(refusal.code()).isEqualTo("invalid-operation");
            assertThat(refusal).hasMessageContaining("of table user speaks of ok");
        }
    }

    @Test
    void aViewBehindAViewIsLookedAtAndOneThatMeansAnotherColumnIsNot() throws SQLException {
        Schema known = schema();
        for (Operation more : List.of(
                new AddColumn(Name.of("user"), column("title", string())),
                new CreateView(new View(Name.of("titles"), "select title from \"user\" where title = 'odd'")))) {
            known = more.apply(known);
        }
        Schema spoken = new CreateView(new View(Name.of("odd"), "select id from fine where mood = 'odd'")).apply(known);
        for (Operation operation : List.of(new RenameEnumValue(MOOD, "odd", "even"), new DropEnumValue(MOOD, "odd"))) {
            assertThat(catchThrowableOfType(Refusal.class, () -> DIALECT.render(operation, spoken)))
                    .hasMessageContaining("while the view odd speaks of it");
            try (H2Scratch live = new H2Scratch().build(known)) {
                Schema before = live.inspect();
                Schema after = live.run(operation, before);
                assertSame(live.inspect(), after);
            }
        }
    }

    @Test
    void aValueThatARowHoldsStaysAndNothingIsLost() throws SQLException {
        try (H2Scratch live = filled()) {
            Schema before = live.inspect();
            Operation drop = new DropEnumValue(MOOD, "odd");
            live.sql("INSERT INTO \"USER\" (ID, MOOD) VALUES (3, 'odd')");
            SQLException failure = catchThrowableOfType(SQLException.class, () -> live.run(drop, before));
            assertThat(failure.getCause()).hasMessageContaining("mood_mood_probe".toUpperCase(java.util.Locale.ROOT));
            assertSame(live.inspect(), before);

            live.sql("DELETE FROM \"USER\" WHERE ID = 3");
            Schema after = live.run(drop, before);
            assertSame(live.inspect(), after);
            assertThat(live.rows("SELECT ID, MOOD, FINE FROM \"USER\"")).containsExactly("1|sad|0", "2|ok|1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"date", "null", "interval", "national", "serial", "user", "USER", "Odd name", "year", "enum"})
    void anEnumTypeMayHaveTheNameOfSomethingElse(String name) throws SQLException {
        EnumType type = new EnumType(Name.of("s", name), List.of("a", "b"));
        Table table = Table.of(Name.of("t"), Naming.STANDARD, List.of(column("c", new Type.Enum(type.name()))));
        Schema schema = Schema.of(List.of(table), List.of(), List.of(type), List.of(), Set.of("s"));
        try (H2Scratch scratch = new H2Scratch()) {
            assertSame(scratch.build(schema).inspect(), schema);
            Schema after = scratch.run(new AddEnumValue(type.name(), "c", "a"), schema);
            assertSame(scratch.inspect(), after);
        }
    }

    @Test
    void anEnumTypeWithoutValuesIsRefused() {
        CreateEnum create = new CreateEnum(new EnumType(MOOD, List.of()));
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> DIALECT.render(create, Schema.empty()));
        assertThat(refusal).hasMessageStartingWith("H2 has no enum type without values");
    }

    @Test
    void withoutKnowingTheSchemaAValueCannotBeAdded() {
        AddEnumValue add = new AddEnumValue(MOOD, "new", "");
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> DIALECT.render(add, Schema.unknown("of SQL")));
        assertThat(refusal.code()).isEqualTo("unknown-schema");
    }
}
