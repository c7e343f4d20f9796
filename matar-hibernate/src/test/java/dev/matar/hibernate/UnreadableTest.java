package dev.matar.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matar.dialect.Dialect;
import dev.matar.hibernate.zoo.Values;
import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.Test;

/** Columns that the database has no type for. */
class UnreadableTest {

    @Embeddable
    static class Inner {
        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        Values.Mood shape;
    }

    @Entity(name = "broken")
    @Table(name = "broken", indexes = {@Index(name = "ix_shape", columnList = "shape"), @Index(name = "ix_whole", columnList = "whole")})
    static class Broken {
        @Id
        long id;

        int whole;

        @Embedded
        Inner inner;

        @Column(columnDefinition = "bigint references whole(id) on delete cascade")
        Long other;
    }

    private static final Dialect SQLITE = Engine.SQLITE.dialect();

    @Test
    void areRefusedTogetherByTheirFields() {
        assertThatThrownBy(() -> HibernateSource.classes(List.of(Broken.class)).read(SQLITE))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("shape of table broken (" + Broken.class.getName() + ".inner.shape) cannot be read")
                .hasMessageContaining("other of table broken (" + Broken.class.getName() + ".other) cannot be read")
                .hasMessageContaining("«references whole(id) on delete cascade»")
                .hasMessageContaining("columnDefinition");
    }

    @Test
    void areLeftOutWhereSomebodyListens() {
        List<Refusal> told = new ArrayList<>();
        Schema schema = HibernateSource.classes(List.of(Broken.class)).leavingOut(told::add).read(SQLITE);
        assertThat(told).extracting(Refusal::code).containsExactly("unreadable-mapping", "unreadable-mapping");
        assertThat(schema.table(Name.of("broken")).columns().keys()).containsExactlyInAnyOrder("id", "whole");
        assertThat(schema.table(Name.of("broken")).indexes().keys()).containsExactly("ix_whole");
    }

    @Test
    void nothingIsPrinted() {
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            HibernateSource.classes(List.of(Broken.class)).leavingOut(refusal -> {}).read(SQLITE);
        } finally {
            System.setErr(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
