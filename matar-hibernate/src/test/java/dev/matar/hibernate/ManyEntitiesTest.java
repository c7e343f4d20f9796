package dev.matar.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.schema.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mapping as large as they come. */
class ManyEntitiesTest {

    private static final int ENTITIES = 1_000;

    @TempDir
    Path folder;

    @Test
    void readsAThousandEntities() {
        ClassLoader loader = CompiledEntities.compile(folder, source());
        HibernateSource source = HibernateSource.scan(List.of(folder), loader);
        Schema schema = source.read(Engine.POSTGRESQL.dialect());
        assertThat(schema.tables().size()).isEqualTo(ENTITIES + ENTITIES / 10);
        assertThat(schema.sequences().size()).isEqualTo(ENTITIES);
        assertThat(schema.tables().stream().mapToInt(table -> table.foreignKeys().size()).sum())
                .isEqualTo(ENTITIES - 1 + ENTITIES / 10);
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        assertThat(runtime.totalMemory() - runtime.freeMemory()).as("bytes still held").isLessThan(300L << 20);
        assertThat(source.read(Engine.POSTGRESQL.dialect())).isEqualTo(schema);
    }

    private static String source() {
        return "import jakarta.persistence.*; import java.util.*;"
                + IntStream.range(0, ENTITIES).mapToObj(ManyEntitiesTest::entity).collect(Collectors.joining("\n"));
    }

    private static String entity(int number) {
        String columns = IntStream.range(0, 8).mapToObj(c -> "String text" + c + ";").collect(Collectors.joining());
        String parent = number == 0 ? "" : "@ManyToOne E" + (number / 2) + " parent;";
        String tags = number % 10 == 0 ? "@ElementCollection Set<String> tags;" : "";
        return "@Entity class E" + number + " { @Id @GeneratedValue Long id;" + columns + parent + tags + "}";
    }
}
