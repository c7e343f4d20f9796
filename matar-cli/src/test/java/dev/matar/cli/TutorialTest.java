package dev.matar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Follows the tutorial: writes the files that its blocks name behind their language ({@code new} where a reader makes them), types what its console blocks show behind
 * {@code $}, and compares the answers. {@code -Dtranscripts.rewrite=true} writes them anew.
 */
class TutorialTest {

    private static final Path TUTORIAL = Path.of("../docs/tutorial.md");

    @TempDir
    Path folder;

    private final List<String> followed = new ArrayList<>();
    private Shell shell;

    @Test
    void whatItShowsHappens() throws IOException {
        folder = folder.toRealPath();
        shell = new Shell(folder);
        List<String> page = Files.readAllLines(TUTORIAL);
        for (int line = 0; line < page.size(); line++) {
            followed.add(page.get(line));
            if (page.get(line).startsWith("```")) {
                int end = line + 1 + page.subList(line + 1, page.size()).indexOf("```");
                follow(page.get(line).substring(3), page.subList(line + 1, end));
                followed.add("```");
                line = end;
            }
        }
        if (Boolean.getBoolean("transcripts.rewrite")) {
            Files.write(TUTORIAL, followed);
        }
        assertThat(followed).anyMatch(line -> line.startsWith("$ matar upgrade"));
        Normal normal = new Normal(folder, List.of());
        assertThat(String.join("\n", normal.lines(followed))).isEqualTo(String.join("\n", normal.lines(page)));
    }

    private void follow(String info, List<String> block) throws IOException {
        String[] words = info.split(" ");
        if (words[0].equals("console")) {
            block.stream().filter(line -> line.startsWith("$ ")).forEach(this::type);
            return;
        }
        followed.addAll(block);
        if (words.length > 1) {
            Path file = folder.resolve(words[1]);
            boolean isNew = words.length > 2 && words[2].equals("new");
            assertThat(Files.exists(file)).as("a file is either there from before, or said to be new: %s", info).isNotEqualTo(isNew);
            Files.write(file, block);
        }
    }

    private void type(String line) {
        followed.add(line);
        for (String answer : shell.run(new Transcript.Typed(line.substring(2), List.of()))) {
            if (!answer.matches("\\[\\d]")) {
                followed.add(answer.replaceFirst("^! ?", ""));
            }
        }
    }
}
