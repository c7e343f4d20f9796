package dev.matar.notation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.operation.Code;
import dev.matar.operation.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of {@code docs/notation.md}, and those that refusals show, are what is written for what they mean. */
class NotationPageTest {

    private static final Pattern EXAMPLE = Pattern.compile("```(schema|operations)\n(.*?)```", Pattern.DOTALL);

    @Test
    void thePageShowsTheNotationAsItIsWritten() throws IOException {
        for (String example : examples("schema")) {
            assertThat(Notation.write(Notation.readSchema(example))).isEqualTo(example);
        }
        for (String example : examples("operations")) {
            assertThat(Notation.write(Notation.readOperations(example))).isEqualTo(example);
        }
    }

    @Test
    void thePageShowsEveryOperation() throws IOException {
        Set<Class<?>> shown = new HashSet<>(Set.of(Code.class));
        for (String example : examples("operations")) {
            Notation.readOperations(example).forEach(operation -> shown.add(operation.getClass()));
        }
        assertThat(shown).containsExactlyInAnyOrderElementsOf(NotationLawTest.leaves(Operation.class).toList());
    }

    @Test
    void theExamplesInRefusalsReadBack() {
        for (Verb<?> verb : Verbs.ALL) {
            if (verb.type() != Code.class) {
                String written = Notation.write(Notation.readOperations(verb.example()));
                assertThat(written.strip()).isEqualTo(verb.example().strip());
            }
        }
        List<String> members =
                List.of(ColumnText.EXAMPLE, ConstraintText.EXAMPLE, IndexText.EXAMPLE, OptionText.EXAMPLE);
        String columns = "  code text\n  is_active boolean\n  author_id text\n  ";
        String table = "create table post\n" + columns + String.join("\n  ", members) + "\n";
        assertThat(Notation.write(Notation.readOperations(table))).isEqualTo(table);
    }

    /** The page's examples of one kind. */
    static List<String> examples(String kind) throws IOException {
        return EXAMPLE.matcher(Files.readString(Path.of("../docs/notation.md"))).results()
                .filter(example -> example.group(1).equals(kind))
                .map(example -> example.group(2))
                .toList();
    }
}
