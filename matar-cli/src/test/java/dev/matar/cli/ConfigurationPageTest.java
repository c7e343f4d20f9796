package dev.matar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} tells of each setting, and of no other. */
class ConfigurationPageTest {

    @Test
    void everySettingIsInTheManual() throws IOException {
        String page = Files.readString(Path.of("../docs/configuration.md"));
        Set<String> told = page.lines()
                .filter(line -> line.startsWith("| `") && !line.startsWith("| `["))
                .flatMap(line -> Pattern.compile("`([a-z_]+)`").matcher(line.substring(0, line.indexOf('|', 2))).results())
                .map(word -> word.group(1))
                .collect(Collectors.toSet());
        Set<String> tables = Set.of("naming", "source");
        Set<String> known = Stream.of(ProjectFile.KEYS, ProjectFile.NAMING_KEYS, Sources.KEYS)
                .flatMap(Set::stream)
                .filter(key -> !tables.contains(key))
                .collect(Collectors.toSet());
        assertThat(told).isEqualTo(known);
        tables.forEach(table -> assertThat(page).contains("[matar." + table + "]"));
    }
}
