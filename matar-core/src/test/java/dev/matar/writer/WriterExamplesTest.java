package dev.matar.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.SqlSplitter;
import dev.matar.dialect.SqlSyntax;
import dev.matar.dialect.h2.H2Dialect;
import dev.matar.dialect.postgresql.PostgresqlDialect;
import dev.matar.dialect.sqlite.SqliteDialect;
import dev.matar.notation.Notation;
import dev.matar.operation.Operation;
import dev.matar.schema.Naming;
import dev.matar.schema.Refusal;
import dev.matar.scenario.Sections;
import dev.matar.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Examples that anybody can read: operations, and what they look like in Java and SQL. {@code -Dscenarios.rewrite=true} writes them anew. */
class WriterExamplesTest {

    private static final Path FOLDER = Path.of("src/test/resources/writer");
    private static final List<Dialect> DIALECTS = List.of(new PostgresqlDialect(), new SqliteDialect(), new H2Dialect());

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void areWrittenSo(Path file) throws IOException {
        String text = Files.readString(file);
        Map<String, String> sections = Sections.of(text);
        answer(sections);
        StringBuilder whole = new StringBuilder();
        sections.forEach((title, body) -> whole.append("-- ").append(title).append(" --\n").append(body).append("\n\n"));
        String written = whole.toString().stripTrailing() + "\n";
        if (Boolean.getBoolean("scenarios.rewrite")) {
            Files.writeString(file, written);
        }
        assertThat(written).isEqualTo(Files.readString(file));
    }

    private static void answer(Map<String, String> sections) {
        Schema before = Notation.readSchema(sections.getOrDefault("before", ""));
        List<Operation> operations = Notation.readOperations(sections.get("operations"));
        List<String> comments = List.of(sections.getOrDefault("comments", "").split("\n", -1));
        List<Commented> up = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            up.add(new Commented(operations.get(i), i < comments.size() ? comments.get(i) : ""));
        }
        List<Commented> down = Commented.plain(Operation.inverseAll(operations, before));
        JavaWriter java = new JavaWriter(Naming.STANDARD, new SqlSplitter(SqlSyntax.POSTGRESQL)::touchesOnlyRows);
        sections.put("upgrade", java.upgrade(up).stripTrailing());
        sections.put("downgrade", java.downgrade(down).stripTrailing());
        DIALECTS.forEach(dialect -> sections.put(dialect.name(), sql(dialect, up, before)));
    }

    private static String sql(Dialect dialect, List<Commented> operations, Schema before) {
        try {
            return new SqlWriter(dialect).section(operations, before).stripTrailing();
        } catch (Refusal refusal) {
            return "refused: " + refusal.getMessage();
        }
    }
}
