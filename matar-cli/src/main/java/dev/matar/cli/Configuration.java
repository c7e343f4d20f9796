package dev.matar.cli;

import dev.matar.schema.Refusal;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** The values of {@code matar.toml}: those of {@code [matar]}, overruled by those of the environment that was asked for. */
final class Configuration {

    private static final String COMMON = "matar";
    private static final String SPECIAL = "environments";

    /** The reader of TOML takes minutes for thousands of lines that say nothing, and half a second for these. */
    private static final int MOST_IDLE_LINES = 500;

    private final Path file;
    private final Interpolation interpolation;
    private final TomlTable common;
    private final TomlTable special;

    private Configuration(Path file, Interpolation interpolation, TomlTable common, TomlTable special) {
        this.file = file;
        this.interpolation = interpolation;
        this.common = common;
        this.special = special;
    }

    /**
     * Refuses with {@code no-config} or {@code invalid-config}, with file, line and column where there are such.
     *
     * @param environment the name of a table {@code [environments.NAME]}; empty for none
     */
    static Configuration read(Path file, String environment, Interpolation interpolation) {
        TomlParseResult toml = parse(file);
        if (toml.hasErrors()) {
            var error = toml.errors().get(0);
            throw invalid(file, error.position(), error.getMessage() + ".", "Mend it; the format is TOML, see https://toml.io.");
        }
        requireTables(file, toml);
        TomlTable common = tableIn(file, toml, COMMON, "")
                .orElseThrow(() -> new Refusal("invalid-config", file + " has no table [matar].", "Add it."));
        return new Configuration(
                file, interpolation, common, environment.isEmpty() ? Toml.parse("") : special(file, toml, environment));
    }

    private static TomlParseResult parse(Path file) {
        try {
            String text = Files.readString(file);
            requireNoIdleLines(file, text);
            return Toml.parse(text);
        } catch (NoSuchFileException e) {
            throw new Refusal(
                    "no-config",
                    "There is no configuration " + file + ".",
                    "Run matar init to begin a project here, or name its file with -c FILE.",
                    e);
        } catch (CharacterCodingException e) {
            throw new Refusal("invalid-config", file + " is not UTF-8.", "Save it in UTF-8.", e);
        } catch (IOException e) {
            throw new Refusal(
                    "unreadable-file",
                    "The configuration " + file + " cannot be read.",
                    "Check that it is a file and that you may read it.",
                    e);
        }
    }

    private static void requireNoIdleLines(Path file, String text) {
        int line = 0;
        int idle = 0;
        for (String each : text.lines().toList()) {
            line++;
            idle = each.isBlank() || each.stripLeading().startsWith("#") ? idle + 1 : 0;
            if (idle > MOST_IDLE_LINES) {
                throw new Refusal(
                        "invalid-config",
                        file + ":" + line + ": more than " + MOST_IDLE_LINES + " lines one after the other are blank or comments.",
                        "Take them out.");
            }
        }
    }

    private static TomlTable special(Path file, TomlTable toml, String environment) {
        TomlTable all = tableIn(file, toml, SPECIAL, "").orElse(Toml.parse(""));
        return tableIn(file, all, environment, SPECIAL + ".").orElseThrow(() -> new Refusal(
                "no-such-environment",
                file + " has no table [environments." + environment + "].",
                all.isEmpty() ? "Add it." : "It has " + String.join(", ", new TreeSet<>(all.keySet())) + "."));
    }

    private static void requireTables(Path file, TomlTable toml) {
        for (String key : toml.keySet()) {
            if (!key.equals(COMMON) && !key.equals(SPECIAL)) {
                throw invalid(
                        file,
                        toml.inputPositionOf(List.of(key)),
                        key + " is neither in [matar] nor in [environments.NAME].",
                        "Settings stand in one of these tables.");
            }
        }
    }

    private static Optional<TomlTable> tableIn(Path file, TomlTable outer, String key, String prefix) {
        Object value = outer.get(List.of(key));
        if (value == null || value instanceof TomlTable) {
            return Optional.ofNullable((TomlTable) value);
        }
        throw invalid(file, outer.inputPositionOf(List.of(key)), key + " is no table.", "Write [" + prefix + key + "].");
    }

    /** Refuses a setting that is none of these, in either table. */
    void requireKnown(Set<String> known) {
        requireKnown(file, common, known, "[matar]");
        requireKnown(file, special, known, "The environment");
    }

    private static void requireKnown(Path file, TomlTable table, Set<String> known, String where) {
        for (String key : table.keySet()) {
            if (!known.contains(key)) {
                throw invalid(
                        file,
                        table.inputPositionOf(List.of(key)),
                        where + " has no setting " + key + ".",
                        "It can have " + String.join(", ", new TreeSet<>(known)) + ".");
            }
        }
    }

    boolean has(String key) {
        return special.contains(List.of(key)) || common.contains(List.of(key));
    }

    /** A text, filled in. */
    String text(String key, String otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        if (value(key) instanceof String text) {
            return interpolation.fill(text, place(key));
        }
        throw wrong(key, "is no text", "Put it in quotes.");
    }

    /** A text as it stands in the file, for refusals: what is filled in may be secret. */
    String asWritten(String key) {
        String text = String.valueOf(value(key));
        return '"' + text + '"' + (text.contains("${") ? ", filled in" : "");
    }

    /** A list of texts, filled in. */
    List<String> texts(String key) {
        List<Object> values = value(key) instanceof TomlArray array ? array.toList() : List.of();
        List<String> texts = new ArrayList<>();
        for (Object value : values) {
            if (value instanceof String text) {
                texts.add(interpolation.fill(text, place(key)));
            }
        }
        if (texts.isEmpty() || texts.size() < values.size()) {
            throw wrong(key, "is no list of texts", "Write " + key + " = [\"…\", \"…\"].");
        }
        return texts;
    }

    /** A table of texts and numbers with some of these keys, as they are. */
    Map<String, Object> table(String key, Set<String> known) {
        if (!(value(key) instanceof TomlTable table)) {
            throw wrong(key, "is no table", "Write [matar." + key + "].");
        }
        requireKnown(file, table, known, "[matar." + key + "]");
        Map<String, Object> values = new TreeMap<>();
        for (String each : table.keySet()) {
            values.put(each, table.get(List.of(each)));
        }
        return values;
    }

    /** A table, or several of one name, with texts filled in, lists as lists and tables as maps. */
    List<Map<String, Object>> tables(String key, Set<String> known) {
        Object value = value(key);
        List<Object> tables = value instanceof TomlArray array ? array.toList() : List.of(value);
        List<Map<String, Object>> filled = new ArrayList<>();
        for (Object each : tables) {
            if (!(each instanceof TomlTable table)) {
                throw wrong(key, "is no table", "Write [matar." + key + "], or [[matar." + key + "]] for several.");
            }
            requireKnown(file, table, known, "[matar." + key + "]");
            filled.add(filled(table, key));
        }
        return filled;
    }

    private Map<String, Object> filled(TomlTable table, String key) {
        Map<String, Object> filled = new TreeMap<>();
        for (String each : table.keySet()) {
            filled.put(each, filled(table.get(List.of(each)), key));
        }
        return filled;
    }

    private Object filled(Object value, String key) {
        if (value instanceof TomlTable table) {
            return filled(table, key);
        } else if (value instanceof TomlArray array) {
            return array.toList().stream().map(each -> filled(each, key)).toList();
        }
        return value instanceof String text ? interpolation.fill(text, place(key)) : value;
    }

    private Object value(String key) {
        return holder(key).get(List.of(key));
    }

    private TomlTable holder(String key) {
        return special.contains(List.of(key)) ? special : common;
    }

    /** A refusal of a setting's value, with its place. */
    Refusal wrong(String key, String problem, String remedy) {
        return new Refusal("invalid-config", place(key) + " " + problem + ".", remedy);
    }

    private String place(String key) {
        return place(file, holder(key).inputPositionOf(List.of(key))) + key;
    }

    private static Refusal invalid(Path file, TomlPosition position, String problem, String remedy) {
        return new Refusal("invalid-config", place(file, position) + problem, remedy);
    }

    private static String place(Path file, TomlPosition position) {
        return file + (position == null ? "" : ":" + position.line() + ":" + position.column()) + ": ";
    }
}
