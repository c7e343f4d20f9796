package dev.matar.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.schema.Constraint;
import dev.matar.schema.Name;
import dev.matar.schema.Table;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What only Jakarta Persistence 3.2 has words for. */
@DisabledIfSystemProperty(named = "matar.test.hibernate", matches = "6\\..*", disabledReason = "Hibernate 6 does not know them")
class NewerMappingTest {

    private static final String SOURCE =
            """
            import jakarta.persistence.*;

            @Entity(name = "part")
            @Table(name = "part", comment = "a part", check = @CheckConstraint(name = "ck_part_span", constraint = "low < high"))
            class Part {
                @Id long id;
                @Column(comment = "the least", check = @CheckConstraint(constraint = "low > 0")) int low;
                @Column(check = {@CheckConstraint(name = "ck_high", constraint = "high > 1"),
                        @CheckConstraint(constraint = "high < 9")}) int high;
                @ManyToOne @JoinColumn(foreignKey = @ForeignKey(name = "fk_part_whole", options = "%s"))
                Part whole;
                @Enumerated(EnumType.STRING) @Column(length = 5) Kind kind;

                enum Kind { ROUND("r"), FLAT("f"); @EnumeratedValue final String letter; Kind(String l) { letter = l; } }
            }
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Engine.class)
    void isRead(Engine engine) throws SQLException, ClassNotFoundException {
        boolean isDeferrable = engine == Engine.POSTGRESQL;
        ClassLoader loader =
                CompiledEntities.compile(folder, SOURCE.formatted(isDeferrable ? "deferrable initially deferred" : ""));
        List<Class<?>> classes = List.of(loader.loadClass("Part"));
        HibernateSource source = HibernateSource.classes(classes).databaseVersion(engine.version());
        RealityTest.compare(engine, classes, source, Map.of());
        Table part = source.read(engine.dialect()).table(Name.of("part"));
        assertThat(part.constraints().keys()).contains("ck_part_span", "ck_high", "fk_part_whole");
        Constraint.ForeignKey key = (Constraint.ForeignKey) part.constraint("fk_part_whole");
        assertThat(key.timing()).isEqualTo(isDeferrable ? Constraint.Timing.DEFERRED : Constraint.Timing.IMMEDIATE);
    }
}
