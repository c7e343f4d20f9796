package dev.matar.cli;

import dev.matar.Settings;
import dev.matar.run.Database;
import dev.matar.run.Transactions;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import dev.matar.schema.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Reads {@code matar.toml}: the table {@code [matar]}, overruled by the one of the environment that was asked for. */
final class ProjectFile {

    private static final Set<String> KEYS = new TreeSet<>(Set.of(
            "script_location",
            "version_locations",
            "url",
            "user",
            "password",
            "version_table",
            "version_table_schema",
            "transactions",
            "lock_timeout",
            "format",
            "naming"));

    private static final Set<String> NAMING_KEYS =
            new TreeSet<>(Set.of("primary_key", "unique", "foreign_key", "check", "index", "max_length"));

    private final Path file;
    private final Interpolation interpolation;
    private final TomlTable common;
    private final TomlTable special;

    private ProjectFile(Path file, Interpolation interpolation, TomlTable common, TomlTable special) {
        this.file = file;
        this.interpolation = interpolation;
        this.common = common;
        this.special = special;
    }

    /**
     * @param environment the name of a table {@code [environments.NAME]}; empty for none
     * @param variables what {@code -x} gave
     */
    static ProjectFile read(Path file, String environment, Map<String, String> variables) {
        TomlParseResult toml = parse(file);
        if (toml.hasErrors()) {
            var error = toml.errors().get(0);
            throw invalid(file, error.position(), error.getMessage(), "Mend it; the format is TOML.");
        }
        TomlTable common = table(file, toml, "matar");
        TomlTable special = environment.isEmpty() ? Toml.parse("") : table(file, toml, "environments." + environment);
        ProjectFile project = new ProjectFile(file, new Interpolation(file, variables), common, special);
        project.requireKnown(common, KEYS, "matar");
        project.requireKnown(special, KEYS, "environments." + environment);
        return project;
    }

    private static TomlParseResult parse(Path file) {
        try {
            return Toml.parse(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new Refusal(
                    "no-config",
                    "There is no configuration " + file + ".",
                    "Run matar init to begin a project here, or name its file with -c FILE.",
                    e);
        } catch (IOException e) {
            throw new Refusal("unreadable-file", "The configuration " + file + " cannot be read: " + e, "", e);
        }
    }

    private static TomlTable table(Path file, TomlTable toml, String key) {
        Object table = toml.get(key);
        if (table instanceof TomlTable found) {
            return found;
        }
        Object environments = toml.get("environments");
        String there = environments instanceof TomlTable all && key.startsWith("environments.")
                ? "It has " + String.join(", ", new TreeSet<>(all.keySet())) + "."
                : "Add it.";
        throw new Refusal("invalid-config", file + " has no table [" + key + "].", there);
    }

    private void requireKnown(TomlTable table, Set<String> known, String where) {
        for (String key : table.keySet()) {
            if (!known.contains(key)) {
                throw invalid(
                        file,
                        table.inputPositionOf(List.of(key)),
                        "[" + where + "] has no setting " + key + ".",
                        "It can have " + String.join(", ", known) + ".");
            }
        }
    }

    Settings settings() {
        Path scripts = path(text("script_location", "migrations"));
        Settings settings = Settings.of(database(), scripts)
                .cache(folder().resolve(".matar"))
                .versions(versions(scripts))
                .versionTable(versionTable())
                .transactions(transactions())
                .naming(naming());
        return value("lock_timeout") == null ? settings : settings.lockTimeout(lockTimeout());
    }

    /** Whether new revisions are written in SQL. */
    boolean writesSql() {
        String format = text("format", "java");
        if (!Set.of("java", "sql").contains(format)) {
            throw wrong("format", "is \"" + format + "\"", "Write \"java\" or \"sql\".");
        }
        return format.equals("sql");
    }

    private Database database() {
        return new Database(absolute(text("url", "")), text("user", ""), text("password", ""));
    }

    /** A file of SQLite or H2 is relative to the configuration, as every path is. */
    private String absolute(String url) {
        String sqlite = "jdbc:sqlite:";
        if (url.startsWith(sqlite) && url.length() > sqlite.length() && ":/".indexOf(url.charAt(sqlite.length())) < 0
                && !url.startsWith(sqlite + "file:")) {
            return sqlite + folder().resolve(url.substring(sqlite.length()));
        }
        for (String h2 : List.of("jdbc:h2:./", "jdbc:h2:file:./")) {
            if (url.startsWith(h2)) {
                return "jdbc:h2:file:" + folder().resolve(url.substring(h2.length()));
            }
        }
        return url;
    }

    private List<Path> versions(Path scripts) {
        Object value = value("version_locations");
        if (value == null) {
            return List.of(scripts.resolve("versions"));
        }
        List<Path> folders = new ArrayList<>();
        List<Object> texts = value instanceof TomlArray array ? array.toList() : List.of();
        if (!texts.isEmpty() && texts.stream().allMatch(String.class::isInstance)) {
            texts.forEach(text -> folders.add(path(interpolation.fill((String) text, "version_locations"))));
            return folders;
        }
        throw wrong("version_locations", "is no list of texts", "Write [\"migrations/versions\", \"…\"].");
    }

    private Name versionTable() {
        return Name.of(text("version_table_schema", ""), text("version_table", "matar_version"));
    }

    private Transactions transactions() {
        String text = text("transactions", "per-revision");
        for (Transactions each : Transactions.values()) {
            if (each.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) {
                return each;
            }
        }
        throw wrong("transactions", "is \"" + text + "\"", "Write \"per-revision\", \"all\" or \"none\".");
    }

    private Duration lockTimeout() {
        try {
            return Duration.parse("PT" + text("lock_timeout", ""));
        } catch (DateTimeParseException e) {
            throw wrong("lock_timeout", "is no duration", "Write a text such as \"30s\", \"10m\" or \"1h30m\".");
        }
    }

    private Naming naming() {
        Object value = value("naming");
        if (value == null) {
            return Naming.STANDARD;
        }
        if (!(value instanceof TomlTable table)) {
            throw wrong("naming", "is no table", "Write [matar.naming] with keys such as primary_key = \"pk_{table}\".");
        }
        requireKnown(table, NAMING_KEYS, "matar.naming");
        Naming standard = Naming.STANDARD;
        try {
            return new Naming(
                    table.getString("primary_key", standard::primaryKey),
                    table.getString("unique", standard::unique),
                    table.getString("foreign_key", standard::foreignKey),
                    table.getString("check", standard::check),
                    table.getString("index", standard::index),
                    (int) table.getLong("max_length", standard::maxLength));
        } catch (RuntimeException e) {
            throw wrong("naming", "holds a value of the wrong kind", "Patterns are texts, max_length is a number.");
        }
    }

    private Path folder() {
        return file.toAbsolutePath().normalize().getParent();
    }

    private Path path(String text) {
        return folder().resolve(text).normalize();
    }

    private Object value(String key) {
        Object value = special.get(List.of(key));
        return value == null ? common.get(List.of(key)) : value;
    }

    private String text(String key, String otherwise) {
        Object value = value(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof String text) {
            return interpolation.fill(text, key);
        }
        throw wrong(key, "is no text", "Put it in quotes.");
    }

    private Refusal wrong(String key, String problem, String remedy) {
        TomlTable table = special.contains(List.of(key)) ? special : common;
        return invalid(file, table.inputPositionOf(List.of(key)), key + " " + problem + ".", remedy);
    }

    private static Refusal invalid(Path file, TomlPosition position, String problem, String remedy) {
        String place = position == null ? file.toString() : file + ":" + position.line() + ":" + position.column();
        return new Refusal("invalid-config", place + ": " + problem, remedy);
    }
}
